"""Headings, dates and numbers in hanzi made into claims (文字数量与日期的读取)."""

from __future__ import annotations

import re
from fractions import Fraction

from yuanqu.engines.proof.claims import judging, values
from yuanqu.engines.proof.claims.claim import Claim, Kind
from yuanqu.engines.proof.claims.kinds import kind_of
from yuanqu.engines.proof.claims.phrases import in_phrase
from yuanqu.engines.proof.claims.walker import Walker
from yuanqu.engines.proof.claims.wording import word_before
from yuanqu.terms.hanzi_numbers import read_rough_hanzi
from yuanqu.terms.intervals import Interval

_RELATIVE_YEAR = re.compile(r"^(?:今年|去年|明年|上年|前年|本年|当年)的?")
_SIGNATURE = re.compile(
    r"[ \t\u3000（(]*(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日[ \t\u3000）)]*(?:印发|发布)?[）)]?"
)
_SIGNED_BY = re.compile(
    r"[^，。；\d\t]{2,30}[ \u3000]+[（(]?|——"
)  # the office, and its day at the end of the line
_PUBLISHED = re.compile(r"发布|印发|讯|电")
_ONE_HALF = Fraction(1, 2)
_HALF_YEAR_ENDS = re.compile("[，。；、的以仍未尚还多]")
_HALF = values.Number(_ONE_HALF, Interval.point(_ONE_HALF), None)


def heading(at: Walker, found: re.Match[str]) -> Claim | None:
    """The number of a heading: its words begin a section."""
    line_end = at.flat.find("\n", found.end())
    whole = at.flat[found.end() : line_end if line_end >= 0 else len(at.flat)]
    line, _, rest = whole.partition("。")
    at.begin_section(line[:40], top=found[0].strip().endswith("、"), runs_on=bool(rest.strip()))
    return None


def period(at: Walker, found: re.Match[str]) -> Claim | None:
    """A day or month that says when something happens is a claim; other periods tell what is spoken of."""
    start, end = found.span()
    words = found[0]
    relative = _RELATIVE_YEAR.match(words)
    own = start + (relative.end() if relative else 0)
    if judging.date_claims(at.flat, own, end, words[own - start :]) and not _is_signature(at, start, end):
        if relative:
            at.passage.say(words, "", "")
        period = at.passage.read(words)
        claimed = at.claim(own, end, None, "", Kind.DATE)
        if at.flat.startswith("，", end):
            at.passage.sentence = period or at.passage.sentence
        else:
            at.passage.clause = period or at.passage.clause
        return claimed
    at.passage.say(words, at.flat[max(0, start - 8) : start], at.flat[end : end + 12])
    return None


def _is_signature(at: Walker, start: int, end: int) -> bool:
    line_start = at.flat.rfind("\n", 0, start) + 1
    line_end = at.flat.find("\n", end)
    line = at.flat[line_start : line_end if line_end >= 0 else len(at.flat)]
    if _SIGNATURE.fullmatch(line) or _PUBLISHED.match(at.flat, end):
        return True
    if _SIGNED_BY.fullmatch(at.flat, line_start, start) and not line[end - line_start :].strip(" \u3000)）"):
        return True
    return "\t" not in line and len(line.strip()) <= end - start + 3


def clock(at: Walker, found: re.Match[str]) -> Claim | None:
    """A time of day: 每日18时."""
    return at.claim(found.start(), found.end(), None, "", Kind.DATE)


def halves(at: Walker, found: re.Match[str]) -> Claim | None:
    """一半, 过半, 半个月."""
    start, end = found.span()
    if in_phrase(at.flat, start):
        return None
    if found["halfof"]:
        return _half_of(at, found)
    return None if found["half"] in ("大半", "半数") else at.claim(start, end, _HALF, "", None)


def _half_of(at: Walker, found: re.Match[str]) -> Claim | None:
    start, end = found.span()
    if found["halfof"] == "半年" and not _HALF_YEAR_ENDS.match(at.flat[end : end + 1] or "。"):
        return None
    if start and at.flat[start - 1] in "上下前后每近多大":
        return None
    unit = found["halfof"][1:]
    if unit == "年":
        return at.claim(
            start, end, values.Number(Fraction(6), Interval.point(6), None), "个月", Kind.DURATION
        )
    return at.claim(start, end, _HALF, unit, Kind.DURATION)


def words(at: Walker, found: re.Match[str]) -> Claim | None:
    """A numeral in hanzi with its measure word: 两次, 八成, 四十三户."""
    start, end = found.span()
    numeral, unit = found["h"], found["hs"] + found["hu"]
    more = found["hm1"] or found["hm2"] or found["hm3"] or ""
    after = found["hafter"] or ""
    if after == "内" and kind_of(unit, "") is not Kind.DURATION:
        end, after = end - 1, ""
    if judging.in_short_quotes(at.flat, start, end) or at.is_no_claim(start, end, found["hu"]):
        return None
    loose = more or after or word_before(at.flat, start)
    if not judging.hanzi_claims(at.flat, start, end, numeral, found["hu"], loose):
        return None
    number = values.read(numeral + more, word_before(at.flat, start), after)
    number = _rough(numeral) or number
    if number is None:
        return None
    if found["hhalf"] and number.value is not None:
        number = values.Number(number.value + _ONE_HALF, number.interval + Interval.point(_ONE_HALF), None)
    if found["hu"] in ("块", "块钱") and (more or found["hu"] == "块钱"):
        unit = found["hs"] + "元"
    return at.claim(start, end, number, unit, None)


def nought(at: Walker, found: re.Match[str]) -> Claim | None:
    """孕产妇死亡率为零."""
    return at.claim(found.start(), found.end(), values.read("0"), "", None)


def roughly(at: Walker, found: re.Match[str]) -> Claim | None:
    """三四个月, 五六十名, 几十家."""
    start, end = found.span()
    if judging.in_short_quotes(at.flat, start, end) or in_phrase(at.flat, start):
        return None
    number = _rough(found["rough"]) or _so_many(found["rough"])
    return at.claim(start, end, number, found["rs"] + found["roughu"], None) if number else None


def _rough(numeral: str) -> values.Number | None:
    rough = read_rough_hanzi(numeral)
    return values.between(Fraction(rough[0]), Fraction(rough[1])) if rough else None


def _so_many(words: str) -> values.Number | None:
    """几十 and 数百: from two to nine of them; 十几: 11 to 19."""
    if words[-1] == "几":
        return values.between(Fraction(11), Fraction(19))
    if words[0] not in "几数":
        return values.read("一" + words if words != "十" else words)
    scale = values.scale_of(words[1:])
    return values.between(Fraction(2 * scale), Fraction(10 * scale - 1))


def sizes(at: Walker, found: re.Match[str]) -> Claim | None:
    """亿元以上, 过千万元: scale words alone."""
    start, end = found.span()
    after = found["sizeafter"] or ""
    if judging.in_short_quotes(at.flat, start, end) or in_phrase(at.flat, start):
        return None
    loose = word_before(at.flat, start)
    if not (after or loose) or at.flat.startswith(("级", "产值"), end):
        return None
    size, unit = found["size"], found["sizeu"]
    letters = size[-1] if size[-1] in "万亿" else ""
    worth = values.scale_of(size[: len(size) - len(letters)])
    number = values.read(str(worth), loose, after)
    return at.claim(start, end, number, letters + unit, None)
