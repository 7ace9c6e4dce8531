"""What a query that lists records consists of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yuanqu.engines.indicators.windows import Window
from yuanqu.engines.ledger.declaration import Ledger


@dataclass(frozen=True)
class Listed:
    """A query whose rows are an id, then the columns asked for, then amounts."""

    sql: str
    ledger: type[Ledger]
    window: Window
    tables: Mapping[str, str]
