"""One quantity told twice (前后重复核对)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanqu.engines.proof.checks.amounts import exact_level, swapped
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.one_thing import apart, compatible, listed_together, told_twice
from yuanqu.engines.proof.checks.referring import taken_up
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.checks.told_again import in_company, name_of, one_status, other_attribute, shifted
from yuanqu.engines.proof.checks.told_before import (
    ToldBefore,
    digits,
    name_pairs,
    pairs,
    printed,
)
from yuanqu.engines.proof.claims.claim import Claim, Kind, Modality
from yuanqu.engines.proof.claims.reading import Reading

_BACK = re.compile(
    r"([\u4e00-\u9fff]{2,10}?)(?:项目|企业|任务|隐患|问题)?中(?![心国医小央部学期试级介职专草西欧])，?"
)
_THING = re.compile(r"[\u4e00-\u9fff]{3,8}?(?=已|实现|均|全|的|，|。|、|欠|尚|还|仍|年内|建成|完成|有|$)")
_GENERIC = re.compile(r"(?:重点)?(?:项目|企业|任务|问题|隐患|部门|单位|新|规上)+")
_SPECIFIC = frozenset(
    [
        "期",
        "栋",
        "座",
        "宗",
        "条",
        "支",
        "艘",
        "列",
        "架",
        "班",
        "所",
        "场",
        "轮",
        "届",
        "处",
        "幢",
        "套",
        "间",
        "层",
    ]
)
_MORE = re.compile(r"新|再|另|上年|去年|增|其余|剩余|其中|已|未|首批|分别|拟|将")


class SameQuantityTwice(Rule):
    """The same quantity of the same period is printed with one value throughout."""

    name = "same-quantity-twice"
    title = "同一数据前后不一"
    severity = Severity.CERTAIN
    explanation = "同一时期的同一数据在文中出现两次，两处的数不能同时成立。"
    example = "前文“检查企业684家次”，后文“检查企业648家次”"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Digits swapped under one name; numbers that refer back to another; the same thing counted twice."""
        seen: set[int] = set()
        for later, earlier in (*told_twice(reading), *taken_up(reading)):
            if later.start not in seen:
                seen.add(later.start)
                yield self.on(
                    reading, later, f"与前文的{earlier.text}不一致。", earlier.text, others=(earlier,)
                )
        claims = [
            claim for claim in reading.claims if exact_level(claim) and claim.modality is not Modality.TARGET
        ]
        told_before = ToldBefore()
        for n, later in enumerate(claims):
            if later.start not in seen:
                refers = bool(
                    _taken_up(reading, later)
                    or _thing_of_its_own(reading, later)
                    or reading.plain.startswith(("未", "尚未", "逾期", "停产"), later.end)
                )
                for earlier in told_before.like(n, later, refers=refers):
                    if earlier.value != later.value and self._contradicts(reading, earlier, later):
                        message = f"与前文的{earlier.text}不一致。"
                        yield self.on(reading, later, message, earlier.text, others=(earlier,))
                        break
            told_before.add(n, later)

    def _contradicts(self, reading: Reading, earlier: Claim, later: Claim) -> bool:
        if apart(reading, earlier, later) or other_attribute(reading, earlier, later):
            return False
        if listed_together(reading, earlier, later):
            return False
        return self._differs_by_slip(reading, earlier, later)

    def _differs_by_slip(self, reading: Reading, earlier: Claim, later: Claim) -> bool:
        if (_swapped(earlier, later) or shifted(earlier, later)) and _alike(reading, earlier, later):
            return True
        if (_swapped(earlier, later) or shifted(earlier, later)) and compatible(reading, earlier, later):
            return True
        if one_status(reading, earlier, later):
            return True
        if _reordered(earlier, later) and _closely(reading, earlier, later):
            return True
        if _of_those(reading, earlier, later):
            return True
        return _refers_back(reading, earlier, later) or _same_thing(reading, earlier, later)


_LEAST_DIGITS = 3


def _swapped(earlier: Claim, later: Claim) -> bool:
    """Whether two neighbouring digits of a number of three or more changed places: 684 and 648."""
    if earlier.value is None or later.value is None or earlier.places != later.places:
        return False
    one, other = digits(printed(earlier)), digits(printed(later))
    if len(one) < 3 or len(one) != len(other):
        return False
    differ = [n for n in range(len(one)) if one[n] != other[n]]
    if len(differ) != 2 or differ[1] - differ[0] != 1:
        return False
    return one[differ[0]] == other[differ[1]] and one[differ[1]] == other[differ[0]]


def _reordered(earlier: Claim, later: Claim) -> bool:
    """Whether three or more digits stand in another order: 876 and 687."""
    if later.value is None or earlier.places != later.places or len(digits(printed(earlier))) < _LEAST_DIGITS:
        return False
    return swapped(printed(earlier), later.value)


