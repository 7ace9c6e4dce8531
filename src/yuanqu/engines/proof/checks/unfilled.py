"""Amounts left to fill in (待填数据): XX, ××, □□, ____ where a number, date or name belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.claims.claim import Precision
from yuanqu.engines.proof.claims.reading import Reading

_LEFT = re.compile(
    r"(?<![A-Za-z0-9])(?:[XＸ×]{2,}|[xｘ]{2,}(?![A-Za-z])|□+|_{2,}|＿{2,}|\*{2,}(?=[年月日万亿元家个项%])|…{2}(?=[万亿]元))"
    r"(?=[年月日万亿元家个项%人名条亩次公企有同局市县区号])|"
    # one letter for a number: ×月底, X万元; not a sign of multiplication between two words
    r"(?<![A-Za-z0-9×])[×XＸ](?=(?:月|日|季度)[×XＸ底末前，。、；）至—]|年[×XＸ，。底末]|[万亿]元|[家个项名户](?![数均]))|"
    r"20[XＸxｘ×]{2}(?=年)|"
    # empty brackets, question marks, and words that ask for the number
    r"[（(【\[] *[）)】\]](?=[万亿]元|[家个项%名户件]|个百分点|平方米|亩)|[？?]{2,}(?=[万亿]?元|[家个项%名户件])|"
    r"[（(【](?:待(?:填|补充?|定|核实?|更新|统计)|(?:此处|数据|金额|数字)(?:待|请)?[填补核])[^）)】，。]{0,6}[）)】]|"
    r"#{2,}(?=[万亿元家个%])|●{2,}(?=[万亿元家个%])|"
    r"(?<=[\u4e00-\u9fff])[ \u3000]{2,}(?=(?:[万亿]元|个百分点)[，。；、])"
)


# Without one of these nothing is blank.
_MARKS = (
    *"×XＸxｘ□_＿*…?？#●",
    "()",
    "（）",
    "( ",
    "（ ",
    "[]",
    "[ ",
    "【】",
    "【 ",
    "（待",
    "【待",
    "(待",
    "（数",
    "（此",
    "（金",
    "  ",
    "\u3000\u3000",
)


class UnfilledAmount(Rule):
    """One finding for all that is left blank."""

    name = "unfilled-amount"
    title = "数据未填"
    severity = Severity.CERTAIN
    explanation = "金额、日期或名称还是 XX、×× 或空格，发出前须填上。"
    example = "总投资××亿元"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """The first blank with the others as further places."""
        places = [
            (claim.start, claim.end) for claim in reading.claims if claim.precision is Precision.UNFILLED
        ]
        known = {start for start, _ in places}
        if any(mark in reading.plain for mark in _MARKS):
            places += [found.span() for found in _LEFT.finditer(reading.plain) if found.start() not in known]
        if places:
            places.sort()
            (start, end), *others = places
            count = f"，共 {len(places)} 处" if others else ""
            yield self.at(reading, start, end, f"数据没有填写{count}。", others=tuple(others))
