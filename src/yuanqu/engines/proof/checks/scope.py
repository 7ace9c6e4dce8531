"""Of which part of its thing a number speaks (数据范围): the whole, a part, the rest, a change, what it was before."""

from __future__ import annotations

import re
from enum import StrEnum

from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.claims.reading import Reading


class Scope(StrEnum):
    """What a number is of the thing that its words name."""

    WHOLE = "whole"
    PART = "part"
    REST = "rest"
    MORE = "more"
    CHANGE = "change"
    COMPARED = "compared"
    EACH = "each"
    TOTAL = "total"


_WORDS = (
    (
        Scope.CHANGE,
        r"(?:[比较][^，。；]{0,12}|同比[^，。；]{0,4}|净)(?:增加|减少|增|减|多|少|提高|下降|上升|降低|扩大|缩小)[了到约近]*$",
    ),
    (
        Scope.COMPARED,
        r"(?:去年|上年|上月|上季|同期|年初|前年|原来|原|此前|过去)[^，。；]{0,8}$|(?:(?<![对可占])比(?!例|重|率)|较(?![大高低多])|高于|低于|(?<![自理事])由|从(?!业))[^，。；]{0,8}$",
    ),
    (Scope.PART, r"其中[^。；]{0,10}$|(?:首批|首次|首期|前期|先期|分别)[^，。；]{0,8}$"),
    (Scope.REST, r"(?:其余|其他|剩余|余下|尚有|还有|未)[^，。；]{0,6}$"),
    (Scope.MORE, r"(?:再|另|又|新|拟|将|追加)[^，。；]{0,4}$"),
    (Scope.EACH, r"(?:平均|人均|户均|亩均|每)[^，。；]{0,10}$"),
    (Scope.TOTAL, r"(?:合计|总计|全国|全省|全市)[^，。；]{0,8}$"),
)
_SCOPES = tuple((scope, re.compile(pattern)) for scope, pattern in _WORDS)
_REACH = 16


def scope(reading: Reading, claim: Claim) -> Scope:
    """The scope that the words before a number give it."""
    before = reading.plain[max(0, claim.start - _REACH) : claim.start]
    return next((each for each, pattern in _SCOPES if pattern.search(before)), Scope.WHOLE)


_AVERAGE = re.compile(
    "[人户亩单件台次日月年套笔]均|平均|均价|单价|亩产|单产|每[人户亩家个台件吨]|浓度|密度|强度|年龄|价格|温度|水位|深度|单耗|工资|标准"
)


def averaged(claim: Claim) -> bool:
    """Whether a number is an average or a price: those of parts may be above that of the whole, and do not add up."""
    return _AVERAGE.search(claim.name) is not None
