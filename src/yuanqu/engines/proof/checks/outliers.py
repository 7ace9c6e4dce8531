"""Numbers a thousandfold beside their neighbours (倍差核对): averages above their sums, a house large as a town."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from yuanqu.engines.proof.checks.amounts import Amount, amount, exact_level
from yuanqu.engines.proof.checks.layout import Stretch, lines
from yuanqu.engines.proof.checks.scope import averaged
from yuanqu.engines.proof.checks.told_before import pairs
from yuanqu.engines.proof.claims.claim import Claim, Kind
from yuanqu.engines.proof.claims.measures import own_words
from yuanqu.engines.proof.claims.reading import Reading

AVERAGE = re.compile(
    r"平均|[人户单件亩家台次日月吨宗]均|每[一人户单件亩家台次日月吨个起宗项]|单[台件宗项户](?![最独])"
)
_TWO_SCALES = re.compile(r"亿万|万万|亿亿")
_ELSEWHERE = re.compile(r"全国|全省|全市|全球|世界|省内|累计|总")
_ONE_HOUSE = re.compile(r"大楼|大厦|楼|厂房|车间|仓库|中心|基地|市场|展馆|医院|学校|公园")
_ONE_THING = re.compile(rf"{_ONE_HOUSE.pattern}|项目|平台|生产线|道路|桥|管网|台|站")
_MOST_OF_ONE = {"area": 10**7, "money": 10**11}
_TIMES = {"money": 300, "area": 300}
_TIMES_ELSE, _TIMES_COUNT, _LEAST_OTHERS = 30, 1000, 3
_A_SCALE = (Fraction(10_000), Fraction(10**8), Fraction(1, 10_000), Fraction(1, 10**8))
_CLOSE = Fraction(1, 20)
_NEAR = 4  # claims before an average among which its sum and count stand


def outliers(reading: Reading) -> Iterator[tuple[Claim, str]]:
    """Claims to ask about, with the reason."""
    sizes = _sizes(reading)
    for paragraph in lines(reading):
        for n, claim in enumerate(paragraph.claims):
            if _TWO_SCALES.match(claim.unit):
                yield claim, "“亿”“万”连用，请核对是否多写了一个。"
                continue
            found = exact_level(claim)
            if found is None and claim.value and AVERAGE.search(paragraph.clause(claim)):
                found = amount(claim)
                if found and (why := _average(paragraph, n, claim, found)):
                    yield claim, why
                continue
            if found is None or not claim.value:
                continue
            why = (
                _above_its_sum(reading, paragraph, claim, found)
                or _average(paragraph, n, claim, found)
                or _of_one(paragraph, claim, found)
            )
            why = why or _to_each(paragraph, n, claim, found) or _beside(paragraph, n, claim, found)
            if why or _alone(sizes, paragraph, claim, found):
                yield claim, why or "比文中其他同类数大得多，请核对单位。"


def _size(claim: Claim, found: Amount) -> Fraction:
    return (claim.value or Fraction(0)) * found.factor


def _average(paragraph: Stretch, n: int, claim: Claim, found: Amount) -> str:
    """户均出口453亿美元 beside 出口额1.72亿美元; 单均241万元 of 486万单 worth 11.7亿元."""
    if not AVERAGE.search(paragraph.clause(claim)):
        return ""
    near = [(each, level) for each in paragraph.claims[max(0, n - _NEAR) : n] if (level := exact_level(each))]
    mine = _size(claim, found)
    earlier = [each for each in paragraph.claims[:n] if not AVERAGE.search(paragraph.clause(each))]
    sums = [
        _size(each, level)
        for each in earlier
        if (level := exact_level(each)) and level.dimension == found.dimension
    ]
    if sums and mine > max(sums):
        return "平均数大于前面的总数，请核对单位。"
    for whole, total in near:
        for counted, count in near:
            if total.dimension != found.dimension or not count.dimension.startswith("count:"):
                continue
            off = mine * _size(counted, count) / _size(whole, total) if _size(whole, total) else Fraction(1)
            if any(abs(off / scale - 1) < _CLOSE for scale in _A_SCALE):
                return f"与{whole.text}、{counted.text}不合，请核对是否多写或少写了“万”“亿”。"
    return ""


def _to_each(paragraph: Stretch, n: int, claim: Claim, found: Amount) -> str:
    """慰问困难职工86户，发放慰问金8.6亿元; 口袋公园12个，面积3.6亿平方米: too much for each that was counted."""
    counted = paragraph.claims[n - 1] if n else None
    if counted is None or not counted.value or counted.kind is not Kind.COUNT or counted.unit[:1] in "万亿":
        return ""
    between = paragraph.between(counted, claim)
    if len(between) > _NEXT_CLAUSE or not between.startswith("，") or _ELSEWHERE.search(between):
        return ""
    each = _size(claim, found) / counted.value
    paid = found.dimension == "money" and counted.unit in _BEINGS and _GIVEN.search(between)
    laid = found.dimension == "area" and counted.unit in _PLACES and _SMALL.search(counted.name)
    if (paid and each > _MOST_GIVEN) or (laid and each > _MOST_LAID):
        return f"摊到{counted.text}过大，请核对单位。"
    return ""


_BEINGS, _PLACES, _NEXT_CLAUSE = frozenset("户人名位"), frozenset("个座处所栋"), 12
_GIVEN = re.compile("发放|慰问|救助|补助|补贴|补偿|低保|抚恤|工资|奖励")
_SMALL = re.compile("公园|广场|驿站|食堂|学校|市场|停车场|厂房|中心|公寓|小区|宿舍|幼儿园|医院")
_MOST_GIVEN, _MOST_LAID = 5_000_000, 5_000_000


def _above_its_sum(reading: Reading, paragraph: Stretch, claim: Claim, found: Amount) -> str:
    """每起案件平均处罚6.4亿元 after 处罚金额186.4万元 some paragraphs before."""
    if found.dimension != "money" or not AVERAGE.search(paragraph.clause(claim)):
        return ""
    mine, name = _size(claim, found), pairs(own_words(paragraph.clause(claim)).text)
    for each in reading.claims:
        level = exact_level(each) if each.start < paragraph.start and each.unit.endswith("元") else None
        if level is None or not name & pairs(each.name) or _ELSEWHERE.search(each.name):
            continue
        if not averaged(each) and mine > _size(each, level):
            return f"平均数大于前面的总数{each.text}，请核对单位。"
    return ""


def _beside(paragraph: Stretch, n: int, claim: Claim, found: Amount) -> str:
    """由3.2亿元增至3.6万元, 其中省级补助2.6元: out of all proportion to the number that it is told with."""
    if not n or claim.in_table:
        return ""
    last = paragraph.claims[n - 1]
    level = exact_level(last)
    if (
        level is None
        or level.dimension != found.dimension
        or not last.value
        or averaged(claim) != averaged(last)
    ):
        return ""
    before = exact_level(paragraph.claims[n - 2]) if n > 1 else None
    if (
        before
        and before.dimension == found.dimension
        and _close_to(claim, found, paragraph.claims[n - 2], before)
    ):
        return ""  # the one between is out of proportion
    times = _size(claim, found) / _size(last, level)
    between = paragraph.between(last, claim)
    if _FROM_TO.match(between) and not 1 / _FAR < times < _FAR:
        return f"与{last.text}相差过大，请核对单位。"
    scaled = claim.unit != last.unit and (
        claim.unit in last.unit or last.unit in claim.unit or claim.unit[1:] == last.unit[1:]
    )
    listed = between.startswith("、") and len(between) <= _LISTED and scaled
    return f"与{last.text}相差过大，请核对单位。" if listed and not 1 / _MUCH < times < _MUCH else ""


def _close_to(claim: Claim, found: Amount, other: Claim, level: Amount) -> bool:
    return bool(other.value) and 1 / _FAR < _size(claim, found) / _size(other, level) < _FAR


_FROM_TO = re.compile("[^，。；]{0,8}(?:到|至|为)[^，。；]{0,3}$")
_FAR, _MUCH, _LISTED = Fraction(300), Fraction(2000), 12


def _of_one(paragraph: Stretch, claim: Claim, found: Amount) -> str:
    """A house of three square kilometres, a training centre of two hundred thousand million."""
    most = _MOST_OF_ONE.get(found.dimension)
    thing = _ONE_HOUSE if found.dimension == "area" else _ONE_THING
    clause = paragraph.clause(claim)
    if most is None or _size(claim, found) <= most or _ELSEWHERE.search(clause):
        return ""
    return "对一处建设来说过大，请核对是否多写了“万”或“亿”。" if thing.search(clause) else ""


def _sizes(reading: Reading) -> dict[str, list[Fraction]]:
    """The sizes of all levels by what they measure, the largest last."""
    sizes: dict[str, list[Fraction]] = {}
    for claim in reading.claims:
        if (found := exact_level(claim)) and claim.value:
            sizes.setdefault(found.dimension, []).append(_size(claim, found))
    for each in sizes.values():
        each.sort()
    return sizes


def _alone(sizes: dict[str, list[Fraction]], paragraph: Stretch, claim: Claim, found: Amount) -> bool:
    """Whether a number with 万 or 亿 is many times the largest other of its dimension, and nobody says 全市 or 总."""
    if claim.unit[:1] not in "万亿" or claim.in_table:
        return False
    if found.dimension in ("duration", "") or _ELSEWHERE.search(paragraph.clause(claim)):
        return False
    alike = sizes[found.dimension]
    counted = found.dimension.startswith("count:")
    times = _TIMES_COUNT if counted else _TIMES.get(found.dimension, _TIMES_ELSE)
    return len(alike) > _LEAST_OTHERS and _size(claim, found) > alike[-2] * times
