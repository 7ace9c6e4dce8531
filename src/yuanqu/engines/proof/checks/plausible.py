"""Numbers beyond what such a thing can be (合理范围核对), by a maintained table of words and units."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from yuanqu.engines.proof.claims.claim import Claim

_FILE = Path(__file__).parents[1] / "data" / "plausible.tsv"
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SCALED = re.compile("[百千]?[万亿]{0,2}")
_TOTALS = re.compile("全国|全省|全球|世界|总额|累计|合计|资金总")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which ends a number stands after these words."""

    words: re.Pattern[str]
    least: int | None
    most: int | None

    def holds(self, size: int) -> bool:
        """Whether a size lies between the ends."""
        return (self.most is None or size <= self.most) and (self.least is None or size >= self.least)


def beyond(claim: Claim, clause: Callable[[Claim], str]) -> str:
    """Why a claim after its clause is asked about; an empty text where it is not."""
    if claim.value is None or claim.in_table:
        return ""
    scale, unit = _apart(claim.unit)
    rows = _table().get(unit, ())
    size = claim.value.numerator * scale // claim.value.denominator
    outside = [each for each in rows if not each.holds(size)]
    if not outside:
        return ""
    words = clause(claim)[-24:]
    named = claim.counted.verb + claim.counted.which + claim.counted.head
    for bounds in outside:
        if _first(unit, words, named) is bounds:
            if bounds.most is not None and size > bounds.most and not _TOTALS.search(words):
                return "大得不合常理，请核对单位，以及是否多写了“万”或“亿”。"
            if bounds.least is not None and 0 <= size < bounds.least:
                return "小得不合常理，请核对单位，以及是否少写了“万”或“亿”。"
            return ""
    return ""


def _first(unit: str, words: str, named: str) -> Bounds | None:
    """The first row of the table that fits the words before the number, or what it counts: it decides."""
    rows = _table().get(unit, ())
    return next((each for each in rows if each.words.search(words) or each.words.search(named)), None)


@lru_cache(maxsize=512)
def _apart(unit: str) -> tuple[int, str]:
    """What 万 and 亿 before a unit are worth, and the unit itself."""
    found = _SCALED.match(unit)
    letters = found[0] if found and unit != found[0] else ""
    if letters in ("百", "千"):  # 千瓦, 千克
        letters = ""
    worth = 1
    for letter in letters:
        worth *= _SCALES[letter]
    return worth, unit[len(letters) :]


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[Bounds, ...]]:
    found: dict[str, list[Bounds]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words, units, least, most = (*line.split("\t"), "")[:4]
            bounds = Bounds(re.compile(words), int(least) if least else None, int(most) if most else None)
            for unit in units.split():
                found.setdefault(unit, []).append(bounds)
    return {unit: tuple(rows) for unit, rows in found.items()}
