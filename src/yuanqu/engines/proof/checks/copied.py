"""Damage from copying (复制痕迹): broken numbers, and the furniture of pages pasted along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import lines
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.claims.claim import decimal_text
from yuanqu.engines.proof.claims.reading import Reading

_SIGN = re.compile(r"\d﹪")
_FILE = Path(__file__).parents[1] / "data" / "furniture.txt"


@lru_cache(maxsize=1)
def _furniture() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands at the head of a line, and what anywhere in it."""
    listed = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    heads = [line[1:] for line in listed if line[0] == "^"]
    return re.compile("|".join(heads)), re.compile("|".join(line for line in listed if line[0] != "^"))


class CorruptedNumber(Rule):
    """Numbers that copying broke: read as they must have been, told once."""

    name = "corrupted-number"
    title = "数字在复制中损坏"
    severity = Severity.LIKELY
    explanation = "小数点变成句号、数字被拆开、数字变成字母、百分号变形。"
    example = "1 56.3亿元、27。6﹪"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """The first broken number with the others as further places."""
        damaged = [claim for claim in reading.claims if claim.damaged]
        places = [(claim.start, claim.end) for claim in damaged]
        places += [
            found.span()
            for found in _SIGN.finditer(reading.text)
            if not any(start <= found.start() < end for start, end in places)
        ]
        if not places:
            return
        (start, end), *others = sorted(places)
        first = next((claim for claim in damaged if claim.start == start), None)
        right = f"{decimal_text(first.value)}{first.unit}".lstrip("-") if first else ""
        count = f"，共 {len(places)} 处" if others else ""
        yield self.at(reading, start, end, f"数字在复制中损坏{count}。", right, others=tuple(others))


class PageFurniture(Rule):
    """What belongs to the page a text was copied from, not to the text."""

    name = "page-furniture"
    title = "混入页面信息"
    severity = Severity.LIKELY
    explanation = "网页导航、页眉页码、扫描水印等混入正文。"
    example = "当前位置：首页 > 政务公开"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for all such lines."""
        head, within = _furniture()
        places = [
            (line.start, line.end)
            for line in lines(reading)
            if head.match(line.text) or within.search(line.text)
        ]
        if places:
            (start, end), *others = places
            yield self.at(reading, start, end, "页面信息混入正文，应删去。", others=tuple(others))
