"""The records of economic operation, for Django to find.

The order here is that of the forms, and so of the menu.
"""

# isort: off
from yuanqu.domains.economy.ledgers.statement import Statement
from yuanqu.domains.economy.ledgers.output import Output
from yuanqu.domains.economy.ledgers.supplement import Supplement
from yuanqu.domains.economy.ledgers.tax import Tax
from yuanqu.domains.economy.ledgers.rd_year import RdYear
from yuanqu.domains.economy.ledgers.foreign_trade import ForeignTrade
from yuanqu.domains.economy.ledgers.candidate import Candidate
from yuanqu.domains.economy.ledgers.leading_industry import LeadingIndustry
from yuanqu.domains.economy.ledgers.statement_task import StatementTask
from yuanqu.domains.economy.ledgers.statement_return import StatementReturn
from yuanqu.domains.economy.ledgers.month_lock import MonthLock

__all__ = (  # noqa: RUF022 - in the order of the forms
    "Statement",
    "Output",
    "Supplement",
    "Tax",
    "RdYear",
    "ForeignTrade",
    "Candidate",
    "LeadingIndustry",
    "StatementTask",
    "StatementReturn",
    "MonthLock",
)
