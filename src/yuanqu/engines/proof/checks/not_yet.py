"""Stretches that were not over when the text was written, told as done (未到期间)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from yuanqu.engines.proof.checks.layout import claims_between, lines
from yuanqu.engines.proof.claims.claim import Modality
from yuanqu.engines.proof.claims.period_words import PERIOD, read_period_words
from yuanqu.engines.proof.claims.reading import Reading

_STRETCH = re.compile(rf"(?P<words>{PERIOD})")
_PART_OF_YEAR = re.compile(r"季度|[上下]半年|\d月|个月|\d年全年")
_YEAR_ALONE = re.compile(r"(?:19|20)\d{2}年")
_TO_COME = re.compile(
    r"计划(?!总?投资|数)|将|力争|(?<!年度)(?<!全年)(?<!年初)目标|打算|预计|预期|拟|要(?!素)|确保|争取|安排|谋划|有望|可望|务必|须|应当?|待|"
    r"建议|抓[好住紧]|抢抓|前(?=完成|建成|开工|投|报|全部|实现)|底前|期间|启动|推进|展望|规划|达产"
)
_DONE = re.compile(
    r"新[入开增签引建设批]|完成|实现|新增|累计|增长|下降|成交|出口|进口|受理|检查|查处|办理|引进|签约|组织|发放|达到?|为\d|共|开展|举办|评审|审结|占\d|同比"
)
_PLAN_SECTION = re.compile(
    r"打算|计划|安排|思路|目标|下步|下一步|要求|任务|措施|展望|努力|预判|建议|草案|期望"
)
_HEADED = re.compile(
    r"[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、]|【)"
)
_AHEAD = re.compile(r"计划|打算|要点|方案|规划|安排|思路|预算|预测|展望|部署|动员")
_ENDED = timedelta(days=10)  # a report may be written a little before its period is over


def not_yet(reading: Reading) -> Iterator[tuple[int, int]]:
    """The places of stretches that end well after the day of the text and yet have results."""
    if _AHEAD.search(reading.title) or not _names_later(reading, reading.plain):
        return
    planned = False
    for line in lines(reading)[1:]:
        if headed := _HEADED.match(line.text):
            within = planned and headed[0].strip()[0] in "（0123456789"
            planned = within or _PLAN_SECTION.search(line.text.partition("。")[0][:30]) is not None
        if planned or not _names_later(reading, line.text):
            continue
        for found in _STRETCH.finditer(line.text):
            words = found["words"]
            if (
                words == "下半年"
                or not (_PART_OF_YEAR.search(words) or _YEAR_ALONE.fullmatch(words))
                or (words[-1:] in "日号" and not words.startswith("截"))
            ):
                continue
            sentence = _sentence(line.text, *found.span())
            if _TO_COME.search(sentence) or not _DONE.search(sentence):
                continue
            if _is_ahead(reading, words) and _told(reading, line.start + found.end(), line.text, found.end()):
                yield line.start + found.start(), line.start + found.end()


def _names_later(reading: Reading, text: str) -> bool:
    """Whether a month, quarter or year after that of the draft is named at all: most are done with here."""
    issued, running = reading.issued, reading.period.end.year >= reading.issued.year
    for found in _LATER.finditer(text):
        if found["year"]:
            if int(found["year"]) > issued.year - (reading.period.end.year < issued.year):
                return True
        elif running and (
            int(found["month"] or 0) > issued.month - 1 or (found["part"] and issued.month < _LAST_QUARTER)
        ):
            return True
    return False


_LATER = re.compile(
    r"(?<!\d)(?:(?P<year>20\d\d)年|(?P<month>\d{1,2})月|(?P<part>[二三四]季度|前三季度|[上下]半年))"
)
_LAST_QUARTER = 12


def _is_ahead(reading: Reading, words: str) -> bool:
    year = reading.period.end.year
    period = read_period_words(words, reading.period, reading.issued, year=year)
    if period is None or (period.start == period.end and not words.startswith("截")):
        return False
    if _YEAR_ALONE.fullmatch(words):
        return period.end.year > reading.issued.year
    return period.end > reading.issued + _ENDED


def _told(reading: Reading, place: int, text: str, at: int) -> bool:
    """Whether what follows holds numbers that are more than limits."""
    ends = [each for each in (text.find(mark, at) for mark in "。；") if each >= 0]
    claims = claims_between(reading, place, place + min(ends, default=len(text)) - at)
    return any(each.modality is not Modality.THRESHOLD for each in claims)


def _sentence(text: str, start: int, end: int) -> str:
    first = max(text.rfind(mark, 0, start) for mark in "。；") + 1
    last = text.find("。", end)
    return text[first : last if last >= 0 else len(text)]
