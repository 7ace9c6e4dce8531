"""One quantity told again in other words (换一种说法再提): what is compared, and what keeps two numbers apart."""

from __future__ import annotations

import re

from yuanqu.engines.proof.checks.amounts import misprint
from yuanqu.engines.proof.checks.layout import claims_between
from yuanqu.engines.proof.checks.told_before import digits, pairs, printed
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.claims.reading import Reading

_ATTRIBUTE = re.compile(r"([\u4e00-\u9fff]{2,8})的$")
_POINTING = re.compile(r"(?:上述|前述|这些?|全部|所有|提到|说|讲|其中|共|有|全[年市区县])$")
_STATUS = re.compile(
    r"(?P<status>(?:尚?未|没有|逾期|超期|闲置|停产|"
    r"待)[\u4e00-\u9fff]{2,3}?)的(?P<noun>[\u4e00-\u9fff]{2,8}?)(?=要|应|须|，|。|、|中|里|均|"
    r"都|已|全|在|是|逐)"
)
_TOTAL = re.compile(r"合计|总计|总数|全[市区县]")
_WHOLE_NAME = 4


def other_attribute(reading: Reading, earlier: Claim, later: Claim) -> bool:
    """Whether the later number has an attribute that the earlier has not: 开庭审理的248件 beside 新收284件."""
    found = _ATTRIBUTE.search(reading.plain[max(0, later.start - 9) : later.start])
    if found is None or _POINTING.search(found[1]):
        return False
    noun = reading.plain[later.end : later.end + 8]
    around = reading.plain[max(0, earlier.start - 20) : earlier.end + 12]
    if len(pairs(noun) & pairs(around)) >= _WHOLE_NAME - 1:
        return False  # 抽查的201批次接待客商: the noun is the whole name of the other
    return not pairs(found[1]) & pairs(around)


def name_of(reading: Reading, claim: Claim) -> str:
    """What names a claim: its measure, and for the total row of a table the title it stands under."""
    return claim.name + (reading.title if claim.in_table and _TOTAL.match(claim.name) else "")


def in_company(reading: Reading, earlier: Claim, later: Claim) -> bool:
    """Whether both stand beside one and the same other number: 58.7亿元 and 57.8亿元 both told with 72.3亿元."""
    before = reading.plain[max(0, earlier.start - _SENTENCE) : earlier.start]
    if len(pairs(later.name) & pairs(before[before.rfind("。") + 1 :])) >= _WHOLE_NAME:
        return True  # its whole name stands in the sentence of the other
    return bool(_beside(reading, earlier) & _beside(reading, later))


def _beside(reading: Reading, claim: Claim) -> set[tuple[str, str]]:
    near = claims_between(reading, claim.start - _BESIDE, claim.end + _BESIDE)
    return {
        (printed(each), each.unit)
        for each in near
        if each is not claim and each.unit == claim.unit and len(digits(printed(each))) >= _WHOLE_NAME - 1
    }


_BESIDE, _SENTENCE = 40, 80


def shifted(earlier: Claim, later: Claim) -> bool:
    """Whether a number of four digits or more has one zero too many or too few: 13,180 and 1,318."""
    if not earlier.value or not later.value or earlier.value == later.value:
        return False
    one, other = digits(printed(earlier)).strip("0"), digits(printed(later)).strip("0")
    factor = max(earlier.value, later.value) / min(earlier.value, later.value)
    return len(one) >= _WHOLE_NAME and one == other and factor in (10, 100, 1000, 10_000)


def one_status(reading: Reading, earlier: Claim, later: Claim) -> bool:
    """13个未开工的重点项目 and 11个项目未开工: what has not been done, of one noun, as a slip would have it."""
    found = _STATUS.match(reading.plain, later.end)
    if found is None or later.value is None or len(digits(printed(later))) != len(digits(printed(earlier))):
        return False
    after = reading.plain[earlier.end : earlier.end + 12].partition("，")[0].partition("。")[0]
    noun = found["noun"][-2:]
    return found["status"] in after and noun in after and misprint(printed(earlier), later.value)
