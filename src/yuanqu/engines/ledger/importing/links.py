"""Links: the linked records found by key or by name, set by set; a name that fits several is never guessed (关联).

A link may be given whole, in one cell (the key, its parts joined by ``/``, or the name), or by parts in columns of
their own. Records that are new in the same submission can be linked to as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import reduce
from itertools import combinations, islice, pairwise
from typing import Any, cast

import polars as pl

from yuanqu.engines.ledger.exporting.canonical import text_sql
from yuanqu.engines.ledger.exporting.database import fetch_texts
from yuanqu.engines.ledger.exporting.keys import SEPARATOR, key_sql, readable_sql
from yuanqu.engines.ledger.exporting.targets import Target, target_of, text_key
from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.importing.kinds import read_kind, tidied
from yuanqu.engines.ledger.importing.problems import Fault
from yuanqu.engines.ledger.importing.values import BLANKS
from yuanqu.engines.ledger.titles import Reader
from yuanqu.terms.plain_text import without_blanks

WHOLE = ""  # the part that stands for the link as a whole
_LISTED_MOST = (
    50_000  # a register up to this size is read whole: names then match whatever their width and blanks
)
_SUGGESTED_MOST = 50
_NEAR, _NEAR_MOST = 3, 10  # names offered; of more that a word is part of, it is short for none
_SHORT_LEAST = 2
_WAYS_MOST = 20  # ways to split one text that are tried


@dataclass(frozen=True)
class OwnRows:
    """The rows of this submission that others in it may link to: their new ids by key and by name."""

    by_key: Mapping[str, str] = field(default_factory=dict)
    by_name: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Linked:
    """The linked records' ids; ``given`` is the text each was found by, ``faults`` are by that text."""

    ids: pl.Series
    given: pl.Series
    faults: dict[str, Fault]


def read_links(
    column: Column, parts: Mapping[str, pl.Series], own: OwnRows | None = None, reader: Reader | None = None
) -> Linked:
    """The linked records of a column given by ``parts`` (tidied texts by target column; ``""``: the whole link).

    ``reader``: who gives them; a record it may not read is not found, nor hinted at. None: the program itself.
    """
    target = target_of(column)
    given = _given(parts, target)
    texts = given.filter(given.is_not_null()).unique().to_list()
    found, faults = _find(target, [text for text in texts if text not in BLANKS], own or OwnRows(), reader)
    ids = given.replace_strict(found, default=None, return_dtype=pl.String) if found else _none(len(given))
    return Linked(ids, given, faults)


def _none(length: int) -> pl.Series:
    return pl.Series([None], dtype=pl.String).new_from_index(0, length)


def _given(parts: Mapping[str, pl.Series], target: Target) -> pl.Series:
    """One text a row: the whole link, else its key parts joined, else its name."""
    choices = [parts[WHOLE]] if WHOLE in parts else []
    if all(name in parts for name in target.key):
        choices.append(
            reduce(lambda left, right: left + SEPARATOR + right, (parts[name] for name in target.key))
        )
    if target.name in parts:
        choices.append(parts[target.name])
    if not choices:  # only some parts of the key: quoted as they stand, and answered as incomplete
        choices.append(next(iter(parts.values())))
    return pl.select(pl.coalesce(choices)).to_series()


def _find(
    target: Target, texts: list[str], own: OwnRows, reader: Reader | None
) -> tuple[dict[str, str], dict[str, Fault]]:
    keys = _canonical_keys(target, texts, reader)
    by_key = _by_key(target, sorted({key for several in keys.values() for key in several}), reader)
    found: dict[str, str] = {}
    for text, several in keys.items():
        held = {by_key.get(key) or own.by_key.get(key) for key in several} - {None}
        if len(held) == 1:
            found[text] = cast(str, held.pop())
    rest = [text for text in texts if text not in found]
    faults: dict[str, Fault] = {}
    if rest:
        names = _Names(target, rest, reader)
        for text in rest:
            answer = names.find(text) or own.by_name.get(_squeeze(text)) or names.refusal(text)
            if isinstance(answer, Fault):
                faults[text] = answer
            else:
                found[text] = answer
    return found, faults


def _canonical_keys(target: Target, texts: list[str], reader: Reader | None) -> dict[str, list[str]]:
    """The business keys that each text may write, in canonical form (parts joined by ``/``).

    One, or several where a part holds the separator itself: 「2025/3/环评/1」 of three parts.
    """
    ways = [(text, *parts) for text in texts for parts in _splits(text, len(target.key))]
    names = ["text", *map(str, range(len(target.key)))]
    frame = pl.DataFrame(ways, schema=dict.fromkeys(names, pl.String), orient="row")
    parts = []
    for place, name in enumerate(target.key):
        column = target.column(name)
        tidy = tidied(frame[str(place)], column)
        if column.kind == "link":
            read = read_links(column, {WHOLE: tidy}, reader=reader).ids
        else:
            read = read_kind(tidy, column).texts
        parts.append(read)
    joined = reduce(lambda left, right: left + SEPARATOR + right, parts)
    keys: dict[str, list[str]] = {}
    for text, key in zip(frame["text"].to_list(), joined.to_list(), strict=True):
        if key is not None:
            keys.setdefault(text, []).append(key)
    return keys


