"""What stands against voiding a record that the ledger itself would let go (作废前的核对).

An engine above the ledgers that knows of something running on a record enters its answer here once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from yuanqu.engines.ledger.refusals import Problem, Refused

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger
    from yuanqu.engines.ledger.record import Record
    from yuanqu.people.models import Account

Hold = Callable[["type[Ledger]", "Record", "Account"], Iterable[Problem]]

_HOLDS: list[Hold] = []


def hold_voiding(hold: Hold) -> None:
    """Ask ``hold`` what speaks against an account's voiding a record."""
    if hold not in _HOLDS:
        _HOLDS.append(hold)


def require_free(ledger: type[Ledger], record: Record, account: Account) -> None:
    """Raises Refused ``record.held`` with everything that speaks against it."""
    found = [problem for hold in _HOLDS for problem in hold(ledger, record, account)]
    if found:
        raise Refused("record.held", f"没有作废：{'；'.join(each.sentence for each in found)}", found)
