"""What an enterprise account belongs to; the register lies above, so it hands over how to find an enterprise (企业)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

Finder = Callable[[str], UUID | None]
Namer = Callable[[UUID], str]

_finders: list[Finder] = []
_namers: list[Namer] = []


def provide(find: Finder, name: Namer) -> None:
    """Hand over the register: ``find`` an enterprise by its credit code, ``name`` one by its id."""
    _finders[:], _namers[:] = [find], [name]


def find(code: str) -> UUID | None:
    """The enterprise of that credit code, None where the register has none."""
    return next((finder(code) for finder in _finders), None)


def name(enterprise: UUID | None) -> str:
    """What the enterprise is called, empty for none."""
    return "" if enterprise is None else next((namer(enterprise) for namer in _namers), "")