def _closely(reading: Reading, earlier: Claim, later: Claim) -> bool:
    """Whether the noun that the later number counts stands before the earlier one: 闲置低效用地24宗，876亩."""
    noun = _COUNTED_NOUN.match(reading.plain, later.end)
    if noun is None or _MORE.search(reading.plain[max(0, later.start - 8) : later.start]):
        return False
    return noun[0] in reading.plain[max(0, earlier.start - 24) : earlier.start]


_COUNTED_NOUN = re.compile(r"[\u4e00-\u9fff]{4,10}?(?=的|中|里|，|。|、)")


def _alike(reading: Reading, earlier: Claim, later: Claim) -> bool:
    """Whether both are named alike: by their measures, or the words around."""
    one = name_of(reading, earlier) + _near(reading, earlier)
    other = later.name + _near(reading, later)
    again = reading.plain.startswith("的", later.end) or len(digits(printed(later))) > _LEAST_DIGITS
    enough = 1 if later.kind is Kind.COUNT or again else 2
    if len(name_pairs(earlier) & pairs(other)) >= enough or len(name_pairs(later) & pairs(one)) >= enough:
        return True
    return in_company(reading, earlier, later)


def _near(reading: Reading, claim: Claim) -> str:
    return reading.plain[max(0, claim.start - 12) : claim.start] + reading.plain[claim.end : claim.end + 12]


def _taken_up(reading: Reading, later: Claim) -> str:
    """主导产业 of 41个主导产业项目中."""
    if later.kind is not Kind.COUNT:
        return ""
    found = _BACK.match(reading.plain, later.end)
    return found[1] if found and not _GENERIC.fullmatch(found[1]) else ""


def _refers_back(reading: Reading, earlier: Claim, later: Claim) -> bool:
    """41个主导产业项目中 speaks of the 37个 that were told under 主导产业."""
    head = _taken_up(reading, later)
    if not head or reading.plain[later.start - 1 : later.start] == "的":
        return False  # 开庭审理的248件案件中 are not all of them
    before = reading.plain[max(0, earlier.start - 24) : earlier.start]
    before = before[max(before.rfind(mark) for mark in "。；\n") + 1 :]
    if head not in before or _MORE.search(before[-4:]):
        return False
    rivals = [
        each
        for each in reading.claims
        if each.unit == later.unit and each.value == later.value and each is not later
    ]
    return not any(each.start < later.start for each in rivals)


def _of_those(reading: Reading, earlier: Claim, later: Claim) -> bool:
    """75条问题中 after 问题清单57条: two digits changed places, and the noun stands beside the other."""
    if later.value is None or not swapped(printed(earlier), later.value) or later.unit != earlier.unit:
        return False
    found = _THOSE.match(reading.plain, later.end)
    if found is None or _MORE.search(reading.plain[max(0, later.start - 6) : later.start]):
        return False
    before = reading.plain[max(0, earlier.start - 12) : earlier.start]
    around = (
        before[max(before.rfind(mark) for mark in "。；\n") + 1 :]
        + reading.plain[earlier.end : earlier.end + 8]
    )
    return found[1] in around and not any(
        each.unit == later.unit and each.value == later.value and each.start < later.start
        for each in reading.claims
    )


_THOSE = re.compile(r"([\u4e00-\u9fff]{2,6}?)(?:中(?![心国医小央部学])|里|进展|全部|均|实现|已全)")


def _thing_of_its_own(reading: Reading, later: Claim) -> str:
    """读书班 of 8期读书班."""
    if later.unit not in _SPECIFIC:
        return ""
    found = _THING.match(reading.plain, later.end)
    return found[0] if found and not _GENERIC.fullmatch(found[0]) else ""


def _same_thing(reading: Reading, earlier: Claim, later: Claim) -> bool:
    """8期读书班 and 举办读书班6期: a thing of one's own, counted with a measure word of its own."""
    if earlier.period != later.period and not _one_moment(earlier, later):
        return False
    thing = _thing_of_its_own(reading, later)
    if not thing:
        return False
    before = reading.plain[max(0, earlier.start - 16) : earlier.start]
    own = reading.plain[max(0, later.start - 3) : later.start]
    if _MORE.search(own) or _MORE.search(before[-6:].replace(thing, "")):
        return False
    if not re.search(rf"{thing}(?:共|总计|总数|。共|，共)?$", before):
        return False
    return not any(
        each.unit == later.unit and each.value == later.value and each.start < later.start
        for each in reading.claims
    )


def _one_moment(earlier: Claim, later: Claim) -> bool:
    return earlier.period is not None and later.period is not None and earlier.period.end == later.period.end
