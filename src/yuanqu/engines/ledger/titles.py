"""What a record is called where it is mentioned: the columns of its ledger's ``title`` (记录名称)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from yuanqu.engines.ledger.paths import Path, ledger_behind, path_of
from yuanqu.engines.ledger.withholding import withhold
from yuanqu.engines.ledger.wording import wording
from yuanqu.people.access import access_records
from yuanqu.people.models import Account

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

Reader: TypeAlias = "Account | AnonymousUser"
HIDDEN = "（无权查看）"
UNNAMED = "（名称不向您显示）"  # a record that its reader may open, of whose name he may see no part
NAMELESS = (HIDDEN, UNNAMED)
_NO_LEVEL = "none"  # of a code list: 「不分级」 names nothing
SEPARATOR = " · "  # between the parts of a title


def titles_of(account: Reader, ledger: type[Ledger], ids: Iterable[UUID]) -> dict[UUID, str]:
    """What each of those records is called; one query a ledger however many there are.

    A record ``account`` may not read is called HIDDEN, one that may be read and not named UNNAMED.
    """
    wanted = set(ids)
    if not wanted:
        return {}
    paths = [path_of(ledger, name) for name in ledger.title]
    held = access_records(account, ledger.record).filter(pk__in=wanted).values("pk", *_lookups(paths))
    rows = list(held)
    withhold(account, paths, rows)
    behind = linked_titles(account, paths, rows)
    named = {row["pk"]: _joined(paths, row, behind) for row in rows}
    return {key: named.get(key, HIDDEN) for key in wanted}


def linked_titles(
    account: Reader, paths: Iterable[Path], rows: Sequence[Mapping[str, Any]]
) -> dict[UUID, str]:
    """The titles of every record that ``rows`` link to by ``paths``; one query a linked ledger."""
    wanted: dict[type[Ledger], set[UUID]] = {}
    for path in paths:
        if path.kind == "link":
            ids = {row[path.lookup] for row in rows if row[path.lookup]}
            wanted.setdefault(ledger_behind(path.column), set()).update(ids)
    found: dict[UUID, str] = {}
    for ledger, ids in wanted.items():
        found |= titles_of(account, ledger, ids)
    return found


def title_of(account: Reader, ledger: type[Ledger], record_id: UUID) -> str:
    """What one record is called."""
    return titles_of(account, ledger, [record_id])[record_id]


def title_of_read(
    account: Reader, ledger: type[Ledger], row: Mapping[str, Any], behind: Mapping[Any, str]
) -> str:
    """What a record is called whose columns were read already, with ``behind`` naming those it links to."""
    paths = [path_of(ledger, name) for name in ledger.title]
    if all(path.lookup in row for path in paths):
        return _joined(paths, row, behind)
    return title_of(account, ledger, row["pk"])


def _lookups(paths: Iterable[Path]) -> list[str]:
    return [path.lookup for path in paths]


def _joined(paths: Iterable[Path], row: Mapping[str, Any], behind: Mapping[Any, str]) -> str:
    said = [path for path in paths if not (path.kind == "code" and row[path.lookup] == _NO_LEVEL)]
    words = [named_words(path, wording(path.column, row[path.lookup], behind)) for path in said]
    title = title_joined(words) or str(row["pk"])
    return UNNAMED if title == HIDDEN else title


def title_joined(words: Iterable[str]) -> str:
    """The parts of a title in one: what its reader may not see is left out where other parts name the record."""
    given = [word for word in words if word]
    return SEPARATOR.join(word for word in given if word not in NAMELESS) or (HIDDEN if given else "")


def named_words(path: Path, words: str) -> str:
    """A bare number says what it counts: 「2024年」, 「修订号2」."""
    if not words or path.kind not in ("whole", "amount"):
        return words
    return f"{words}{path.unit}" if path.unit else f"{path.label}{words}"
