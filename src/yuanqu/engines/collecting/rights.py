"""Who fills in a return 谁来填: its respondent; the keeper where rights by row leave it to him.

A department fills in rows of its own at any time: what its return waits for is that somebody of it says they are whole.
"""

from __future__ import annotations

from typing import Any

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.collecting.requested import Requested
from yuanqu.engines.ledger.entitled import raw_values
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.rights import may_make
from yuanqu.people.filling import pen_for
from yuanqu.people.models import Account

REPORTING = ("submit", "file_late", "resubmit", "correct")


def may_fill_in(account: Account, collecting: Collecting, record: Any) -> bool:
    """Whether ``account`` may write the row that the return asks for, or say that its rows are whole."""
    if isinstance(collecting, Requested):
        return reporting_move(account, collecting, record) is not None
    row = {"month": record.month, collecting.respondent: getattr(record, collecting.attribute)}
    return pen_for(account, collecting.ledger.record, row).whole


def reporting_move(account: Account, collecting: Requested, record: Any) -> Move | None:
    """The move by which ``account`` may say so as the return now stands; None where it may not."""
    loop, row = procedure(collecting.returns), raw_values(collecting.return_ledger, record)
    reporting = (loop.move(name) for name in REPORTING)
    return next(
        (each for each in reporting if each.starts_in(record.state) and may_make(account, loop, each, row)),
        None,
    )
