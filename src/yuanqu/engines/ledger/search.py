"""The search box of a ledger (查找): every word typed must stand in one of the ledger's search columns.

Plain scanning, on purpose: see docs/decisions/search.md for what an index would cost each import.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import Field, Lookup, Q, Value

from yuanqu.engines.ledger.compiled import compiled
from yuanqu.engines.ledger.paths import ledger_behind, path_of
from yuanqu.engines.ledger.standing import standing_records
from yuanqu.engines.ledger.titles import Reader
from yuanqu.engines.ledger.withholding import sees
from yuanqu.people.access import access_records, seat
from yuanqu.terms.plain_text import half_width, without_controls

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

WORDS_MOST = 6
_LETTER = re.compile(r"[A-Za-z]")
_BLANK = re.compile("\ue000([0-9])a?\ue001")


class Blank(str):
    """Stands in a compiled statement for the word at ``place``; holds a letter where that does."""

    place: int

    @classmethod
    def of(cls, place: int, word: str) -> Blank:
        """The blank for ``word``, between two private characters."""
        blank = cls(f"\ue000{place}{'a' if _LETTER.search(word) else ''}\ue001")
        blank.place = place
        return blank


def words_of(text: str) -> list[str]:
    """The words of what was typed: parted by blanks, full-width forms made half-width, at most six."""
    return list(dict.fromkeys(half_width(without_controls(text)).split()))[:WORDS_MOST]


def in_record(account: Reader, ledger: type[Ledger], text: str) -> Q:
    """Records in which every word of ``text`` stands in one of the search columns; all records for no words."""
    return _all_of(account, ledger, words_of(text))


def first_in_each(
    account: Reader, ledgers: Collection[type[Ledger]], text: str, most: int
) -> dict[type[Ledger], list[UUID]]:
    """The latest records of each ledger with ``text`` in them, at most ``most`` of each; one query, compiled once for
    a seat: blanks stand in it for the words."""
    words = words_of(text)
    blanks = [Blank.of(place, word) for place, word in enumerate(words)]

    def parts() -> list[Any]:
        asked = [(each, _all_of(account, each, blanks)) for each in ledgers]
        held = [(each, standing_records(account, each).filter(q).order_by("-pk")) for each, q in asked]
        return [rows.annotate(of=Value(each.label)).values_list("of", "pk")[:most] for each, rows in held]

    by_label = {each.label: each for each in ledgers}
    found: dict[type[Ledger], list[UUID]] = {}
    asked = compiled((seat(account), tuple(ledgers), tuple(blanks), most), parts)
    for label, pk in asked.rows(lambda value: _filled(value, words)):
        found.setdefault(by_label[label], []).append(pk)
    return {each: found[each] for each in ledgers if each in found}


def _all_of(account: Reader, ledger: type[Ledger], words: Sequence[str]) -> Q:
    found = Q()
    for word in words:
        found &= _anywhere(account, ledger, word)
    return found


def _anywhere(account: Reader, ledger: type[Ledger], word: str) -> Q:
    found = Q()
    for name in ledger.search or ledger.title:
        found |= _in_column(account, ledger, name, word)
    return found


def _in_column(account: Reader, ledger: type[Ledger], name: str, word: str) -> Q:
    """The word in one column; behind a link the linked records are found first: cheaper than a join per row."""
    own, _, rest = name.partition(".")
    path = path_of(ledger, own)
    if not sees(account, path.column):
        return Q(pk__in=[])
    if path.kind == "link":
        behind = ledger_behind(path.column)
        inner = Q()
        for each in (rest,) if rest else (behind.search or behind.title):
            inner |= _in_column(account, behind, each, word)
        return Q(**{f"{path.lookup}__in": access_records(account, behind.record).filter(inner).values("pk")})
    if path.kind == "code":
        return Q(**{f"{path.lookup}__called": Called(path.column, word)})
    # Where no letter can differ in case, plain LIKE: it takes less than half the time of ILIKE on Chinese text.
    return Q(**{f"{path.lookup}__{'icontains' if _LETTER.search(word) else 'contains'}": word})


@dataclass(frozen=True)
class Called:
    """The codes of a coded column whose label holds a word; the word itself too, for codes that are no more."""

    column: Any
    word: str

    def codes(self, word: str) -> list[str]:
        """For ``word`` in the place of a blank."""
        return [*(each.code for each in getattr(self.column, "codes", ()) if word in each.label), word]


@Field.register_lookup
class CalledSo(Lookup):
    """``column__called=Called(…)``: the column's code is one of those that are called so."""

    lookup_name = "called"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """One list for all codes, so that the statement does not depend on how many there are."""
        column, values = self.process_lhs(compiler, connection)
        called = cast(Called, self.rhs)
        listed = called if isinstance(called.word, Blank) else called.codes(called.word)
        return f"{column} = ANY(%s)", [*values, listed]


def _filled(value: Any, words: Sequence[str]) -> Any:
    """A value of the compiled statement with the words in place of its blanks."""
    if isinstance(value, Called):
        return value.codes(words[cast(Blank, value.word).place])
    if isinstance(value, str):
        return _BLANK.sub(lambda blank: connection.ops.prep_for_like_query(words[int(blank[1])]), value)
    return value
