"""What of its thing a number tells (数据侧面): an area, visits by persons, the time within which something is done."""

from __future__ import annotations

import re

from yuanqu.engines.proof.claims.claim import Kind
from yuanqu.engines.proof.claims.lexicon import Words
from yuanqu.engines.proof.claims.measures import Phrase, is_generic, told

_LIMIT = re.compile("内?(?P<what>[\u4e00-\u9fff]{2,10})")
_TIMES = ("时限", "时间", "期限", "周期", "天数", "用时", "工期", "时长", "限期")


def time_limit(words: Words, end: int, unit: str, own: Phrase) -> str:
    """Within which time something is to be done: 审核时限 of 10个工作日内完成审核."""
    if not unit.endswith("工作日") and words.flat[end - 1] != "内" and words.flat[end : end + 1] != "内":
        return ""
    if own.text and not is_generic(own) and not own.text.startswith(_FROM_DAY):
        return own.text if own.text.endswith(_TIMES) else own.text + "时限"
    found = _LIMIT.match(words.flat, end)
    what = told(words, found.start("what"), found.end()) if found else ""
    return what.removesuffix("到位").removesuffix("完毕") + "时限" if what else ""


_FROM_DAY = ("自", "从", "承诺", "收到", "接到")
_VISITS = frozenset(("人次", "批次", "户次", "家次", "场次", "件次", "辆次"))


def aspect_of(kind: Kind, unit: str, measure: str) -> str:
    """What of its thing a number tells, by its unit, where the words do not say it: an area, visits by persons."""
    if not measure:
        return ""
    if kind is Kind.AREA:
        return "" if measure.endswith(_AREAS) else "面积"
    bare = unit.lstrip("万亿")
    return bare if bare in _VISITS and not measure.endswith(bare) else ""


_AREAS = ("面积", "占地", "用地", "耕地", "绿地", "林地", "供地", "公顷", "缺口", "指标")
