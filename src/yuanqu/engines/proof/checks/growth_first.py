"""Growth told before the level it is over, and how far one number lies from another (先说增幅、后说基数)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from yuanqu.engines.proof.checks.amounts import exact_level, misprint, percent, printed_like, quotient
from yuanqu.engines.proof.checks.layout import Stretch
from yuanqu.engines.proof.claims.claim import Claim, Kind
from yuanqu.terms.intervals import Interval

_GREW = re.compile(
    r"[，,]?(?:同比|比上年同?期?|较上年同?期?|比去年同?期?|较去年同?期?)(?:增长|下降|上升|减少|"
    r"增加|提高)了?"
)
_BASE = re.compile(r"[，,（；]?(?:而)?(?:上年|去年|上一年)同期(?:的|为|是|仅为|达|完成|实现|数为)?")
_APART = re.compile(r"[，,]?(?P<way>低于|高于|超过?|超出|比|较)[^，。；（）\d]{2,12}[（(]?(?:为)?")
_WAYS = re.compile("低于|高于|超|比|较")
_BY = re.compile(r"[）)]?(?:高|低|多|少|超出|高出)?")
Told = tuple[Claim, Claim, Claim, str]


def growth_first(paragraph: Stretch) -> Iterator[Told]:
    """(wrong, now, base, right): 授权724件，同比增长51.1%，上年同期为629件."""
    if "同期" not in paragraph.text:
        return
    for now, growth, base in zip(paragraph.claims, paragraph.claims[1:], paragraph.claims[2:], strict=False):
        level, before, said = exact_level(now), exact_level(base), percent(growth)
        if level is None or before is None or said is None or level.dimension != before.dimension:
            continue
        if growth.kind is not Kind.GROWTH or growth.unit != "%" or not base.value or now.value is None:
            continue
        if not _GREW.fullmatch(paragraph.between(now, growth)) or not _BASE.fullmatch(
            paragraph.between(growth, base)
        ):
            continue
        ratio = quotient(level.interval, before.interval)
        if ratio is None or (ratio - Interval.point(100)).intersects(said):
            continue
        value = now.value * level.factor / (base.value * before.factor) * 100 - 100
        yield growth, now, base, printed_like(growth, abs(value))


def distance(paragraph: Stretch) -> Iterator[Told]:
    """水位87.62米，低于警戒水位（88.50米）1.88米: told where a slip explains it."""
    if not _WAYS.search(paragraph.text):
        return
    for now, base, apart in zip(paragraph.claims, paragraph.claims[1:], paragraph.claims[2:], strict=False):
        if not now.unit == base.unit == apart.unit or None in (now.value, base.value, apart.value):
            continue
        if not all(exact_level(each) for each in (now, base)):
            continue
        found = _APART.fullmatch(paragraph.between(now, base))
        if found is None or not _BY.fullmatch(paragraph.between(base, apart)):
            continue
        reach = Interval(now.low, now.high) - Interval(base.low, base.high)
        said = Interval(apart.low, apart.high)
        if reach.intersects(said) or (-reach).intersects(said):
            continue
        needed = abs((now.value or Fraction(0)) - (base.value or Fraction(0)))
        right = printed_like(apart, needed)
        if misprint(apart.text, needed):
            yield apart, now, base, right
