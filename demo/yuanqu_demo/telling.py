"""How an office's part of the story is told: read as written down for the told half-year, drawn for any other seed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, TypeVar

TOLD_SEED = 2025
Told = TypeVar("Told")


def tell(seed: int, kind: type[Told], written: Path, draw: Callable[[Random], dict[str, Any]]) -> Told:
    """The ``kind`` (a dataclass of counts and Decimals) written down in ``written``, or drawn by ``draw``.

    Each office draws from a chance of its own, so that one office's change leaves the others' zone as it was.
    """
    if seed != TOLD_SEED:
        return kind(**draw(chance(seed, kind.__name__)))
    told = json.loads(written.read_text(encoding="utf-8"))
    amounts = {field.name for field in fields(kind) if field.type in (Decimal, "Decimal")}  # type: ignore[arg-type]
    return kind(**{name: Decimal(value) if name in amounts else value for name, value in told.items()})


def chance(seed: int, subject: str) -> Random:
    """A source of chance of its own for each subject of a zone."""
    return Random(f"{seed} {subject}")  # noqa: S311 - a story, not a secret
