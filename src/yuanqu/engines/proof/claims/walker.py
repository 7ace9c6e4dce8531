"""Walks along a text and makes claims of what it finds (行文位置): what is spoken of, since when, in which words."""

from __future__ import annotations

import re
from bisect import bisect_left

from yuanqu.engines.proof.claims import judging, values
from yuanqu.engines.proof.claims.aspects import aspect_of
from yuanqu.engines.proof.claims.claim import NOTHING_COUNTED, Claim, Kind, Modality, Precision
from yuanqu.engines.proof.claims.inherited import Place
from yuanqu.engines.proof.claims.kinds import AIMING, fell, kind_of, modality_of
from yuanqu.engines.proof.claims.passage import Passage
from yuanqu.engines.proof.claims.period_words import PERIOD
from yuanqu.engines.proof.claims.subjects import Subjects
from yuanqu.engines.proof.claims.tables import tables
from yuanqu.terms.periods import Period

_CLAUSE = re.compile(r"[^，。；\n、（：]*")  # both of reversed text
_SENTENCE = re.compile(r"[^。；\n]*")
_LIMITED = frozenset({Kind.AMOUNT, Kind.RATE, Kind.AREA, Kind.DURATION})
_UNSIGNED = frozenset({Kind.DATE, Kind.RANK, Kind.SHARE, Kind.RATE})
_SENTENCE_REACH = 60
_WHOLE = frozenset({Kind.COUNT, Kind.FREQUENCY, Kind.DURATION, Kind.RANK})
_FROM = re.compile(r"(?:由|从)[^，。；]{0,14}$")
_ON_TO = re.compile(r"[^，。；、\d]{0,6}(?:到|至|为)[^，。；\d]{0,3}\d")
_NOTED = re.compile(rf"（({PERIOD})(?:数据?|）)")
_HEADED = re.compile(PERIOD)
_REGULAR = re.compile("每|次月|当月")
_PLANS = re.compile("计划|目标|预算")
_PLAN_FIGURE = re.compile(r"(?:年度|全年|年初|调整后?的?)(?:计划|目标|预算)(?:任务|投资)?(?:数|为)?[（(]?$")
_NOT_BEYOND = re.compile("不得?(?:超过|高于|大于|低于|少于|小于|迟于)$")
_AIMED_COLUMN = re.compile("^(?:年度|全年)?(?:目标|计划|任务)[值数量]?$")
_DONE_COLUMN = re.compile("完成率$|完成比例$")
_LIMIT = re.compile(r"的|\d|[\u4e00-\u9fff]{0,5}(?:项目|企业|人员|工程|个人)")
_BEYOND = re.compile(
    r"(?:超过?|满|过|达到?|达不到|未达到|低于|不足|不到|高于|少于|多于|大于|小于)(?:每[^，。；\d]{1,3})?$"
)
_SUCH_AS = re.compile(
    r"的(?:[只仅还也]?有|仅|共|已)?(?=\d)|的[\u4e00-\u9fff]{0,8}(?:项目|企业|单位|人员|，)|(?:尚|仍)未"
)


