"""Walks along a text and makes claims of what it finds (行文位置): what is spoken of, since when, in which words."""

from __future__ import annotations

import re

from yuanqu.engines.proof.claims import judging, measures, values
from yuanqu.engines.proof.claims.claim import Claim, Kind, Modality, Precision
from yuanqu.engines.proof.claims.kinds import fell, kind_of, modality_of
from yuanqu.engines.proof.claims.passage import Passage
from yuanqu.engines.proof.claims.period_words import PERIOD
from yuanqu.engines.proof.claims.tables import cells
from yuanqu.terms.periods import Period

_RELATED = frozenset({Kind.GROWTH, Kind.POINTS, Kind.SHARE, Kind.DATE})
_DIFFERS = re.compile(r"(?:多|少|增加|减少|净增|增|减)[了约近]*$|(?:由|从)[^，。；]{0,6}$|(?:到|至|为|其余|剩余)$")
_COMPARES = re.compile(r"(?:比|较)[^，。；]{0,10}的$")
_GROUPED = re.compile(r"按(?P<by>[^，。；]{2,8})分[，：]?[^。；]*$")
_LEVELS = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.AREA})
_WHOLE = frozenset({Kind.COUNT, Kind.FREQUENCY, Kind.DURATION, Kind.RANK})
_TOPIC = re.compile(r"[▲●■◆★]?([\u4e00-\u9fff A-Za-z“”]{2,14}?)(?:问题|情况|项目)?[。：]")
_ROW = re.compile(r"(?:\d+\t)?([^\t\n\d]{2,16})\t")
_FROM = re.compile(r"(?:由|从)[^，。；]{0,14}$")
_ON_TO = re.compile(r"[^，。；、\d]{0,6}(?:到|至|为)[^，。；\d]{0,3}\d")
_NOTED = re.compile(rf"（({PERIOD})(?:数据?|）)")
_PART_OF = re.compile(r"(?:占|完成|为|达)[^，。；]*的$")
_LIMIT = re.compile(r"的?(?:项目|企业|的)")


