"""The words that name a number (指标名): what stands before it, the noun after it, what those counted do.

All of it rests on one cutting of the text into words (`lexicon`): fillers, links and verbs of saying are left out at
the ends, what was done and of what is kept. What names nothing itself is of what was named just before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from yuanqu.engines.proof.claims.claim import Kind
from yuanqu.engines.proof.claims.lexicon import (
    BARE,
    DO,
    HEADS,
    LEFT_OUT,
    NAME,
    Word,
    Words,
)
from yuanqu.engines.proof.claims.period_words import PERIOD

_REACH = 40
_UNBROKEN = re.compile(r"[^，。；：！？、\n\t（）()《》,;:/■▲●]*")  # of reversed text
_PERIOD = re.compile(PERIOD)
_OF_TIME = re.compile("[年月季前半五期周]")  # no period is named without one of these
_QUOTES = re.compile("[“”‘’]")
_ADVERB = re.compile(
    r"[一二三四五六七八九十]是$|(?:扣除|剔除|考虑|按[^，]*(?:口径|价格)|同口径)[^，。]*(?:后|口径|增长|下降)"
)
_NOUN = re.compile(r"[“”\u4e00-\u9fffA-Za-z]{1,18}")
_DONE = re.compile(r"[“”\u4e00-\u9fffA-Za-z]{2,16}")
_LONGEST = 12


def clause_start(text: str, start: int, floor: int) -> int:
    """Where the words that name the number at `start` begin: after the last mark, not before `floor`."""
    begin = max(floor, start - _REACH)
    unbroken = _UNBROKEN.match(text[begin:start][::-1])
    return start - unbroken.end() if unbroken else start


@dataclass(slots=True)
class Phrase:
    """A noun phrase taken apart: what was done (新签约), which (工业), and what (项目); `text` holds all of it."""

    text: str = ""
    verb: str = ""
    which: str = ""
    head: str = ""
    done: str = ""  # what the noun did: 开工 of 项目已开工
    bare: bool = False  # the head names nothing by itself: of what, other words must say
    generic: bool | None = None  # whether all of it names nothing by itself, once that was asked

    @property
    def noun(self) -> str:
        """Which and what, without what was done."""
        return self.which + self.head

    def of_size(self, verb: str, size: str) -> Phrase:
        """The phrase with the size that tells which are meant: 引进亿元以上项目."""
        return replace(
            self, text=verb + size + self.text, verb=verb or self.verb, which=size + self.which, generic=None
        )


_NOTHING = Phrase()
_NOT_COMPARED = ("比重", "比例", "较大", "较高")
_ADVERBIAL = frozenset("一二三四五六七八九十扣剔考按同")


@lru_cache(maxsize=16_384)
def own_words(clause: str) -> Phrase:
    """The words right before a number, without verbs of saying and fillers; drafts repeat most of their clauses."""
    marked = _UNBROKEN.match(clause[::-1])
    text = clause[len(clause) - marked.end() :] if marked else clause
    if not text:
        return _NOTHING
    if text[0] in "比较" and not text.startswith(_NOT_COMPARED):
        return _NOTHING  # 较旧大厅缩短14分钟: what it is compared with is not what it is
    if text[0] in _ADVERBIAL and _ADVERB.match(text):
        return _NOTHING
    share = text.rfind("占")
    if share < 0 or text.startswith(("占地", "占比"), share):
        return phrase(text)
    if share and (subject := phrase(text[:share])).text:
        return subject
    rest = told(Words(text), share + 1, len(text))
    return Phrase(f"占{rest}") if rest else _NOTHING


def phrase(text: str) -> Phrase:
    """A text as a noun phrase."""
    kept = trimmed(Words(text), 0, len(text))
    if not kept:
        return _NOTHING
    if len(kept) == 1:
        return _of_one(kept[0])
    parts = [each[3] for each in kept]
    first, last = 0, len(kept)
    while first < last and kept[first][2] == DO:
        first += 1
    while last > first and kept[last - 1][2] == DO:
        last -= 1
    verb = _joined(parts[:first]) if first else ""
    done = _joined(parts[last:]) if last < len(parts) else ""
    if done and parts[last - 1] in _AMONG:
        last -= 1
    whole = _joined(parts)
    if last == first or kept[last - 1][2] not in HEADS:
        return Phrase(whole, verb, _joined(parts[first:last]), "", done)
    if last - first == 1:
        return Phrase(whole, verb, "", parts[first], done, kept[first][2] == BARE)
    return Phrase(whole, verb, _joined(parts[first : last - 1]), parts[last - 1], done)


def _of_one(word: Word) -> Phrase:
    _, _, sort, text = word
    if sort == NAME:
        return Phrase(text if text[0] not in _BLANK and text[-1] not in _BLANK else _joined([text]))
    if sort == DO:
        return Phrase(text, text)
    return Phrase(text, "", "", text, "", sort == BARE)


def _joined(parts: list[str]) -> str:
    """Words as one text, without what may stand inside and quotation marks."""
    return _INSIDE.sub("", "".join(parts)).strip(" \u3000")


def told(words: Words, start: int, end: int) -> str:
    """A stretch without what is left out at its ends, without periods and quotation marks."""
    return _joined([each[3] for each in trimmed(words, start, end)])


_BLANK = frozenset(" \u3000“”‘’")
_AMONG = ("中", "里", "当中", "里头")
_INSIDE = re.compile("[“”‘’]|中已?有|已经?|的(?!士)|了(?!解)")


def trimmed(words: Words, start: int, end: int) -> list[Word]:
    """The words of a stretch, periods and the fillers at its ends left out; no name shrinks to one letter."""
    if start >= end:
        return []
    found = _timeless(words, start, end)
    first, last = 0, len(found)
    while first < last and (found[first][2] in LEFT_OUT or found[first][3] in _BLANK):
        first += 1
    while last > first and (found[last - 1][2] in LEFT_OUT or found[last - 1][3] in _BLANK):
        last -= 1
    if last - first == 1 and len(found[first][3]) == 1 and found[first][2] == NAME:
        if last < len(found) and len(found[last][3]) == 1:
            last += 1  # 意向, 初中
        elif first and len(found[first - 1][3]) == 1:
            first -= 1  # 要件, 首期
    return found[first:last]


def _timeless(words: Words, start: int, end: int) -> list[Word]:
    if not _OF_TIME.search(words.flat, start, end):
        return words.between(start, end)
    found: list[Word] = []
    for period in _PERIOD.finditer(words.flat, start, end):
        found += words.between(start, period.start())
        start = period.end()
    return found + words.between(start, end)


def subject_before(words: Words, start: int, floor: int) -> str:
    """What the clause before is about, when it holds no number: 应急指挥中心 in 建设应急指挥中心，总投资2,600万元."""
    begin = clause_start(words.flat, start, floor)
    if begin - 1 <= floor or words.flat[begin - 1] != "，":
        return ""
    return told(words, clause_start(words.flat, begin - 1, floor), begin - 1)[-14:]


def noun_after(words: Words, end: int) -> str:
    """The noun that a measure word counts: 重点项目 after 56个; a verb goes before its noun (停产企业)."""
    found = _NOUN.match(words.flat, end)
    if found is None:
        return ""
    noun, at = end, end
    headed = False
    for start, stop, sort, _ in words.between(end, found.end()):
        if sort in LEFT_OUT or (sort == DO and headed):
            break
        headed = headed or sort in HEADS
        at = stop
        if sort != DO:
            noun = stop if headed or noun == start else noun
    noun = at if noun == end else noun
    return _QUOTES.sub("", words.flat[end:noun])[:_LONGEST]


def attribute_after(words: Words, end: int, noun: str) -> str:
    """What those that are counted do or are, where their noun tells little: 报装用电 after 5家企业."""
    start = end + len(noun)
    if noun and not words.flat.startswith(noun, end):
        return ""
    found = _DONE.match(words.flat, start)
    if found is None:
        return ""
    expected = found[0][:2] if found[0].startswith(_EXPECTED) else ""
    return expected + told(words, start, found.end())[-_ATTRIBUTE:]


_ATTRIBUTE = 8
_EXPECTED = ("预计", "计划", "尚未")


_OF = re.compile(r"的(?!有|占|是|仅|只|共|企业达)")
_SUFFIX = {Kind.GROWTH: "增速", Kind.SHARE: "占比", Kind.POINTS: "变化"}


def thing_of(words: Words, end: int) -> str:
    """What a number with 的 belongs to: 党群服务综合体 after 1,500平方米的."""
    return noun_after(words, end + 1) if _OF.match(words.flat, end) else ""


_HAPPENS = re.compile(r"[前止，,]?(?:[上下]午)?[，,]?([^，。；\n]{1,40})")
_NOT_NAMED = re.compile(r"[“”‘’，、（）()\d\s]")


def what_happens(words: Words, start: int, end: int, floor: int) -> tuple[str, bool]:
    """What a day is the day of, by the words after it and before it; and whether they name a thing."""
    after = _HAPPENS.match(words.flat, end)
    before = told(words, clause_start(words.flat, start, floor), start)
    if after is None:
        return before, True
    content = words.between(after.start(1), after.end(1))
    names = bool(before) or any(sort in HEADS or sort == NAME for _, _, sort, _ in content)
    return before + _NOT_NAMED.sub("", after[1]), names


_PROPERTY = re.compile(
    r"(?:完成|计划|总|新增)?(?:投资额?|用地|占地|面积|检查|合计投资|披露金额|金额|规模|覆盖率)"
)


def is_property(own: str) -> bool:
    """Whether the words name what many things have, so that the last thing measured is no better a subject."""
    return _PROPERTY.fullmatch(own) is not None


_GENERIC = re.compile(
    r"(?:而|我们|他们|其|其他|单笔|单个|单笔最|月|年|长|宽|高|最|用|节|惠|涉|涉及|放大|连续举办|"
    r"披露金额|合计投资|其余|共|计|提|每[天日周月季年]\w{0,3}|(?:工程)?(?:全长|总长)|红线宽|每[台人户件亩套间]|居全[市省国]|居|位|名|尚|要在|率)?"
)


def is_generic(own: Phrase) -> bool:
    """Whether the words name nothing by themselves: 总数, 面积, 单笔."""
    if own.generic is None:
        bare = own.bare and own.head == own.text
        own.generic = bare or own.text in _RATIOS_OF_ALL or _GENERIC.fullmatch(own.text) is not None
    return own.generic


_RATIOS_OF_ALL = frozenset("覆盖率 合格率 办结率 完成率 开工率 整改率 达标率 占比 比重 增速".split())  # noqa: SIM905


def needs_context(kind: Kind, own: str, *, generic: bool) -> bool:
    """Whether a number's own words do not say by themselves what it measures."""
    return generic or kind is Kind.RANK or (kind is Kind.SHARE and own.startswith("占"))


def is_bare(words: Words, start: int, noun: str) -> bool:
    """Whether a noun that begins there is a head that names nothing by itself: 企业, 项目."""
    found = words.between(start, start + len(noun))
    return len(found) == 1 and found[0][2] == BARE


def named(kind: Kind, own: Phrase, noun: str, context: str, *, generic: bool) -> str:
    """The measure from the number's own words, the noun it counts or belongs to, and what the passage speaks of."""
    if noun:
        return context + ((own.text[-8:] + noun) if own.text and not generic else own.text + noun)
    words = own.done + own.verb + own.noun if kind is Kind.COUNT and own.done and own.head else own.text
    words = context + words
    suffix = _SUFFIX.get(kind, "")
    if suffix and not words.endswith(("率", "速", "比", "重", "幅", "度")):
        return words + suffix
    return words
