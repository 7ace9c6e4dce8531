"""What a snapshot is made of: a table for each ledger, and one of moves for each ledger with a procedure (分表).

Moves are the only thing measuring may know of a procedure: a record's state and the days of its moves are columns
that say how things stand now, and never enter a snapshot. What was taken back with its import did not happen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, cast

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.procedure import registry as procedures
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.snapshots.columns import Exported, exported_columns, main_date, shape

MOVES = ":moves"
_VIEW = re.compile(r"\b[a-z]\w*?__\w+")
MOVE_COLUMNS = (
    Exported("record", "UUID", '"record"'),
    Exported("move", "VARCHAR", '"move"'),
    Exported("source", "VARCHAR", '"source"'),
    Exported("target", "VARCHAR", '"target"'),
    Exported("on", "DATE", '"on"'),
    Exported("seq", "BIGINT", '"seq"'),
    Exported("backfilled", "BOOLEAN", '"backfilled"'),
)


@dataclass(frozen=True)
class Table:
    """One part of a snapshot: its label, its columns, where its rows stand and in which order they are written.

    ``by``: the date they are sorted by; ``day`` reads it from the database, where it is kept as ``stored``.
    """

    label: str
    columns: tuple[Exported, ...]
    table: str
    standing: str
    order: str
    by: str | None = None
    day: str = ""
    stored: str = ""

    @cached_property
    def shape(self) -> tuple[tuple[str, str], ...]:
        """Names and types of its columns, as a part of it tells them."""
        return shape(self.columns)

    @property
    def sql(self) -> str:
        """The query that reads it from the database."""
        chosen = ", ".join(f'{column.read} AS "{column.name}"' for column in self.columns)
        return f'SELECT {chosen} FROM "{self.table}" WHERE {self.standing} ORDER BY {self.order}'  # noqa: S608 - declared names


def tables() -> Sequence[Table]:
    """Every table of a snapshot as the house is declared now; worked out once for what there is."""
    return _tables(tuple(registry.ledgers()), tuple(_with_moves()))


@lru_cache(maxsize=4)
def _tables(ledgers: Sequence[type[Ledger]], with_moves: Sequence[str]) -> Sequence[Table]:
    return (*map(_records, ledgers), *map(_moves, with_moves))


def labels_by_view() -> Mapping[str, str]:
    """Every part's label by the name of its view; worked out once for the ledgers and procedures there are: both
    only grow.
    """
    return _by_view(len(list(registry.ledgers())), len(list(procedures.procedures())))


@lru_cache(maxsize=4)
def _by_view(_ledgers: int, _procedures: int) -> Mapping[str, str]:
    labels = (ledger.label for ledger in registry.ledgers())
    return {view_name(label): label for label in (*labels, *map(moves_label, _with_moves()))}


def _with_moves() -> Iterator[str]:
    return (each.label for each in procedures.procedures())


def views_in(*queries: str) -> list[str]:
    """The views that the queries name, each once, sorted."""
    named = {name for sql in queries for name in _names(sql)}
    return sorted(named & labels_by_view().keys())


@lru_cache(maxsize=8_192)
def _names(sql: str) -> frozenset[str]:
    return frozenset(_VIEW.findall(sql))


def table_of(label: str) -> Table:
    """The table of a part as it is declared now."""
    return _moves(label.removesuffix(MOVES)) if label.endswith(MOVES) else _records(registry.ledger(label))


def view_name(label: str) -> str:
    """The view of a part: ``services.service_case`` is ``services__service_case``; moves are ``…__moves``."""
    return label.replace(".", "__").replace(":", "__")


def moves_label(label: str) -> str:
    """The part that holds the moves of a ledger's records."""
    return f"{label}{MOVES}"


def _records(ledger: type[Ledger]) -> Table:
    columns, by, standing = exported_columns(ledger), main_date(ledger), '"voided_on" IS NULL'
    if by is None:
        return Table(ledger.label, columns, ledger.table(), standing, '"id"')
    day = next(column.read for column in columns if column.name == by)
    stored = str(cast(Any, ledger.declared()[by]).column)
    return Table(ledger.label, columns, ledger.table(), standing, f'{day} NULLS LAST, "id"', by, day, stored)


def _moves(label: str) -> Table:
    standing = f'"procedure" = \'{label}\' AND "taken_back" IS NULL'
    return Table(moves_label(label), MOVE_COLUMNS, MoveMade._meta.db_table, standing, '"record", "seq"')
