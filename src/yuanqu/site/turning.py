"""Which pages of a long list can be turned to from the one shown: the first, the last, those beside it (翻页)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Turn:
    """A page that can be turned to; no ``url`` for a gap."""

    text: str
    url: str = ""
    current: bool = False


def turns(number: int, pages: int, url: Callable[[int], str]) -> list[Turn]:
    """The turns from page ``number`` of ``pages``; none where there is one page only."""
    if pages <= 1:
        return []
    found: list[Turn] = []
    last = 0
    for each in sorted({1, pages, *range(max(number - 1, 1), min(number + 1, pages) + 1)}):
        if each > last + 1:
            found.append(Turn("…"))
        found.append(Turn(f"{each:,}", url(each), each == number))
        last = each
    return found
