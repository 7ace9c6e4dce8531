"""Sorting a list by any column: Chinese by pinyin, codes in the order of their list, unknown values last (排序)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Case, F, IntegerField, TextField, Value, When
from django.db.models.expressions import Expression, Func, OrderBy
from django.db.models.functions import Cast

from yuanqu.engines.ledger.fields import Code, Column
from yuanqu.engines.ledger.paths import Path, ledger_behind, path_of

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

LISTED_CODES = 60  # longer lists sort by the code itself


class Pinyin(Func):
    """The sort key of Chinese text (``pinyin.py``), compared byte by byte."""

    function = "yuanqu_pinyin"
    template = '%(function)s(%(expressions)s) COLLATE "C"'
    output_field = TextField()

    def __init__(self, expression: Any) -> None:
        super().__init__(Cast(expression, TextField()))


def order_by(ledger: type[Ledger], names: tuple[str, ...]) -> list[OrderBy]:
    """The ordering by those columns (``-`` first: descending), the record's id last so that pages never overlap.

    Raises UnknownColumn.
    """
    ordering = [
        _direction(key, name.startswith("-")) for name in names for key in _keys(ledger, name.lstrip("-"))
    ]
    return [*ordering, OrderBy(F("pk"))]


def _direction(key: Expression | F, descending: bool) -> OrderBy:
    return OrderBy(key, descending=descending, nulls_last=True)


def _keys(ledger: type[Ledger], name: str) -> list[Expression | F]:
    path = path_of(ledger, name)
    if path.kind == "link":
        behind = ledger_behind(path.column)
        return [key for title in behind.title for key in _keys_behind(path, behind, title)]
    return [_key(path, path.lookup)]


def _keys_behind(link: Path, behind: type[Ledger], title: str) -> list[Expression | F]:
    """A link sorts by what its records are called; a title that is itself a link sorts by that record's id."""
    path = path_of(behind, title)
    return [_key(path, f"{link.lookup}__{path.lookup}")]


def _key(path: Path, lookup: str) -> Expression | F:
    if path.kind == "code":
        return _code_order(path.column, lookup)
    # Identifiers and dates are plain; only prose may hold Chinese.
    return Pinyin(F(lookup)) if path.kind in ("text", "long_text") else F(lookup)


def _code_order(column: Column, lookup: str) -> Expression | F:
    codes = column.codes if isinstance(column, Code) else None
    if codes is None or not 0 < len(codes) <= LISTED_CODES:
        return F(lookup)
    whens = (When(**{lookup: entry.code}, then=Value(place)) for place, entry in enumerate(codes))
    return Case(*whens, default=Value(len(codes)), output_field=IntegerField())
