"""How a linked record is written in one line of a form, and which ones are offered while somebody types (关联查找)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast
from uuid import UUID

from yuanqu.engines.ledger.exporting.keys import SEPARATOR
from yuanqu.engines.ledger.fields import Code, Column
from yuanqu.engines.ledger.ordering import order_by
from yuanqu.engines.ledger.paths import Path, ledger_behind, path_of
from yuanqu.engines.ledger.search import in_record
from yuanqu.engines.ledger.standing import standing_records
from yuanqu.engines.ledger.titles import Reader, linked_titles, titles_of
from yuanqu.engines.ledger.wording import wording
from yuanqu.people.access import access_records

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

OFFERED = 20
_KEY = re.compile(r"（[^（）]*）$")


def texts_for(account: Reader, column: Column, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Linked records as a form shows them and ``entering`` reads them back: 「title（key）」, or the key alone."""
    behind, wanted = ledger_behind(column), set(ids)
    titles = titles_of(account, behind, wanted)
    keys = _keys(account, behind, wanted)
    return {each: _together(titles[each], keys.get(each, "")) for each in wanted}


def offered_records(account: Reader, column: Column, typed: str) -> list[str]:
    """Up to OFFERED standing records of the linked ledger that fit what was typed, as ``texts_for`` writes them."""
    behind = ledger_behind(column)
    rows = standing_records(account, behind).filter(in_record(account, behind, _KEY.sub("", typed.strip())))
    ids = list(rows.order_by(*order_by(account, behind, behind.title)).values_list("pk", flat=True)[:OFFERED])
    texts = texts_for(account, column, ids)
    return [texts[each] for each in ids]


def offered_codes(column: Column, typed: str) -> list[str]:
    """Up to OFFERED labels of a code list whose label, code or alias holds what was typed."""
    plain = typed.strip()
    entries = cast(Code, column).codes
    fitting = (e for e in entries if any(plain in text for text in (e.label, e.code, *e.aliases)))
    return [f"{entry.label}（{entry.code}）" for entry, _ in zip(fitting, range(OFFERED), strict=False)]


def _together(title: str, key: str) -> str:
    return f"{title}（{key}）" if key and key != title else title


def _keys(account: Reader, ledger: type[Ledger], ids: set[UUID]) -> dict[UUID, str]:
    """The business key of each, its parts joined by ``/`` the way a workbook gives it."""
    if ledger.key == ledger.title and len(ledger.key) == 1:
        return {}
    paths = [path_of(ledger, name) for name in ledger.key]
    held = access_records(account, ledger.record).filter(pk__in=ids).values("pk", *(p.lookup for p in paths))
    rows = list(held)
    behind = linked_titles(account, paths, rows)
    return {
        row["pk"]: SEPARATOR.join(_part(path, row[path.lookup], behind) for path in paths) for row in rows
    }


def _part(path: Path, value: object, behind: Mapping[UUID, str]) -> str:
    """A code as it is stored and a day as it is counted; anything else as it is said."""
    return str(value) if path.kind in ("code", "day", "whole") else wording(path.column, value, behind)
