"""The records of plan and supervision, for Django to find.

The order here is that of the work, and so of the menu.
"""

# isort: off
from yuanqu.domains.plan.ledgers.goal import Goal
from yuanqu.domains.plan.ledgers.item import Item
from yuanqu.domains.plan.ledgers.task import Task
from yuanqu.domains.plan.ledgers.feedback import Feedback
from yuanqu.domains.plan.ledgers.meeting import Meeting
from yuanqu.domains.plan.ledgers.decision import Decision
from yuanqu.domains.plan.ledgers.site_visit import SiteVisit
from yuanqu.domains.plan.ledgers.bulletin import Bulletin
from yuanqu.domains.plan.ledgers.ledger_request import LedgerRequest
from yuanqu.domains.plan.ledgers.ledger_return import LedgerReturn

__all__ = (  # noqa: RUF022 - in the order of the work
    "Goal",
    "Item",
    "Task",
    "Feedback",
    "Meeting",
    "Decision",
    "SiteVisit",
    "Bulletin",
    "LedgerRequest",
    "LedgerReturn",
)
