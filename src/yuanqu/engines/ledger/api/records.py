"""From rows and records to what the API gives (接口的记录)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from yuanqu.engines.ledger.history import Event
from yuanqu.engines.ledger.paths import Path, path_of
from yuanqu.engines.ledger.titles import HIDDEN, Reader, linked_titles
from yuanqu.engines.ledger.versions import tokens_of
from yuanqu.engines.ledger.withholding import withhold
from yuanqu.people.rights import WITHHELD

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger


def all_paths(ledger: type[Ledger]) -> tuple[Path, ...]:
    """Every declared column."""
    return tuple(path_of(ledger, name) for name in ledger.declared())


def given_records(
    account: Reader, ledger: type[Ledger], rows: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Rows (``pk``, ``version``, ``voided_on``, ``void_reason`` and every column) as the API gives them."""
    paths = all_paths(ledger)
    seen = [dict(row) for row in rows]
    withhold(account, paths, seen)
    titles = linked_titles(account, paths, seen)
    tokens = tokens_of(ledger, {row["pk"]: row["version"] for row in seen})
    return [_given(paths, row, titles, tokens[row["pk"]]) for row in seen]


def _given(
    paths: Sequence[Path], row: Mapping[str, Any], titles: Mapping[UUID, str], token: str
) -> dict[str, Any]:
    own = {
        "id": row["pk"],
        "version": token,
        "voided_on": row["voided_on"],
        "void_reason": row["void_reason"],
    }
    return own | {path.name: _value(path, row[path.lookup], titles) for path in paths}


def _value(path: Path, value: Any, titles: Mapping[UUID, str]) -> Any:
    if value is WITHHELD:
        return None
    if path.kind == "link" and value:
        title = titles[value]
        return {"id": None if title == HIDDEN else value, "title": title}
    if path.kind == "shape" and value:
        return json.loads(value)
    return value


def given_event(event: Event) -> dict[str, Any]:
    """One deed of a record's history."""
    return {
        "at": event.at,
        "did": event.did,
        "way": event.way,
        "who": event.who,
        "reason": event.reason,
        "request": event.request,
        "changes": [vars(each) for each in event.altered],
    }


def typed_texts(values: Mapping[str, Any]) -> dict[str, str]:
    """The values of a body as ``entering`` reads them."""
    return {name: _text(value) for name, value in values.items()}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        return json.dumps(value)
    return str(value)
