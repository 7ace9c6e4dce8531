"""States a record can be in; where the procedure begins, goes and ends (状态)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class State:
    """``code`` is stored, ``label`` shown; a record in a ``final`` state waits for nothing (办结)."""

    code: str
    label: str
    final: bool = False
