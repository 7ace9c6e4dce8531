"""The records of a figure's sides on its page: a page of them at a time, what may not be seen counted and said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.listing import Records
from yuanqu.engines.indicators.side_names import side_name
from yuanqu.engines.indicators.viewing import without_withheld
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.people.access import Reader, access_records, may_read, reads_every
from yuanqu.site.parts import Cell, Column, Table
from yuanqu.site.turning import Turn, turns

SIZE = 50


@dataclass(frozen=True)
class SideTable:
    """A page of one side's records: ``total`` of them in all, ``visible`` to the reader."""

    side: str
    name: str
    total: int
    visible: int
    keeper: str
    number: int
    pages: int
    table: Table
    turns: list[Turn]

    @property
    def withheld(self) -> int:
        """How many of the records the reader may not see."""
        return self.total - self.visible


def side_tables(
    figure: Figure, account: Reader, shown: Mapping[str, int], url: Callable[[str, int], str]
) -> list[SideTable]:
    """Each side's records; ``shown`` are the pages asked for, ``url(side, number)`` addresses another."""
    return [_side_table(figure, side, account, shown.get(side, 1), url) for side in figure.sides]


def visible_rows(account: Reader, records: Records) -> list[dict[str, Any]]:
    """The rows that ``account`` may see, without the cells it may not see."""
    model = registry.ledger(records.ledger).record
    if reads_every(account, model):
        return without_withheld(account, records, records.rows)
    ids = [row["id"] for row in records.rows]
    seen = set(map(str, access_records(account, model).filter(pk__in=ids).values_list("pk", flat=True)))
    return without_withheld(account, records, (row for row in records.rows if str(row["id"]) in seen))


def visible_count(account: Reader, figure: Figure, side: str, ledger: type[Ledger]) -> int:
    """How many of a side's records ``account`` may see, of all of them."""
    if reads_every(account, ledger.record):
        return figure.sides[side]
    if not may_read(account, ledger.record):
        return 0
    return len(visible_rows(account, figure.records(side)))


def _side_table(
    figure: Figure, side: str, account: Reader, asked: int, url: Callable[[str, int], str]
) -> SideTable:
    pages = max(1, -(-figure.sides[side] // SIZE))
    number = min(max(asked, 1), pages)
    records = figure.records(side, limit=SIZE, first=(number - 1) * SIZE)
    ledger, name = registry.ledger(records.ledger), side_name(side)
    visible = visible_count(account, figure, side, ledger)
    rows = [_cells(row, figure, ledger) for row in visible_rows(account, records)]
    return SideTable(
        side,
        name,
        records.total,
        visible,
        ledger.keeper,
        number,
        pages,
        Table(name, [Column(heading) for heading in records.headings], rows),
        turns(number, pages, lambda each: url(side, each)) if visible else [],
    )


def _cells(row: Mapping[str, Any], figure: Figure, ledger: type[Ledger]) -> Sequence[Cell]:
    address = ledger_address(ledger.label, "detail", UUID(str(row["id"])))
    address += f"?snapshot={figure.snapshot.id}"
    texts = ["" if value is None else str(value) for name, value in row.items() if name != "id"]
    return [Cell(text, "" if place else address) for place, text in enumerate(texts)]
