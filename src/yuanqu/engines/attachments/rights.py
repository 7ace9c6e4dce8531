"""Who may bring a file to a record: who may enter into its ledger, and whom an engine above lets (附件的权限)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from yuanqu.engines.ledger.entitled import raw_values
from yuanqu.people.filling import pen_for
from yuanqu.people.roles import Role

if TYPE_CHECKING:
    from yuanqu.engines.attachments.models import Attachment
    from yuanqu.engines.ledger.declaration import Ledger
    from yuanqu.engines.ledger.record import Record
    from yuanqu.people.models import Account

Leave = Callable[["Account", "type[Ledger]", "Record"], bool]

_LEAVES: list[Leave] = []


def also_let(leave: Leave) -> None:
    """Let those bring files whom ``leave`` lets: whoever may make the next move of the record's procedure."""
    if leave not in _LEAVES:
        _LEAVES.append(leave)


def may_attach(account: Account, ledger: type[Ledger], record: Record) -> bool:
    """Whether ``account`` may bring files to ``record``, which it may read."""
    if any(leave(account, ledger, record) for leave in _LEAVES):
        return True
    return pen_for(account, ledger.record, raw_values(ledger, record)).writes


def may_remove(account: Account, ledger: type[Ledger], record: Record, file: Attachment) -> bool:
    """Whether ``account`` may void ``file`` of ``record``: who brought it, or a head who may void the record itself."""
    if file.uploaded_by_id == account.pk:
        return may_attach(account, ledger, record)
    return account.role == Role.HEAD and pen_for(account, ledger.record, raw_values(ledger, record)).voids
