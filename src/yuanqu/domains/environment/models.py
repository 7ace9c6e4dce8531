"""The records of the environment office, for Django to find.

The order here is that of the forms, and so of the menu.
"""

# isort: off
from yuanqu.domains.environment.ledgers.admission import Admission
from yuanqu.domains.environment.ledgers.discharge_permit import DischargePermit
from yuanqu.domains.environment.ledgers.screening import Screening
from yuanqu.domains.environment.ledgers.inspection import Inspection
from yuanqu.domains.environment.ledgers.problem import Problem
from yuanqu.domains.environment.ledgers.outlet import Outlet
from yuanqu.domains.environment.ledgers.sampling_round import SamplingRound
from yuanqu.domains.environment.ledgers.handover import Handover
from yuanqu.domains.environment.ledgers.sample import Sample
from yuanqu.domains.environment.ledgers.reading import Reading
from yuanqu.domains.environment.ledgers.exceedance import Exceedance
from yuanqu.domains.environment.ledgers.limit_set import LimitSet
from yuanqu.domains.environment.ledgers.limit import Limit
from yuanqu.domains.environment.ledgers.outlet_standard import OutletStandard
from yuanqu.domains.environment.ledgers.feedback_problem import FeedbackProblem
from yuanqu.domains.environment.ledgers.feedback_task import FeedbackTask

__all__ = (  # noqa: RUF022 - in the order of the forms
    "Admission",
    "DischargePermit",
    "Screening",
    "Inspection",
    "Problem",
    "Outlet",
    "SamplingRound",
    "Handover",
    "Sample",
    "Reading",
    "Exceedance",
    "LimitSet",
    "Limit",
    "OutletStandard",
    "FeedbackProblem",
    "FeedbackTask",
)
