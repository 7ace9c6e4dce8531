"""Numbers in figures made into claims (数字的读取): amounts, ranges, fractions, ranks, cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from yuanqu.engines.proof.claims import judging, values
from yuanqu.engines.proof.claims.claim import Claim, Kind, Precision
from yuanqu.engines.proof.claims.kinds import kind_of
from yuanqu.engines.proof.claims.lost_units import wants_unit
from yuanqu.engines.proof.claims.phrases import in_phrase
from yuanqu.engines.proof.claims.tables import Cell
from yuanqu.engines.proof.claims.walker import Walker
from yuanqu.engines.proof.claims.wording import word_before

_PRINTED = re.compile(r"(?!(?:19|20)\d\d$)\d[\d,]*(?:\.\d+)?")  # no year
_LETTERS = str.maketrans("lOoI", "1001")
_FROM = re.compile(r"(?:由|从)[^，。；]{0,12}$")
_RATIO_BEFORE = re.compile("比|按")
_HOW_LONG = re.compile(r"(?:期限|为期|满|延长|超过|至少|最长|最短)$")


def unfilled(at: Walker, found: re.Match[str]) -> Claim | None:
    """××亿元: a claim without a value."""
    gap = found["gap"] or ""
    if not gap:
        return None
    return at.claim(found.start(), found.end(), None, gap, None, precision=Precision.UNFILLED)


def ordinal(at: Walker, found: re.Match[str]) -> Claim | None:
    """第2位 and 倒数第二 are ranks; other ordinals claim nothing."""
    of = found["of"]
    if not judging.rank_claims(at.flat, found.start(), found.end(), of):
        return None
    digits = found[0][1 : len(found[0]) - len(of or "")]
    return at.claim(found.start(), found.end(), values.read(digits), of or "", Kind.RANK)


def first(at: Walker, found: re.Match[str]) -> Claim | None:
    """前60位 is a rank; 前10强 a name."""
    if found["place"] == "强" or not judging.rank_claims(at.flat, found.start(), found.end(), found["place"]):
        return None
    return at.claim(
        found.start() + 1, found.end(), values.read(found["top"]), found["place"] or "", Kind.RANK
    )


def fraction(at: Walker, found: re.Match[str]) -> Claim | None:
    """三分之一, 百分之九十."""
    start, end = found.span()
    if in_phrase(at.flat, start):
        return None
    digits = at.flat[start : found.end("part")]
    loose = word_before(at.flat, start)
    number = values.read(digits, loose, (found["fmore"] or "") or (found["fafter"] or ""))
    if found["whole"] in ("千", "1000", "万", "10000"):
        number = values.read(found["part"], loose, found["fafter"] or "")
        return at.claim(start, end, number, "‰" if "千" in found["whole"] else "", None)
    return at.claim(start, end, number, "%" if found["whole"] in ("百", "100") else "", None)


def fold(at: Walker, found: re.Match[str]) -> Claim | None:
    """翻一番, 翻了两番."""
    if found[0] == "翻倍":
        return None
    folds = values.read(found["folds"] or "一")
    return at.claim(found.start(), found.end(), folds.exactly() if folds else None, "番", Kind.GROWTH)


def broken(at: Walker, found: re.Match[str]) -> Claim | None:
    """A number that copying has broken: 1 56.3亿元, 27。6%."""
    digits = found["bad"].replace(" ", "").translate(_LETTERS)
    if found["bu"] == "%":
        digits = digits.replace("，", ".")
    digits = re.sub(r"[。·•﹒:：]|\.{2,}|,(?=\d{1,2}$)", ".", digits.replace("，", ","))
    return _quantity(at, found, digits, "", found["bs"] + found["bu"], found["bafter"] or "", damaged=True)


def range_(at: Walker, found: re.Match[str]) -> Iterator[Claim]:
    """28万—36万元/亩 is one claim; 由24个到31个 are two."""
    start, end = found.span()
    first_unit = (found["rs1"] or "") + (found["ru1"] or "")
    unit = (found["rs2"] or "") + found["ru2"]
    if found["dash"][0] in "至到" and _FROM.search(at.flat, max(0, start - 14), start):
        yield from _alone(at, start, found.end("ru1" if found["ru1"] else "rs1"), found["r1"], first_unit)
        at.floor = found.start("r2")
        yield from _alone(at, found.start("r2"), end, found["r2"], unit)
    elif not at.is_no_claim(start, end, found["ru2"]):
        number = _between(found, same_unit=not found["ru1"] or first_unit == unit)
        if claimed := at.claim(start, end, number, unit, None, precision=Precision.RANGE):
            yield at.keep(claimed)


def _between(found: re.Match[str], *, same_unit: bool) -> values.Number | None:
    low, high = values.read(found["r1"]), values.read(found["r2"])
    if same_unit or low is None or high is None or low.value is None or high.value is None:
        return values.read_range(found["r1"], found["r2"])
    factor = Fraction(values.scale_of(found["rs1"] or ""), values.scale_of(found["rs2"] or ""))
    return values.between(low.value * factor, high.value)


def _alone(at: Walker, start: int, end: int, digits: str, unit: str) -> Iterator[Claim]:
    if claimed := at.claim(start, end, values.read(digits), unit, None):
        yield at.keep(claimed)


def ratios(at: Walker, found: re.Match[str]) -> Iterator[Claim]:
    """6∶4 is one claim of value 1.5; each of 1.9∶74.1∶24.0 is a share."""
    parts = [(each.start(), each[0]) for each in re.finditer(r"\d+(?:\.\d+)?", found["ratio"])]
    if not ("∶" in found[0] or _RATIO_BEFORE.search(at.flat, max(0, found.start() - 8), found.start())):
        return
    numbers = [values.read(digits) for _, digits in parts]
    if len(parts) > 2:
        for (start, digits), number in zip(parts, numbers, strict=True):
            place = found.start() + start
            if claimed := at.claim(place, place + len(digits), number, "", Kind.SHARE):
                yield at.keep(claimed)
        return
    one, other = numbers
    if one and other and one.value and other.value:
        ratio = values.Number(one.value / other.value, one.interval.scaled(1 / other.value), None)
        if claimed := at.claim(found.start(), found.end(), ratio, "", Kind.RATE):
            yield at.keep(claimed)


def added(at: Walker, found: re.Match[str]) -> Claim | None:
    """3亿4500万元."""
    number = values.read(
        found["compound"] + (found["cmore"] or ""),
        word_before(at.flat, found.start()),
        found["cafter"] or "",
    )
    top = next(letter for letter in "亿万千" if letter in found["compound"])
    worth = values.scale_of(top)
    if number is None:
        return None
    unit = (top if top != "千" else "") + found["cu"]
    return at.claim(*found.span(), number.scaled(Fraction(1, worth)) if top != "千" else number, unit, None)


def single(at: Walker, found: re.Match[str]) -> Claim | None:
    """180余家, 1.2万平方米, 18个亿."""
    if found["yi"]:
        return _quantity(at, found, found["n"], "", "亿元", "")
    more = found["m1"] or found["m2"] or found["m3"] or ""
    return _quantity(at, found, found["n"], more, found["s"] + found["u"], found["after"] or "")


def scaled(at: Walker, found: re.Match[str]) -> Claim | None:
    """80来亿, 3.2万: scale words without a unit."""
    unit = found["ss"] + ("元" if found["ss"].endswith("亿") else "")
    return _quantity(at, found, found["sn"], found["sm1"] or found["sm2"] or "", unit, found["safter"] or "")


def _quantity(
    at: Walker, found: re.Match[str], digits: str, more: str, unit: str, after: str, *, damaged: bool = False
) -> Claim | None:
    start, end = found.span()
    bare = unit.lstrip("十百千万亿")
    if at.is_no_claim(start, end, bare) or judging.is_furniture(at.flat, start):
        return None
    if bare == "日" and not after and (day := _day(at, start, start + len(digits) + 1)):
        return day
    if bare in ("日", "年", "个月") and not after and judging.is_stretch_of_years(at.flat, start, end):
        return None
    if bare == "期" and judging.is_stage(at.flat, start, end):
        return None
    if after == "内" and kind_of(unit, "") is not Kind.DURATION:
        end, after = end - 1, ""
    number = values.read(digits + more, word_before(at.flat, start), after)
    if number and not damaged and found["sign"]:
        number = number.negative()
    return at.claim(start, end, number, unit, None, damaged=damaged)


def _day(at: Walker, start: int, end: int) -> Claim | None:
    """A day without its month (每月5日, 15日), unless 日 says how long (期限30日)."""
    if _HOW_LONG.search(at.flat, max(0, start - 5), start):
        return None
    return at.claim(start, end, None, "", Kind.DATE)


def plain_(at: Walker, found: re.Match[str]) -> Claim | None:
    """A number without a unit, in a cell or where a word of measuring stands before it."""
    start, end = found.span()
    inside = at.cells.get(start)
    if inside is not None:
        return _cell(at, found, inside) if inside.counts else None
    if judging.in_short_quotes(at.flat, start, end):
        return None
    digits, loose = found["bare"].lstrip("-−"), found["bareafter"] or ""
    claims = judging.bare_claims(at.flat, start, end, digits, loose, in_cell=False)
    if not claims and (not _PRINTED.fullmatch(digits) or not wants_unit(at.subjects.words, start, end)):
        return None
    number = values.read(digits, word_before(at.flat, start), loose)
    if number and found["bsign"]:
        number = number.negative()
    return at.claim(start, end, number, "", None)


def _cell(at: Walker, found: re.Match[str], cell: Cell) -> Claim | None:
    number = values.read(found["bare"].lstrip("-−"))
    if number and found["bsign"]:
        number = number.negative()
    kind = kind_of(cell.unit, cell.measure)
    return at.claim(found.start(), found.end(), number, cell.unit, kind, measure=cell.measure)
