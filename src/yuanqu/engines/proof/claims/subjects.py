"""What is spoken of along a text (行文主语): topics of paragraphs, rows, and the last thing measured."""

from __future__ import annotations

import re
from typing import TypeGuard

from yuanqu.engines.proof.claims import inherited, measures
from yuanqu.engines.proof.claims.claim import NOTHING_COUNTED, Claim, Counted, Kind, Modality
from yuanqu.engines.proof.claims.frame import LEVELS, Frame
from yuanqu.engines.proof.claims.inherited import Place, is_limit
from yuanqu.engines.proof.claims.lexicon import Words
from yuanqu.engines.proof.claims.measures import Phrase

_TOPIC = re.compile(r"[▲●■◆★]?([\u4e00-\u9fff A-Za-z“”]{2,14}?)(?:问题|情况|项目)?[。：]")
_ROW = re.compile(r"(?:\d+\t)?([^\t\n\d]{2,16})\t")
_SHARING = frozenset({Kind.POINTS, Kind.DURATION, Kind.AMOUNT})
_RELATED = frozenset({Kind.GROWTH, Kind.POINTS, Kind.SHARE, Kind.DATE})
_COUNTED = frozenset({Kind.COUNT, Kind.FREQUENCY, Kind.DURATION})
_DIFFERS = re.compile(
    r"(?:多|少|增加|减少|净增|增|减)[了约近]*$|(?:由|从)[^，。；]{0,6}$|(?:到|至|为|其余|剩余)$"
)
_COMPARES = re.compile(r"(?:比|较)[^，。；]{0,10}的$")
_GROUPED = re.compile(r"按(?P<by>[^，。；]{2,8})分[，：]?[^。；]*$")
_PART_OF = re.compile(r"(?:占|完成|为|达)[^，。；]*的$")
_NEXT_CLAUSE, _NOUN_BETWEEN, _SENTENCE = 8, 6, 30
_OF_MONEY = re.compile("投资$|资金$|金额$")
_MARK = re.compile("[，。；、：]")
_AIMS = ("目标", "计划", "任务", "全年目标", "年度目标", "年度计划")
_ALL_OF_THEM = frozenset(("总数", "总量", "数量", "户数", "家数", "个数", "件数"))


