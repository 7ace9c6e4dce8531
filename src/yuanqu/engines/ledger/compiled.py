"""One query of many ledgers, compiled once for each seat (合并查询).

What is asked of dozens of ledgers at once (what waits for somebody, where a word stands) is the same statement for
everyone of the same seat. To build and compile it from querysets takes ten times as long as the database needs for it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

MOST = 256  # statements kept by a process, some 50 kB each
_kept: OrderedDict[Hashable, Compiled] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True)
class Compiled:
    """A statement with its values; ``sql`` is empty where nothing can be found."""

    sql: str
    values: tuple[Any, ...] = ()

    def rows(self, filled: Callable[[Any], Any] = lambda value: value) -> list[tuple[Any, ...]]:
        """What it finds; ``filled`` puts in place of a value what is asked for this time."""
        if not self.sql:
            return []
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [filled(value) for value in self.values])
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found


def compiled(key: Hashable, parts: Callable[[], Iterable[Any]]) -> Compiled:
    """The union of the querysets ``parts``, which must follow from ``key``: kept under it by this process."""
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = _compile(list(parts()))
    with _lock:
        _kept[key] = made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made


def _compile(parts: list[Any]) -> Compiled:
    if not parts:
        return Compiled("")
    try:
        sql, values = parts[0].union(*parts[1:], all=True).query.sql_with_params()
    except EmptyResultSet:
        return Compiled("")
    return Compiled(sql, tuple(values))
