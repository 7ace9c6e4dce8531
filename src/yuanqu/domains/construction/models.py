"""The records of project construction, for Django to find.

The order here is that of the work, and so of the menu.
"""

# isort: off
from yuanqu.domains.construction.ledgers.key_project import KeyProject
from yuanqu.domains.construction.ledgers.milestone import Milestone
from yuanqu.domains.construction.ledgers.progress import Progress
from yuanqu.domains.construction.ledgers.permit import Permit
from yuanqu.domains.construction.ledgers.problem import Problem
from yuanqu.domains.construction.ledgers.stat_entry import StatEntry
from yuanqu.domains.construction.ledgers.suspension import Suspension

__all__ = (  # noqa: RUF022 - in the order of the work
    "KeyProject",
    "Milestone",
    "Progress",
    "Permit",
    "Problem",
    "StatEntry",
    "Suspension",
)
