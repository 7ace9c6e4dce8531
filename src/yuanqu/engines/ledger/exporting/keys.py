"""Business keys as one text: canonical for matching, printed for people (业务主键)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import polars as pl
from django.core.exceptions import EmptyResultSet

from yuanqu.engines.ledger.exporting.canonical import text_sql, typed
from yuanqu.engines.ledger.exporting.database import fetch_texts
from yuanqu.engines.ledger.exporting.printing import printed
from yuanqu.engines.ledger.exporting.targets import Target, target_of
from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.titles import HIDDEN, Reader
from yuanqu.people.access import access_records, reads_every

SEPARATOR = "/"


def key_sql(target: Target) -> str:
    """The SQL expression of a record's key in canonical form: parts joined by ``/``, links by id."""
    return f" || '{SEPARATOR}' || ".join(text_sql(target.column(name)) for name in target.key)


def link_texts(
    target: Target, ids: Sequence[str], reader: Reader | None = None
) -> dict[str, tuple[str, str]]:
    """The printed key and the name (empty where there is none) of records by id, voided ones included.

    ``reader``: for whom; a record it may not read is 「（无权查看）」. None: for the program itself.
    """
    if not ids:
        return {}
    names = [*target.key, *((target.name,) if target.name else ())]
    wanted = ", ".join(["id::text", *(text_sql(target.column(name)) for name in names)])
    columns = [f"{n}" for n in range(len(names))]
    rows = fetch_texts(
        f'SELECT {wanted} FROM "{target.ledger.table()}" WHERE id = ANY(%s::uuid[])',  # noqa: S608
        ("id", *columns),
        [list(ids)],
    )
    parts = [
        _key_part(rows[n], target.column(name), reader) for n, name in zip(columns, target.key, strict=False)
    ]
    keys = reduce(lambda left, right: left + SEPARATOR + right, parts)
    called = rows[columns[-1]].fill_null("") if target.name else keys.str.slice(0, 0)
    texts = {
        found: (key or "", name)
        for found, key, name in zip(rows["id"].to_list(), keys.to_list(), called.to_list(), strict=True)
    }
    return texts | dict.fromkeys(_unreadable(target, ids, reader), (HIDDEN, HIDDEN))


def readable_sql(target: Target, reader: Reader | None) -> tuple[str, list[object]]:
    """A condition on the linked ledger's table that leaves what ``reader`` may read, with its parameters."""
    if reader is None or reads_every(reader, target.ledger.record):
        return "TRUE", []
    try:
        wanted, parameters = access_records(reader, target.ledger.record).values("pk").query.sql_with_params()
    except EmptyResultSet:
        return "FALSE", []
    return f"id IN ({wanted})", list(parameters)


def _unreadable(target: Target, ids: Sequence[str], reader: Reader | None) -> set[str]:
    if reader is None or reads_every(reader, target.ledger.record):
        return set()
    seen = access_records(reader, target.ledger.record).filter(pk__in=ids).values_list("pk", flat=True)
    return set(ids) - set(map(str, seen))


def _key_part(texts: pl.Series, column: Column, reader: Reader | None) -> pl.Series:
    if column.kind == "link":
        known = link_texts(target_of(column), texts.drop_nulls().unique().to_list(), reader)
        shown = [known[text][0] if text else "" for text in texts.to_list()]
    elif column.kind == "code":
        shown = texts.fill_null("").to_list()
    else:
        shown = [printed(value, column) for value in typed(texts, column).to_list()]
    return pl.Series(shown, dtype=pl.String)


def printed_column(values: pl.Series, column: Column, reader: Reader | None = None) -> list[str]:
    """A column of typed values printed, for ``reader``; links as 「名称（主键）」."""
    if column.kind != "link":
        return [printed(value, column) for value in values.to_list()]
    known = link_texts(target_of(column), values.drop_nulls().unique().to_list(), reader)
    return ["" if value is None else _named(*known.get(value, (value, ""))) for value in values.to_list()]


def _named(key: str, name: str) -> str:
    if key == HIDDEN:
        return HIDDEN
    return f"{name}（{key}）" if name else key
