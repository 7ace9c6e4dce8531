"""The records of party building, for Django to find.

The order here is that of the work, and so of the menu.
"""

# isort: off
from yuanqu.domains.party.ledgers.survey import Survey
from yuanqu.domains.party.ledgers.scope_entry import ScopeEntry
from yuanqu.domains.party.ledgers.target import Target
from yuanqu.domains.party.ledgers.organisation import Organisation
from yuanqu.domains.party.ledgers.coverage import Coverage
from yuanqu.domains.party.ledgers.member import Member
from yuanqu.domains.party.ledgers.instructor import Instructor
from yuanqu.domains.party.ledgers.assignment import Assignment
from yuanqu.domains.party.ledgers.visit import Visit
from yuanqu.domains.party.ledgers.monthly_report import MonthlyReport
from yuanqu.domains.party.ledgers.venue import Venue
from yuanqu.domains.party.ledgers.rectification import Rectification
from yuanqu.domains.party.ledgers.event import Event
from yuanqu.domains.party.ledgers.responsibility import Responsibility

__all__ = (  # noqa: RUF022 - in the order of the work
    "Survey",
    "ScopeEntry",
    "Target",
    "Organisation",
    "Coverage",
    "Member",
    "Instructor",
    "Assignment",
    "Visit",
    "MonthlyReport",
    "Venue",
    "Rectification",
    "Event",
    "Responsibility",
)
