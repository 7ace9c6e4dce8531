"""The records of the work report, for Django to find.

The order here is that of the menu.
"""

# isort: off
from yuanqu.domains.reporting.ledgers.edition import Edition
from yuanqu.domains.reporting.ledgers.confirmation import Confirmation

__all__ = (  # noqa: RUF022 - in the order of the menu
    "Edition",
    "Confirmation",
)
