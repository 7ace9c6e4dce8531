"""The first few names of a list (名单)."""

from __future__ import annotations

from yuanqu.engines.indicators.connections import count
from yuanqu.engines.indicators.needs import Base
from yuanqu.engines.indicators.reading import Reading
from yuanqu.engines.indicators.scans.listing import list_names
from yuanqu.engines.indicators.scans.sources import fill
from yuanqu.engines.indicators.vocabulary import Names


def first_names(names: Names, base: Base, reading: Reading) -> tuple[str, ...]:
    """The names of what ``base`` counts, the earliest first, as many as the indicator names."""
    listed = list_names(base, names.show)
    sql = fill(listed.sql, listed.window, [reading.span(base)], reading.request.as_of)
    found = count(reading.request.snapshot, f"{sql} LIMIT {names.first}", tables=listed.tables)
    return tuple(str(name) for _, name in found)
