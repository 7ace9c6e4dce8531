"""The records of infrastructure, for Django to find.

The order here is that of the forms, and so of the menu.
"""

# isort: off
from yuanqu.domains.infrastructure.ledgers.work import Work
from yuanqu.domains.infrastructure.ledgers.work_part import WorkPart
from yuanqu.domains.infrastructure.ledgers.work_progress import WorkProgress
from yuanqu.domains.infrastructure.ledgers.road import Road
from yuanqu.domains.infrastructure.ledgers.pipe_segment import PipeSegment
from yuanqu.domains.infrastructure.ledgers.facility import Facility
from yuanqu.domains.infrastructure.ledgers.utility_capacity import UtilityCapacity
from yuanqu.domains.infrastructure.ledgers.utility_demand import UtilityDemand
from yuanqu.domains.infrastructure.ledgers.connection import Connection

__all__ = (  # noqa: RUF022 - in the order of the forms
    "Work",
    "WorkPart",
    "WorkProgress",
    "Road",
    "PipeSegment",
    "Facility",
    "UtilityCapacity",
    "UtilityDemand",
    "Connection",
)
