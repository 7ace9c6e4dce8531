"""The zones' parts as one relation a ledger, with the zone's code beside every record (合并视图).

Zones that were published under other declarations are read by their own shape: columns they lack are NULL here, and
rollup leaves such a zone out of every indicator that needs one of them, saying so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from yuanqu.engines.rollup.seals import Seal
from yuanqu.engines.snapshots import labels_by_view
from yuanqu.engines.snapshots.snapshot import adapted
from yuanqu.engines.snapshots.tables import Table, table_of

TYPES = {"UUID": "BINARY", "VARCHAR": "STRING"}  # names that DuckDB and Spark share
Shape = tuple[tuple[str, str], ...]
Source = Callable[[str, Shape, Sequence[Path]], str]


class Union:
    """The relations of all declared tables over some zones; ``source`` says how an engine reads files of a shape."""

    def __init__(self, seals: Iterable[Seal], source: Source) -> None:
        self._seals, self._source = list(seals), source

    def sql(self, view: str) -> str:
        """What a relation holds."""
        table = table_of(labels_by_view()[view])
        shapes: dict[Shape, list[Path]] = defaultdict(list)
        for seal in self._seals:
            part = seal.parts.get(table.label)
            if part and part.rows:
                shapes[tuple((name, TYPES.get(kind, kind)) for name, kind in part.columns)].append(
                    seal.path(table.label)
                )
        if not shapes:
            return _nothing(table)
        return " UNION ALL ".join(
            adapted(table, dict(shape), self._source(f"{view}_{place}", shape, paths), TYPES, "zone")
            for place, (shape, paths) in enumerate(shapes.items())
        )


def _nothing(table: Table) -> str:
    empty = adapted(table, {}, "(VALUES (1)) AS v(i)", TYPES, "CAST(NULL AS STRING) AS zone")
    return f"{empty} WHERE FALSE"
