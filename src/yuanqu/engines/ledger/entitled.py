"""Who may write what of a record is asked before anything is said of what he gave (写入权限).

The keeper's people write all but what is left to others; those a row names write their part (`people.filling`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.people.access import access_records, may_enter
from yuanqu.people.filling import Pen, Pens, may_add, may_write, pen_for, stands
from yuanqu.people.models import Account

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger


def require_entry(ledger: type[Ledger], account: Account) -> None:
    """Refuse somebody who may not write into ``ledger``, before anything is said of what he gave."""
    if not may_write(account, ledger.record):
        raise Refused("access.enter", f"「{ledger.name}」由{ledger.keeper}填报，您的账号不能写入。")


def require_adding(ledger: type[Ledger], account: Account) -> None:
    """Refuse somebody who may not register records in ``ledger``."""
    require_entry(ledger, account)
    if not may_add(account, ledger.record):
        raise Refused(
            "access.enter", f"「{ledger.name}」由{ledger.keeper}登记，您的账号只能填写其中写明由您填的列。"
        )


def require_part(ledger: type[Ledger], record_id: UUID, account: Account, *, voiding: bool = False) -> None:
    """Refuse somebody who may write in other rows of the ledger, but nothing in this one; or may not void it."""
    record = access_records(account, ledger.record).filter(pk=record_id).first()
    if record is None:
        if not may_enter(account, ledger.keeper):  # the same, whether there is such a record or not
            raise Refused("access.enter", f"「{ledger.name}」由{ledger.keeper}填报，您的账号不能写入。")
        return
    pen = pen_for(account, ledger.record, raw_values(ledger, record))
    if voiding and pen.whole and pen.filled:
        others = "、".join(dict.fromkeys(pen.closed.values()))
        raise Refused(
            "access.enter", f"这条记录中有{others}填写的内容，您的账号不能作废：请对方先清空所填的列。"
        )
    if not (pen.voids if voiding else pen.writes):
        owner = pen.owner or next(iter(pen.closed.values()), ledger.keeper)
        raise Refused("access.enter", f"这条记录由{owner}{'作废' if voiding else '填写'}，您的账号不能办理。")


def require_own(
    ledger: type[Ledger], row: Mapping[str, Any], written: Collection[str], account: Account
) -> None:
    """Refuse to write columns of a new row that are somebody else's to fill in."""
    _require_columns(ledger, Pens(account, ledger.record).of(row, new=True), written)


def require_own_changes(
    ledger: type[Ledger],
    standing: Mapping[str, Any],
    row: Mapping[str, Any],
    written: Collection[str],
    account: Account,
) -> None:
    """Refuse to make ``row`` of a ``standing`` one where that writes, or hands over, what is somebody else's."""
    pens = Pens(account, ledger.record)
    for each in (standing, row):
        _require_columns(ledger, pens.of(each), written)
    if problems := [*handed_over(ledger, standing, row, pens)]:
        raise Refused("access.column", "记录没有保存：别的单位已经填写。", problems)


def handed_over(
    ledger: type[Ledger], standing: Mapping[str, Any], row: Mapping[str, Any], pens: Pens
) -> Iterator[Problem]:
    """Naming another takes what stands there from whoever filled it in, or gives him what he did not say.

    ``row`` has its derived columns: one of them may be the one that names.
    """
    declared = ledger.declared()
    for filling in ledger.rights.fillings:
        if not filling.alone or standing[filling.by] == row[filling.by]:
            continue
        for each in (standing, row):
            pen = pens.of(each)
            name = next((n for n in filling.columns if stands(each, n) and not pen.may(n)), "")
            if name:
                by, whose = declared[filling.by].label, pen.whose(name, ledger.keeper)
                said = f"「{declared[name].label}」由{whose}填写，现在有内容，「{by}」不能改"
                yield Problem(
                    "access.column", (filling.by,), said, f"请先清空这一列（已由{whose}填的，由对方清空）"
                )
                break


def _require_columns(ledger: type[Ledger], pen: Pen, written: Collection[str]) -> None:
    if not pen.writes or pen.owner:
        owner = pen.owner or ledger.keeper
        raise Refused("access.enter", f"这条记录由{owner}填写，您的账号不能写入。")
    problems = [
        closed_column(ledger, name, pen)
        for name in ledger.declared()
        if name in written and not pen.may(name)
    ]
    if problems:
        raise Refused("access.column", "记录没有保存：有的列不由您填写。", problems)


def closed_column(ledger: type[Ledger], name: str, pen: Pen) -> Problem:
    """What is said of a column that is not the writer's to fill in."""
    said = f"「{ledger.declared()[name].label}」由{pen.whose(name, ledger.keeper)}填写，您的账号不能改"
    return Problem("access.column", (name,), said, "请联系对方填写，或保留原值")


def raw_values(ledger: type[Ledger], record: Record) -> dict[str, Any]:
    """A record's values by column, links as ids."""
    return {
        name: getattr(record, str(cast(Any, column).attname)) for name, column in ledger.declared().items()
    }
