"""Sorting a list by any column: Chinese by pinyin, codes in the order of their list, unknown values last (排序)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db.models import Case, F, IntegerField, JSONField, Q, QuerySet, TextField, Value, When
from django.db.models.expressions import Expression, Func, OrderBy
from django.db.models.functions import Cast

from yuanqu.engines.ledger.fields import Code, Column
from yuanqu.engines.ledger.paths import Path, ledger_behind, path_of
from yuanqu.engines.ledger.pinyin import sort_keys
from yuanqu.engines.ledger.titles import Reader
from yuanqu.people.access import access_records

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

SortKey: TypeAlias = "Expression | F"

TEXTS = ("text", "long_text")
LISTED_CODES = 60  # longer lists sort by the code itself
RANKED = 20_000  # linked ledgers up to this size are ranked once; larger ones are sorted row by row


class Pinyin(Func):
    """The sort key of Chinese text (``pinyin.py``), compared byte by byte."""

    function = "yuanqu_pinyin"
    template = '%(function)s(%(expressions)s) COLLATE "C"'
    output_field = TextField()

    def __init__(self, expression: Any) -> None:
        super().__init__(Cast(expression, TextField()))


class Rank(Func):
    """The place of a linked record among its ledger's, looked up in a map made once for the query."""

    template = "(%(expressions)s)::int"
    arg_joiner = " ->> "
    output_field = IntegerField()


def order_by(
    account: Reader, ledger: type[Ledger], names: tuple[str, ...], among: QuerySet[Any] | None = None
) -> list[OrderBy]:
    """The ordering by those columns (``-`` first: descending), the record's id last so that pages never overlap.

    ``among``: the rows to be ordered, where they are few: only what those link to is ranked. Raises UnknownColumn.
    """
    ordering = [
        OrderBy(key, descending=name.startswith("-"), nulls_last=True)
        for name in names
        for key in _keys(account, ledger, name.lstrip("-"), among)
    ]
    return [*ordering, OrderBy(F("pk"))]


def _keys(account: Reader, ledger: type[Ledger], name: str, among: QuerySet[Any] | None) -> list[SortKey]:
    path = path_of(ledger, name)
    if path.kind != "link":
        return [_key(path, path.lookup)]
    behind = ledger_behind(path.column)
    ranked = _rank(account, behind, path.lookup, among)
    return (
        [ranked] if ranked else [key for title in behind.title for key in _keys_behind(path, behind, title)]
    )


def _rank(account: Reader, behind: type[Ledger], lookup: str, among: QuerySet[Any] | None) -> Rank | None:
    """Links sort by what their records are called; a register is sorted once, not once for every row that links."""
    rows = access_records(account, behind.record)
    if among is not None:
        rows = rows.filter(pk__in=among.order_by().values(lookup))
    paths = [path_of(behind, title) for title in behind.title]
    words = [path.lookup for path in paths if path.kind in TEXTS]
    if len(words) == len(paths):
        read = list(rows.values_list("pk", *words)[: RANKED + 1])
        places = _by_words(behind.label, read) if among is None else _placed(read)
    else:
        places = _places(list(rows.order_by(*_by_title(behind)).values_list("pk", flat=True)[: RANKED + 1]))
    return Rank(Cast(Value(places), JSONField()), Cast(F(lookup), TextField())) if places else None


def _by_words(label: str, rows: list[tuple[Any, ...]]) -> str:
    """The places by their texts, as the database would sort them; the same rows as last time have the same places."""
    held, places = _sorted_last.get(label, ([], ""))
    if held == rows:
        return places
    places = _placed(rows)
    _sorted_last[label] = (rows, places)
    return places


def _placed(rows: list[tuple[Any, ...]]) -> str:
    keys = sort_keys(word for _, *words in rows for word in words if word is not None)
    ordered = sorted(
        rows, key=lambda row: (*((word is None, keys.get(word, "")) for word in row[1:]), row[0])
    )
    return _places([row[0] for row in ordered])


_sorted_last: dict[str, tuple[list[tuple[Any, ...]], str]] = {}


def _places(ids: list[Any]) -> str:
    """Each id's place, as JSON; an empty text for more than are ranked."""
    return "" if len(ids) > RANKED else json.dumps({str(each): place for place, each in enumerate(ids)})


def _by_title(behind: type[Ledger]) -> list[OrderBy]:
    paths = (path_of(behind, title) for title in behind.title)
    return [*(OrderBy(_key(path, path.lookup), nulls_last=True) for path in paths), OrderBy(F("pk"))]


def _keys_behind(link: Path, behind: type[Ledger], title: str) -> list[SortKey]:
    """The title's column row by row; a title that is itself a link sorts by that record's id."""
    path = path_of(behind, title)
    return [_key(path, f"{link.lookup}__{path.lookup}")]


def _key(path: Path, lookup: str) -> SortKey:
    if path.kind == "code":
        return _code_order(path.column, lookup)
    return Pinyin(F(lookup)) if path.kind in TEXTS else F(lookup)


def _code_order(column: Column, lookup: str) -> SortKey:
    codes = column.codes if isinstance(column, Code) else None
    if codes is None or not 0 < len(codes) <= LISTED_CODES:
        return F(lookup)
    whens = (When(Q(**{lookup: entry.code}), then=Value(place)) for place, entry in enumerate(codes))
    return Case(*whens, default=Value(len(codes)), output_field=IntegerField())
