"""A document's blocks as data and back (结构存储): what a sealed document keeps beside its file, readable for ever.

Every value becomes plain JSON that names its own kind, so that reading needs nothing but this file and the model.
"""

from __future__ import annotations

import base64
import dataclasses
import json
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any, cast

from yuanqu.engines.documents import diagram, model
from yuanqu.engines.documents.errors import DocumentError

_ROOMS = (model, diagram)
_KINDS: dict[str, type] = {
    name: kind
    for room in _ROOMS
    for name, kind in vars(room).items()
    if isinstance(kind, type)
    and kind.__module__ == room.__name__
    and (dataclasses.is_dataclass(kind) or issubclass(kind, Enum))
}


def to_text(blocks: Iterable[model.Block]) -> str:
    """The blocks as canonical JSON: the same blocks give the same text."""
    return json.dumps([_plain(block) for block in blocks], ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> tuple[model.Block, ...]:
    """The blocks again. Raises DocumentError ``structure_unknown`` for a kind this program does not know."""
    return tuple(cast(model.Block, _made(each)) for each in json.loads(text))


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return {"is": type(value).__name__, "named": value.name}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {each.name: _plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
        return {"is": type(value).__name__, **fields}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return {"is": "date", "day": value.isoformat()}
    if isinstance(value, bytes):
        return {"is": "bytes", "base64": base64.b64encode(value).decode()}
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"{type(value).__name__} has no place in a document's structure")


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_made(each) for each in value)
    if not isinstance(value, dict):
        return value
    name = value["is"]
    if name == "date":
        return date.fromisoformat(value["day"])
    if name == "bytes":
        return base64.b64decode(value["base64"])
    kind = _KINDS.get(name)
    if kind is None:
        raise DocumentError(
            "structure_unknown", f"存档中有本程序不认识的内容「{name}」：请升级程序后再打开。"
        )
    if issubclass(kind, Enum):
        return kind[value["named"]]
    return kind(**{key: _made(each) for key, each in value.items() if key != "is"})