class Walker:
    """Where the reading of one text has come to, and what the passage speaks of there.

    `floor` is the end of the last find, `after` the end of the last claim.
    """

    def __init__(self, text: str, flat: str, passage: Passage) -> None:
        self.text = text
        self.flat = flat
        self.passage = passage
        self.tables = tables(flat)
        self.cells = self.tables.cells
        self.floor = 0
        self.after = 0
        self.last: Claim | None = None
        self.subjects = Subjects(flat)
        self.aiming = [found.start() for found in AIMING.finditer(flat)]

    def keep(self, claim: Claim) -> Claim:
        """Remember a claim as the last one."""
        self.last, self.after = claim, claim.end
        self.passage.used()
        self.subjects.told(claim)
        return claim

    def begin_section(self, line: str, *, top: bool, runs_on: bool) -> None:
        """A heading: what its paragraph is about, and which period its section speaks of."""
        self.subjects.begin_section(line, named=not top or runs_on)
        if top or re.search(r"\d年|半年|打算|计划", line):
            self.passage.heading(line.partition("，")[0])

    def pass_over(self, start: int, end: int) -> None:
        """Go on over text without finds: full stops and new lines end what was said for a stretch only."""
        gap = self.flat[start:end]
        if not gap:
            return
        newline = gap.rfind("\n")
        if newline >= 0:
            self.passage.line()
            self.subjects.begin_line(start + newline + 1)
            if gap.startswith("【", newline + 1):
                self.passage.heading(gap[newline + 1 :])
            gap = gap[newline + 1 :]
        for mark in "。；，":
            if mark in gap:
                self.passage.stop(mark)
                break

    def is_no_claim(self, start: int, end: int, unit: str) -> bool:
        """Whether a quantity is part of a name or slogan."""
        if judging.is_name(self.flat, start, end, unit):
            return True
        return unit not in ("元", "%", "亩", "平方米") and judging.in_short_quotes(self.flat, start, end)

    def claim(
        self,
        start: int,
        end: int,
        number: values.Number | None,
        unit: str,
        kind: Kind | None,
        *,
        precision: Precision | None = None,
        damaged: bool = False,
        measure: str = "",
    ) -> Claim | None:
        """The claim that a number at a place makes; None where the number could not be read."""
        if number is None and kind is not Kind.DATE and precision is None:
            return None
        clause = self.clause(start)
        listed = self._listed(start)
        if kind is None:
            same = listed and self.last is not None and self.last.unit == unit
            kind = self.last.kind if same and self.last else kind_of(unit, clause)
        if number is not None:
            number = self._signed(number, clause, kind, listed)
            if kind in _WHOLE and unit[:1] not in ("万", "亿", "千"):
                number = number.exactly()
        dated = kind is Kind.DATE
        period = self.passage.read(self.flat[start:end]) if dated else self._period(clause, end, kind)
        modality = self._modality(start, end, kind)
        self.subjects.counted = NOTHING_COUNTED
        if modality is Modality.TARGET and not dated:
            period = self.passage.aimed_at(period)
        if modality is Modality.ACTUAL:
            modality = self._set(clause, end, kind, unit, period)
        if modality is Modality.ACTUAL and period is not None and self.passage.is_to_come(period):
            known = clause.endswith("的") or self.flat.startswith("的", end)  # 前面讲的16条隐患
            modality = Modality.ACTUAL if known else Modality.TARGET
        measured = self._in_column(end, measure or self._measure(start, end, kind, clause, unit))
        aspect = "" if measure else aspect_of(kind, unit, measured)
        return Claim(
            self.text[start:end],
            start,
            end,
            number.value if number else None,
            number.interval.low if number else None,
            number.interval.high if number else None,
            unit,
            kind,
            modality,
            precision or _precision(number),
            measured + aspect,
            period,
            number.places if number else None,
            damaged,
            bool(measure),
            self.subjects.counted,
            aspect,
        )

    def _in_column(self, end: int, measure: str) -> str:
        """How far an aim was reached is no rate of the row's own: 政务服务办结率, in the column of 完成率."""
        if not self.tables.heads:
            return measure
        head = self.tables.head_at(end)
        return measure + head if _DONE_COLUMN.search(head) and not measure.endswith(head) else measure

    def _period(self, clause: str, end: int, kind: Kind) -> Period:
        """What the words around say of this number alone; else what the passage speaks of."""
        if self.tables.heads and (head := self.tables.head_at(end)):
            headed = _HEADED.search(head)
            if headed and (period := self.passage.read(headed[0])):
                return period
        noted = _NOTED.match(self.flat, end) if self.flat.startswith("（", end) else None
        if noted and (period := self.passage.read(noted[1])):
            return period
        changes = kind is Kind.GROWTH or kind is Kind.POINTS
        if (
            not changes
            and ("由" in clause or "从" in clause)
            and _FROM.search(clause)
            and _ON_TO.match(self.flat, end)
        ):
            return self.passage.base()
        return self.passage.at(clause, growth=changes, ratio=kind is Kind.RATE or kind is Kind.SHARE)

    def _modality(self, start: int, end: int, kind: Kind) -> Modality:
        limit = kind in _LIMITED and self._is_limit(start, end)
        near = bisect_left(self.aiming, start)
        aimed = near > 0 and self.aiming[near - 1] >= start - _SENTENCE_REACH
        return modality_of(self._sentence(start) if aimed else "", plan=self.passage.plan, limit=limit)

    def _is_limit(self, start: int, end: int) -> bool:
        """Whether a size tells which are meant (5000万元以上项目, 产值超10亿元的13家), not how much there is."""
        if self.flat.endswith(("以上", "以下"), start, end):
            return _LIMIT.match(self.flat, end) is not None
        if _SUCH_AS.match(self.flat, end) is None:
            return False
        return _BEYOND.search(self.flat, max(0, start - 8), start) is not None

    def _set(self, clause: str, end: int, kind: Kind, unit: str, period: Period | None) -> Modality:
        """Whether a number that is said plainly was set: a day something is due by, a plan's figure, a limit."""
        if self.tables.heads and _AIMED_COLUMN.search(self.tables.head_at(end)):
            return Modality.TARGET
        if kind is Kind.DATE:
            if not self.flat.startswith(("前", "底前"), end):
                return Modality.ACTUAL
            if _REGULAR.search(clause):
                return Modality.THRESHOLD
            return Modality.TARGET if period and period.end >= self.passage.issued else Modality.ACTUAL
        if kind in _LIMITED and _PLANS.search(clause) and _PLAN_FIGURE.search(clause):
            return Modality.TARGET
        if (clause[-1:] in "过于" and _NOT_BEYOND.search(clause)) or (
            unit.endswith("工作日") and self.flat[end - 1] == "内"
        ):
            return Modality.THRESHOLD
        return Modality.ACTUAL

    def _signed(self, number: values.Number, clause: str, kind: Kind, listed: bool) -> values.Number:
        if kind in _UNSIGNED:
            return number
        if listed and self.last is not None and self.last.value is not None and not clause.strip("、和及与 "):
            return number.negative() if self.last.value < 0 else number
        return number.negative() if fell(clause, kind) else number

    def _measure(self, start: int, end: int, kind: Kind, clause: str, unit: str) -> str:
        if kind is Kind.DATE:
            return self.subjects.event(start, end, self.after, self.last)
        return self.subjects.measure(
            Place(start, end, kind, self.after, clause, unit.lstrip("万亿")), self.last
        )

    def clause(self, start: int) -> str:
        """The text that governs a number: from the last comma or number on, or the whole of a list with 分别."""
        unbroken = _CLAUSE.match(self.flat[max(self.after, start - 40) : start][::-1])
        return self.flat[start - unbroken.end() : start] if unbroken else ""

    def _sentence(self, start: int) -> str:
        unbroken = _SENTENCE.match(self.flat[max(0, start - _SENTENCE_REACH) : start][::-1])
        return self.flat[start - unbroken.end() : start] if unbroken else ""

    def _listed(self, start: int) -> bool:
        """Whether the number goes on a list (15.7%、21.3%): nothing but a mark or 和 since the last one."""
        return (
            self.last is not None
            and self.last.end == self.floor
            and self.flat[self.floor : start].strip() in ("、", "和", "及", "与", "以及", ",", "，")
        )


def _precision(number: values.Number | None) -> Precision:
    if number is None:
        return Precision.EXACT
    if number.range:
        return Precision.RANGE
    return Precision.LOOSE if number.loose else Precision.EXACT
