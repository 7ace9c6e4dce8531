"""What a return's figures were and became: since its approval, and in each correction after it (变动与更正)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.collecting.since_approval import NOW, Changed, Held
from yuanqu.engines.ledger.withholding import sees
from yuanqu.engines.ledger.wording import wording
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.people.models import Account
from yuanqu.site.parts import Cell, Column, Table

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
    held = Held(collecting, [record]) if any(each.move in ("permit", "withdraw") for each in made) else None
    for at, each in enumerate(made):
        if held is None or each.move not in ("permit", "withdraw"):
            continue
        # What came in under the very change that permitted it counts as after it.
        then = next((later.change_id for later in made[at + 1 :] if later.move == "approve"), NOW)
        values = held.changed(record, each.change_id - 1, then)
        yield Correction(each, loop.label_of_move(each.move), values_table(account, collecting, values))


def values_table(account: Account, collecting: Collecting, values: Sequence[Changed]) -> Table:
    """Changed values as a table; columns that the reader may not see are named without their values."""
    return Table("变动的数据", list(_COLUMNS), [_row(account, collecting, each) for each in values])


def _row(account: Account, collecting: Collecting, each: Changed) -> list[Cell]:
    column = collecting.ledger.declared()[each.column]
    unit = getattr(column, "unit", "")
    name = Cell(
        f"{column.label}（{unit}）" if unit else column.label,
        note=" ".join(str(part) for part in each.key if part),
    )
    if not sees(account, column):
        return [name, Cell("（无权查看）"), Cell("（无权查看）")]
    return [name, Cell(wording(column, each.before) or "—"), Cell(wording(column, each.after) or "—")]
