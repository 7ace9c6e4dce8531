"""Declarations as canonical text, so that equal declarations give equal hashes on every machine (目录摘要)."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable
from typing import Any

from yuanqu.engines.indicators.dimensions import dimensions
from yuanqu.engines.indicators.vocabulary import Indicator
from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots.columns import exported_columns, shape


def catalogue_hash(indicators: Iterable[Indicator]) -> str:
    """SHA-256 over the indicators' declarations, all dimensions and the ledgers' columns, whatever their order."""
    content = {
        "indicators": sorted(_text(indicator) for indicator in indicators),
        "dimensions": sorted(_text(dimension) for dimension in dimensions()),
        "ledgers": {ledger.label: shape(exported_columns(ledger)) for ledger in registry.ledgers()},
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _text(value: Any) -> str:
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"is": type(value).__name__, **fields}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, bool | int | str) or value is None:
        return value
    return str(value)
