"""The search box of a ledger (查找): every word typed must stand in one of the ledger's search columns.

Plain scanning, on purpose: see docs/decisions/search.md for what an index would cost each import.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db.models import Q

from yuanqu.engines.ledger.paths import ledger_behind, path_of
from yuanqu.engines.ledger.titles import Reader
from yuanqu.engines.ledger.withholding import sees
from yuanqu.people.access import access_records
from yuanqu.terms.plain_text import half_width, without_controls

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

WORDS_MOST = 6
_LETTER = re.compile(r"[A-Za-z]")


def words_of(text: str) -> list[str]:
    """The words of what was typed: parted by blanks, full-width forms made half-width, at most six."""
    return list(dict.fromkeys(half_width(without_controls(text)).split()))[:WORDS_MOST]


def in_record(account: Reader, ledger: type[Ledger], text: str) -> Q:
    """Records in which every word of ``text`` stands in one of the search columns; all records for no words."""
    found = Q()
    for word in words_of(text):
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
        codes = [entry.code for entry in getattr(path.column, "codes", ()) if word in entry.label]
        return Q(**{f"{path.lookup}__in": [*codes, word]})
    # Where no letter can differ in case, plain LIKE: it takes less than half the time of ILIKE on Chinese text.
    return Q(**{f"{path.lookup}__{'icontains' if _LETTER.search(word) else 'contains'}": word})
