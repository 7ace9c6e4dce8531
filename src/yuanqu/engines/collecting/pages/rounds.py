"""What a return's figures were and became: since its approval, and in each correction after it (变动与更正)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.collecting.since_approval import NOW, Changed, Held
from yuanqu.engines.ledger.paths import ledger_behind
from yuanqu.engines.ledger.titles import titles_of
from yuanqu.engines.ledger.withholding import sees
from yuanqu.engines.ledger.wording import wording
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.people.models import Account
from yuanqu.site.parts import Cell, Column, Table

_OPENED = ("permit", "withdraw", "recall")
_COLUMNS = (Column("项目"), Column("原值", numeric=True), Column("现值", numeric=True))


@dataclass(frozen=True)
class Correction:
    """One correction that was let happen after an approval: who let it, why, and which values changed."""

    move: MoveMade
    label: str
    values: Table


def corrections(account: Account, collecting: Collecting, record: Any) -> list[Correction]:
    """The corrections of a return, the newest first."""
    return list(_corrections(account, collecting, record))[::-1]


def _corrections(account: Account, collecting: Collecting, record: Any) -> Iterator[Correction]:
    loop = procedure(collecting.returns)
    made = moves_of(loop, record.pk)
    opened = [each for each in made if each.move in _OPENED]
    if not opened:
        return
    held = Held(collecting, [record], opened[0].change_id - 1)
    for at, each in enumerate(made):
        if each.move not in _OPENED:
            continue
        # What came in under the very change that permitted it counts as after it.
        then = next((later.change_id for later in made[at + 1 :] if later.move == "approve"), NOW)
        values = held.changed(record, each.change_id - 1, then)
        yield Correction(each, loop.label_of_move(each.move), values_table(account, collecting, values))


def values_table(account: Account, collecting: Collecting, values: Sequence[Changed]) -> Table:
    """Changed values as a table; columns that the reader may not see are named without their values."""
    several = any(each.key for each in values)
    titles = titles_of(account, collecting.ledger, {each.row for each in values}) if several else {}
    rows = [_row(account, collecting, each, titles.get(each.row, "")) for each in values]
    return Table("变动的数据", list(_COLUMNS), rows)


def _row(account: Account, collecting: Collecting, each: Changed, title: str) -> list[Cell]:
    if not each.column:
        return [Cell("新增的记录" if each.after else "作废或者移出的记录", note=title), Cell("—"), Cell("—")]
    column = collecting.ledger.declared()[each.column]
    unit = getattr(column, "unit", "")
    name = Cell(f"{column.label}（{unit}）" if unit else column.label, note=title)
    if not sees(account, column):
        return [name, Cell("（无权查看）"), Cell("（无权查看）")]
    linked: Mapping[UUID, str] = {}
    if column.kind == "link":
        linked = titles_of(account, ledger_behind(column), {each.before, each.after} - {None})
    was, now = (wording(column, value, linked) for value in (each.before, each.after))
    return [name, Cell(was or "—"), Cell(now or "—")]