def _splits(text: str, count: int) -> Iterator[tuple[str | None, ...]]:
    """The ways to read a text as so many parts: nothing is split where the key is one part."""
    pieces = text.split(SEPARATOR) if count > 1 else [text]
    if len(pieces) <= count:
        yield (*pieces, *[None] * (count - len(pieces)))
        return
    for cuts in islice(combinations(range(1, len(pieces)), count - 1), _WAYS_MOST):
        ends = (0, *cuts, len(pieces))
        yield tuple(SEPARATOR.join(pieces[start:end]) for start, end in pairwise(ends))


def _by_key(target: Target, keys: list[str], reader: Reader | None) -> dict[str, str]:
    if not keys:
        return {}
    table, expression = target.ledger.table(), key_sql(target)
    readable, parameters = readable_sql(target, reader)
    where = f"voided_on IS NULL AND {readable}"
    if text_key(target):
        where, parameters = f"{where} AND {expression} = ANY(%s)", [*parameters, keys]
    rows = fetch_texts(
        f'SELECT {expression}, id::text FROM "{table}" WHERE {where}',  # noqa: S608 - a ledger's own names
        ("key", "id"),
        parameters,
    )
    return dict(zip(rows["key"].to_list(), rows["id"].to_list(), strict=True))


class _Names:
    """The names of the linked register, as far as they are needed and their reader may see them."""

    def __init__(self, target: Target, texts: list[str], reader: Reader | None) -> None:
        self._target, self._reader = target, reader
        self._asked = 0
        self._by_name: dict[str, dict[str, str]] = {}
        self._labels: dict[str, str] = {}
        for column in filter(None, (target.name, *target.ledger.called)):
            for name, found, key in self._rows(column, texts).iter_rows():
                self._by_name.setdefault(_squeeze(name), {})[found] = key
                self._labels[_squeeze(name)] = name

    def _rows(self, column: str, texts: list[str]) -> pl.DataFrame:
        table, name = self._target.ledger.table(), text_sql(self._target.column(column))
        small = fetch_texts(
            f'SELECT count(*)::text FROM (SELECT 1 FROM "{table}" LIMIT {_LISTED_MOST + 1}) few',  # noqa: S608
            ("count",),
        )
        readable, parameters = readable_sql(self._target, self._reader)
        where = f"voided_on IS NULL AND {name} IS NOT NULL AND {readable}"
        if int(small["count"][0]) > _LISTED_MOST:
            sought = [*texts, *map(_squeeze, texts)]
            where, parameters = f"{where} AND {name} = ANY(%s)", [*parameters, sought]
        return fetch_texts(
            f'SELECT {name}, id::text, {key_sql(self._target)} FROM "{table}" WHERE {where}',  # noqa: S608
            ("name", "id", "key"),
            parameters,
        )

    def find(self, text: str) -> str | Fault | None:
        """The one record of that name, or a fault naming the several that bear it."""
        found = self._by_name.get(_squeeze(text), {})
        if len(found) > 1:
            key = self._target.column(self._target.key[0]).label
            listed = "、".join([*found.values()][:5])
            return Fault(
                "import.link_ambiguous",
                f"{self._target.ledger.name}中有 {len(found)} 条记录都叫这个名称：{listed}",
                f"请改填{key}",
            )
        return next(iter(found), None)

    def refusal(self, text: str) -> Fault:
        """Why no record was found, with what may have been meant."""
        ledger, key = (
            self._target.ledger,
            "、".join(self._target.column(name).label for name in self._target.key),
        )
        ways = f"{key}或{self._target.column(self._target.name).label}" if self._target.name else key
        self._asked += 1
        near: list[str] = []
        if self._asked <= _SUGGESTED_MOST:
            near = [self._labels[name] for name in self._near(_squeeze(text))]
        mend = f"是否为：{'、'.join(near)}？" if near else f"请核对；若确为新的，请先在{ledger.name}中登记"
        return Fault("import.link_not_found", f"应为{ledger.name}中已有的{ways}", mend)

    def _near(self, name: str) -> list[str]:
        """The names that ``name`` is a part of, as in short for them, the shortest first; else those most like it."""
        whole = [each for each in self._labels if name in each] if len(name) >= _SHORT_LEAST else []
        few = sorted(whole, key=len)[:_NEAR] if len(whole) <= _NEAR_MOST else []
        return few or get_close_matches(name, self._labels, n=_NEAR, cutoff=0.6)


def _squeeze(name: str) -> str:
    return without_blanks(name).lower()


def own_rows(keys: pl.Series, names: pl.Series | None, ids: pl.Series) -> OwnRows:
    """The submission's own rows as what links may point at; a name borne by several rows is left out."""
    by_key = {key: found for key, found in zip(keys.to_list(), ids.to_list(), strict=True) if key is not None}
    by_name: dict[str, str] = {}
    doubtful: set[str] = set()
    for name, found in zip(names.to_list() if names is not None else [], ids.to_list(), strict=False):
        if name and by_name.setdefault(_squeeze(cast(Any, name)), found) != found:
            doubtful.add(_squeeze(name))
    return OwnRows(by_key, {name: found for name, found in by_name.items() if name not in doubtful})