class Subjects:
    """What the text speaks of where the reading has come to.

    Inherited downwards: a heading or run-in topic holds for its paragraph, a row's name for the row, the last thing
    measured for what names nothing itself (同比增长8%), and the last of the same unit for what is compared with it
    (比上年多5起).
    """

    def __init__(self, flat: str) -> None:
        self.flat = flat
        self.words = Words(flat)
        self.named = ""
        self.topic = ""
        self.row = ""
        self.counted = NOTHING_COUNTED
        self.by_unit: dict[str, str] = {}
        self.heads: dict[str, tuple[str, str]] = {}
        self.frame = Frame()
        self.owner = ""

    def begin_section(self, line: str, *, named: bool) -> None:
        """A heading; `named`: its words name what its paragraph is about."""
        topic = _TOPIC.match(line + "。") if named else None
        self.topic = topic[1].removeprefix("关于").removesuffix("项目") if topic else ""
        self.by_unit.clear()
        self.heads.clear()
        self.named = "" if topic else self.named

    def begin_line(self, at: int) -> None:
        """A new paragraph: its topic is what stands before a colon, or the name of its row."""
        self.topic = self.row = ""
        self.frame.clear()
        self.by_unit.clear()
        self.heads.clear()
        topic = _TOPIC.match(self.flat, at)
        if topic:
            self.topic = topic[1]
        row = _ROW.match(self.flat, at)
        if row:
            self.named = self.row = row[1]

    def told(self, claim: Claim) -> None:
        """A claim was made: what its unit counts here."""
        name = claim.name
        if self.owner and not name.startswith(self.owner):
            self.owner = ""
        self.frame.keep(claim)
        if name and claim.kind not in _RELATED:
            unit = claim.unit
            self.by_unit[unit.lstrip("万亿") if unit[:1] in "万亿" else unit] = name

    def event(self, start: int, end: int, floor: int, last: Claim | None = None) -> str:
        """What a day is the day of."""
        happens, names = measures.what_happens(self.words, start, end, floor)
        if happens and (thing := inherited.of_the_event(self.frame, self.flat, start, last)):
            return thing + happens
        if (
            happens
            and not names
            and not self.topic
            and floor > start - _SENTENCE
            and "。" not in self.flat[floor:start]
        ):
            return self.named + happens  # 16条重大隐患，9月底前必须全部销号
        return self.topic + happens if happens else self.row or self.named

    def measure(self, at: Place, last: Claim | None) -> str:
        """What the number at a place measures."""
        if last is not None and inherited.beside(self.words, at, last):
            return last.name
        before = self._right_before(at, last)
        if before == "" and last is not None and last.kind is Kind.COUNT and at.kind in LEVELS:
            return last.name  # 46宗2,218亩
        sized = last if before is not None and last is not None and last.kind is not Kind.COUNT else None
        phrase, noun = self._words(at, sized, last)
        own = phrase.text
        generic = measures.is_generic(phrase)
        unit = at.unit
        again = generic or own in _AIMS
        told = again and self.by_unit.get(unit, "")
        if told and (own in _AIMS or _COMPARES.search(at.clause) or _DIFFERS.search(at.clause)):
            return told + own
        if is_limit(self.flat, at) and (
            grouped := _GROUPED.search(self.flat[max(0, at.start - 60) : at.start])
        ):
            return grouped["by"]
        if (
            not noun
            and at.kind is Kind.COUNT
            and unit in self.heads
            and (counted := self._again(at, phrase, unit))
        ):
            return counted
        if at.kind in _SHARING and (
            shared := inherited.whole(self.words, self.frame, at, phrase, noun, last)
        ):
            return shared
        return self._of_its_own(at, phrase, noun, last, named=not generic and sized is None)

    def _of_its_own(self, at: Place, phrase: Phrase, noun: str, last: Claim | None, *, named: bool) -> str:
        """The measure by the words around the number, with what the passage speaks of where they need it."""
        own, generic = phrase.text, measures.is_generic(phrase)
        alone = bool(noun) or not measures.needs_context(at.kind, own, generic=generic)
        context = "" if alone else self._context(at, own, last)
        context = context or inherited.affected(self.flat, at, phrase, last)
        measure = measures.named(at.kind, phrase, noun, context, generic=generic)
        if (
            own
            and not generic
            and at.kind in (Kind.RATE, Kind.SHARE)
            and _PART_OF.search(at.clause)
            and self.named
        ):
            return inherited.share_of(self.flat, at, last) or self.named + measure
        self._remember(at, phrase, noun, at.unit, named=named)
        return measure

    def _again(self, at: Place, phrase: Phrase, unit: str) -> str:
        """What was counted in a unit before, counted again: 办结1,861件, 总数168家, 3个在年底前完成."""
        which, head = self.heads[unit]
        if phrase.text in _ALL_OF_THEM:
            self.counted = Counted("", which, head)
            return which + head
        done = phrase.verb or measures.attribute_after(self.words, at.end, "")
        if phrase.text != phrase.verb or not done:
            return ""
        self.counted = Counted(done, "", head)
        return done + head

    def _remember(self, at: Place, phrase: Phrase, noun: str, unit: str, *, named: bool) -> None:
        """What was named here, for numbers to come that name nothing themselves."""
        if at.kind in _COUNTED and (noun or phrase.head):
            self.heads[unit] = ("", noun) if noun else (phrase.which, phrase.head)
        if noun and (not phrase.text or phrase.text == phrase.verb):
            self.named = noun
        elif phrase.text and named and not phrase.text.startswith("占") and at.kind is not Kind.RANK:
            self.named = phrase.text

    def _right_before(self, at: Place, last: Claim | None) -> str | None:
        """What stands between the last claim and this one: 的, or nothing but the noun of the last; else None."""
        if last is None or not 0 <= at.start - last.end <= _NOUN_BETWEEN:
            return None
        between = self.flat[last.end : at.start]
        if last.kind is Kind.COUNT and last.name.endswith(between):
            return ""  # 11个批次1,972亩
        return between if between in ("", "的") else None

    def _words(self, at: Place, sized: Claim | None, last: Claim | None) -> tuple[Phrase, str]:
        """The words before a number that name it, and the noun that it counts or belongs to."""
        own = measures.own_words(at.clause)
        if sized is not None and at.kind is Kind.COUNT:
            own = Phrase((sized.measure if sized.measure != self.named else "") + sized.text)
        elif own.head and self._is_size(last, at):
            own = own.of_size(last.counted.verb, last.text)  # 引进亿元以上项目62个
        noun = measures.thing_of(self.words, at.end)
        if not noun and (is_limit(self.flat, at) or at.kind in _COUNTED):
            noun = measures.noun_after(self.words, at.end)
            begin = at.start - len(at.clause)
            own = Phrase() if noun and self.flat.startswith("、", begin - 1) else own
        self.counted = _counted(own, noun)
        if sized is None and at.kind is Kind.COUNT and (measures.is_generic(own) or own.text == own.verb):
            if noun and measures.is_bare(self.words, at.end, noun):
                noun = measures.attribute_after(self.words, at.end, noun) + noun
            elif not noun and not own.text:
                noun = measures.attribute_after(self.words, at.end, "")
        return own, noun

    def _is_size(self, last: Claim | None, at: Place) -> TypeGuard[Claim]:
        """Whether the words that name the number begin with the size told right before."""
        if last is None or last.modality is not Modality.THRESHOLD or last.end != at.floor:
            return False
        return _MARK.search(self.flat, at.floor, at.start) is None

    def _counted_before(self, at: Place, last: Claim | None) -> str:
        """What was counted in the clause right before: 用地 of 清理用地24宗，面积876亩."""
        if last is None or last.kind not in LEVELS or last.end != at.floor:
            return ""
        if last.kind is not Kind.COUNT and not self.owner and _OF_MONEY.search(last.name):
            return ""  # 总投资23亿元，占地210亩: of what, neither says
        between = self.flat[last.end : at.start]
        return (
            (self.owner or last.name) if between[:1] in ("，", "、") and len(between) <= _NEXT_CLAUSE else ""
        )

    def _context(self, at: Place, own: str, last: Claim | None) -> str:
        """What the passage speaks of before a number: the clause before, what was measured last, or the heading."""
        if own and (subject := measures.subject_before(self.words, at.start, at.floor)):
            return subject
        if own and measures.is_property(own):
            self.owner = self._counted_before(at, last)
            return self.owner or self.topic or self.row
        if at.kind is Kind.RATE and own[-1:] == "率" and (thing := self.frame.of_rate(own[:2])):
            return thing
        between = self.flat[at.floor : at.start]
        if not own or ("。" not in between and "\n" not in between):
            return self.named or self.topic or self.row
        return self.topic or self.row or self.named


def _counted(phrase: Phrase, noun: str) -> Counted:
    """A noun after the number is what is counted, and the words before it tell which."""
    if noun:
        return Counted(phrase.verb, phrase.noun, noun)
    return Counted(phrase.verb or phrase.done, phrase.which, phrase.head)
