"""The claims of a text (数据表述的读取): one scan for everything numeric, then local reading around each find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from yuanqu.engines.proof.claims import arabic_finds, hanzi_finds
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.claims.lists import with_names
from yuanqu.engines.proof.claims.passage import Passage
from yuanqu.engines.proof.claims.scan import plain, tokens
from yuanqu.engines.proof.claims.titles import document_period, is_plan
from yuanqu.engines.proof.claims.walker import Walker
from yuanqu.terms.periods import Period


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text read, asked about by every rule: its plain form (as long), title, period, and claims in order."""

    text: str
    plain: str
    title: str
    period: Period
    claims: tuple[Claim, ...]
    issued: date


def read_claims(text: str, *, issued: date, period: Period | None = None) -> Reading:
    """Every claim of `text`. `issued`: its day, where the text does not say; `period` overrides the title's."""
    flat = plain(text)
    title_start, title_end = _title(flat)
    title = flat[title_start:title_end]
    document = period or document_period(title, flat[title_end:], issued)
    ahead = is_plan(title)
    walker = Walker(text, flat, Passage(document, issued, ahead=ahead, plan=ahead))
    claims = with_names(list(_claims(walker, title_end)), flat)
    return Reading(text, flat, title, document, tuple(claims), issued)


def _title(flat: str) -> tuple[int, int]:
    """The first line that is not empty, when it is short and no sentence; else an empty stretch."""
    start = len(flat) - len(flat.lstrip())
    end = flat.find("\n", start)
    end = len(flat) if end < 0 else end
    line = flat[start:end]
    if len(line) > 60 or "。" in line or line.count("，") > 1 or (end == len(flat)):
        return start, start
    return (start, end) if _DATED.search(line) else _title_below(flat, end) or (start, end)


def _title_below(flat: str, at: int) -> tuple[int, int] | None:
    """The line that says of what and when, where the first says only whose: under an office's name, a paper's head."""
    for _ in range(_HEAD_LINES):
        begin = at + 1
        at = flat.find("\n", begin)
        line = flat[begin:at] if at >= 0 else ""
        if at < 0 or "。" in line or len(line) > _LONGEST_TITLE or line.endswith(("：", ":")):
            return None
        if _DATED.search(line) and _OF_SORT.search(line):
            return begin, at
    return None


_HEAD_LINES, _LONGEST_TITLE = 5, 60
_DATED = re.compile(r"(?:19|20)\d\d|[一二][〇○零九][〇○零一二三四五六七八九]{2}年|\d月|季度|半年|年度")
_OF_SORT = re.compile(
    "总结|报告|通报|情况|计划|公报|分析|讲话|方案|要点|简报|月报|综述|小结|汇报|简析|打算|形势"
)


_FINDS: dict[str, Callable[[Walker, re.Match[str]], Claim | None]] = {
    "heading": hanzi_finds.heading,
    "period": hanzi_finds.period,
    "clock": hanzi_finds.clock,
    "halves": hanzi_finds.halves,
    "nought": hanzi_finds.nought,
    "words": hanzi_finds.words,
    "roughly": hanzi_finds.roughly,
    "sizes": hanzi_finds.sizes,
    "unfilled": arabic_finds.unfilled,
    "ordinal": arabic_finds.ordinal,
    "first": arabic_finds.first,
    "fraction": arabic_finds.fraction,
    "fold": arabic_finds.fold,
    "broken": arabic_finds.broken,
    "added": arabic_finds.added,
    "single": arabic_finds.single,
    "scaled": arabic_finds.scaled,
    "plain": arabic_finds.plain_,
}


def _claims(walker: Walker, title_end: int) -> Iterator[Claim]:
    for found in tokens(walker.flat):
        walker.pass_over(walker.floor, found.start())
        if found.start() >= title_end:
            name = found.lastgroup or ""
            if name == "range":
                yield from arabic_finds.range_(walker, found)
            elif name == "ratios":
                yield from arabic_finds.ratios(walker, found)
            elif name in _FINDS and (claimed := _FINDS[name](walker, found)):
                yield walker.keep(claimed)
        walker.floor = found.end()