class Walker:
    """Where the reading of one text has come to, and what the passage speaks of there.

    `floor` is the end of the last find, `after` the end of the last claim, `named` what was measured last without
    suffix, `topic` what the paragraph is about by its heading, `row` the name of a table's row.
    """

    def __init__(self, text: str, flat: str, passage: Passage) -> None:
        self.text = text
        self.flat = flat
        self.passage = passage
        self.cells = cells(flat)
        self.floor = 0
        self.after = 0
        self.last: Claim | None = None
        self.named = ""
        self.topic = ""
        self.row = ""
        self.by_unit: dict[str, str] = {}

    def keep(self, claim: Claim) -> Claim:
        """Remember a claim as the last one."""
        self.last, self.after = claim, claim.end
        self.passage.used()
        if claim.measure and claim.kind not in _RELATED:
            self.by_unit[claim.unit.lstrip("万亿")] = claim.measure
        return claim

    def begin_section(self, line: str, *, top: bool, runs_on: bool) -> None:
        """A heading: what its paragraph is about, and which period its section speaks of."""
        topic = None if top and not runs_on else _TOPIC.match(line + "。")
        self.topic = topic[1].removeprefix("关于").removesuffix("项目") if topic else ""
        self.by_unit.clear()
        self.named = "" if topic else self.named
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
            self._begin_line(start + newline + 1)
            if gap.startswith("【", newline + 1):
                self.passage.heading(gap[newline + 1 :])
            gap = gap[newline + 1 :]
        for mark in "。；，":
            if mark in gap:
                self.passage.stop(mark)
                break

    def _begin_line(self, at: int) -> None:
        """A new paragraph: its topic is what stands before a colon, or the name of its row."""
        self.topic = self.row = ""
        self.by_unit.clear()
        topic = _TOPIC.match(self.flat, at)
        if topic:
            self.topic = topic[1]
        row = _ROW.match(self.flat, at)
        if row:
            self.named = self.row = row[1]

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
        if kind is Kind.DATE:
            period = self.passage.read(self.flat[start:end])
        else:
            period = self._period(clause, end, kind)
        return Claim(
            self.text[start:end],
            start,
            end,
            number.value if number else None,
            number.interval.low if number else None,
            number.interval.high if number else None,
            unit,
            kind,
            self._modality(start, end, kind),
            precision or _precision(number),
            measure or self._measure(start, end, kind),
            period,
            number.places if number else None,
            damaged,
            bool(measure),
        )

    def _period(self, clause: str, end: int, kind: Kind) -> Period:
        """What the words around say of this number alone; else what the passage speaks of."""
        noted = _NOTED.match(self.flat, end)
        if noted and (period := self.passage.read(noted[1])):
            return period
        if kind not in (Kind.GROWTH, Kind.POINTS) and _FROM.search(clause) and _ON_TO.match(self.flat, end):
            return self.passage.base()
        return self.passage.at(clause, growth=kind in (Kind.GROWTH, Kind.POINTS))

    def _modality(self, start: int, end: int, kind: Kind) -> Modality:
        limit = kind in (Kind.AMOUNT, Kind.RATE, Kind.AREA) and self.flat[end - 2 : end] in ("以上", "以下")
        limit = limit and _LIMIT.match(self.flat, end) is not None
        return modality_of(self._sentence(start), plan=self.passage.plan, limit=limit)

    def _signed(self, number: values.Number, clause: str, kind: Kind, listed: bool) -> values.Number:
        if kind in (Kind.DATE, Kind.RANK, Kind.SHARE, Kind.RATE):
            return number
        if listed and self.last is not None and self.last.value is not None and not clause.strip("、和及与 "):
            return number.negative() if self.last.value < 0 else number
        return number.negative() if fell(clause, kind) else number

    def clause(self, start: int) -> str:
        """The text that governs a number: from the last comma or number on, or the whole of a list with 分别."""
        at = max(self.after, start - 40)
        text = self.flat[at:start]
        cut = max(text.rfind(mark) for mark in "，。；\n、（：")
        return text[cut + 1 :] if cut >= 0 else text

    def _sentence(self, start: int) -> str:
        text = self.flat[max(0, start - 60) : start]
        cut = max(text.rfind(mark) for mark in "。；\n")
        return text[cut + 1 :]

    def _listed(self, start: int) -> bool:
        """Whether the number goes on a list (15.7%、21.3%): nothing but a mark or 和 since the last one."""
        return (
            self.last is not None
            and self.last.end == self.floor
            and self.flat[self.floor : start].strip() in ("、", "和", "及", "与", "以及", ",", "，")
        )

    def _context(self, start: int, own: str) -> str:
        """What the passage speaks of before a number: the clause before, what was measured last, or the heading."""
        if own and (subject := measures.subject_before(self.flat, start, self.after)):
            return subject
        if own and measures.is_property(own):
            return self.topic or self.row
        here = "。" not in self.flat[self.after : start] and "\n" not in self.flat[self.after : start]
        if not own or here:
            return self.named or self.topic or self.row
        return self.topic or self.row or self.named

    def _unit(self, start: int, end: int) -> str:
        return self.flat[start:end].lstrip("0123456789,.-一二两三四五六七八九十百千万亿余多来")

    def _measure(self, start: int, end: int, kind: Kind) -> str:
        if kind is Kind.DATE:
            happens = measures.what_happens(self.flat, start, end, self.floor)
            return self.topic + happens if happens else self.row or self.named
        last = self.last
        near = last is not None and last.end >= start - 1 and self.flat[last.end : start] in ("", "的")
        sized = near and last is not None and last.kind is not Kind.COUNT
        if near and not sized and last is not None and kind in _LEVELS and self.flat[start - 1] != "的":
            return last.measure
        own = measures.own_words(self.flat, start, self.after)
        if sized and last is not None and kind is Kind.COUNT:
            own = (last.measure if last.measure != self.named else "") + last.text
        noun = measures.thing_of(self.flat, end)
        limit = self.flat[end - 2 : end] in ("以上", "以下")
        if not noun and (limit or kind in (Kind.COUNT, Kind.FREQUENCY, Kind.DURATION)):
            noun = measures.noun_after(self.flat, end)
            begin = measures.clause_start(self.flat, start, self.after)
            own = "" if noun and self.flat.startswith("、", begin - 1) else own
        if not noun and not sized and kind is Kind.COUNT and measures.is_generic(own):
            noun = measures.done_after(self.flat, end)
        clause = self.clause(start)
        told = self.by_unit.get(self._unit(start, end), "")
        if told and measures.is_generic(own) and (_COMPARES.search(clause) or _DIFFERS.search(clause)):
            return told + own
        if limit and (grouped := _GROUPED.search(self._sentence(start))):
            return grouped["by"]
        measure = measures.named(kind, own, noun, self._context(start, own))
        of_whole = kind in (Kind.RATE, Kind.SHARE) and _PART_OF.search(clause)
        if of_whole and self.named and own and not measures.is_generic(own):
            measure = self.named + measure
        elif own and not measures.is_generic(own) and not own.startswith("占") and kind is not Kind.RANK and not sized:
            self.named = own
        elif noun:
            self.named = noun
        return measure


def _precision(number: values.Number | None) -> Precision:
    if number is None:
        return Precision.EXACT
    if number.range:
        return Precision.RANGE
    return Precision.LOOSE if number.loose else Precision.EXACT
