"""What a number that names little of its own inherits (沿承) from those told right before it in its paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yuanqu.engines.proof.claims import aspects, measures
from yuanqu.engines.proof.claims.claim import Claim, Kind
from yuanqu.engines.proof.claims.frame import LEVELS, Frame, told_beside
from yuanqu.engines.proof.claims.lexicon import Words
from yuanqu.engines.proof.claims.measures import Phrase

_TOUCHING = ("涉及", "参加", "参与")
_REACHING = frozenset(
    "惠及 涉及 覆盖 带动 服务 吸引 容纳 影响 支持 参与 参加 腾出 节约 节省 折合 缓解 解决".split()  # noqa: SIM905
)
_SAME_SENTENCE = 20  # letters between the two numbers
_SHARE_OF = re.compile(r"，(?P<verb>占|完成|为)(?P<whole>[^，。；\d]{1,14})的")
_BEYOND = re.compile("(?:高|低|快|慢|好)于[^，。；\\d]{2,8}$")
_RATIOS = frozenset({Kind.GROWTH, Kind.RATE, Kind.SHARE})
_COMPARED = re.compile("^[，,]?(?:[比较同]|高于|低于|快于|慢于|高出)")
_GOES_ON = re.compile("(?:[\u4e00-\u9fff]{0,3})，(?:预计|计划|力争|确保|将|已|目前|于|争取|拟)*(?:于|在)?")


@dataclass(slots=True)
class Place:
    """Where a number stands: `floor` is the end of the claim before, `clause` the words that govern it."""

    start: int
    end: int
    kind: Kind
    floor: int
    clause: str
    unit: str


def is_limit(flat: str, at: Place) -> bool:
    """Whether the number is a size that tells which are meant: 10亿元以上."""
    return flat[at.end - 1] in "上下" and flat[at.end - 2] == "以"


def whole(words: Words, frame: Frame, at: Place, phrase: Phrase, noun: str, last: Claim | None) -> str:
    """The measure of a change, a time limit or a size of what was told before; empty where a number has its own."""
    if at.kind is Kind.POINTS:
        return changed(words.flat, at, phrase, last) if last is not None else ""
    if at.kind is Kind.DURATION:
        return aspects.time_limit(words, at.end, at.unit, phrase)
    return size_of(frame, noun, phrase) if at.unit.endswith("元") and is_limit(words.flat, at) else ""


def beside(words: Words, at: Place, last: Claim | None) -> bool:
    """Whether a number stands right after another that is of the same thing, and names none itself."""
    if words.flat[at.start - 1] not in _JOINS or last is None or not last.name or is_limit(words.flat, at):
        return False
    return told_beside(words.flat, last, at.start, at.unit, at.kind) and not measures.noun_after(
        words, at.end
    )


def size_of(frame: Frame, noun: str, phrase: Phrase) -> str:
    """The size that projects are chosen by: 引进5亿元以上项目, and 其中10亿元以上的50个 of those counted before."""
    if noun.endswith("项目"):
        return phrase.verb + noun + "投资规模" if phrase.verb else ""
    thing = "" if noun or phrase.text else frame.last_counted()
    return thing + "投资规模" if thing.endswith("项目") else ""


def share_of(flat: str, at: Place, last: Claim | None) -> str:
    """The part told right before and the whole that is named: 协议投资61.2亿元，占总额的44.8%."""
    found = _SHARE_OF.match(flat, last.end, at.start) if last is not None else None
    if last is None or found is None or found.end() != at.start or last.kind not in LEVELS:
        return ""
    named = found["whole"]
    return f"{last.name}占{named}比重" if found["verb"] == "占" else f"{last.name}完成{named}比例"


def changed(flat: str, at: Place, phrase: Phrase, last: Claim) -> str:
    """The rate whose change points tell: that of right before, be it only compared (高于全市0.4个百分点)."""
    if last.kind is Kind.POINTS:
        return last.name if flat.startswith("，", last.end) else ""
    if last.kind not in _RATIOS or last.end != at.floor or not _COMPARED.search(at.clause):
        return ""
    if not flat.startswith("，", last.end) or phrase.head:
        return ""
    beyond = _BEYOND.search(at.clause)
    return last.name + (beyond[0] if beyond else phrase.text or "变化")


def affected(flat: str, at: Place, phrase: Phrase, last: Claim | None) -> str:
    """What was told before in the sentence, where a verb says whom it reaches: 改造小区28个，惠及居民9,600户."""
    if last is None or at.kind not in _REACHED or last.kind not in LEVELS:
        return ""
    if phrase.verb not in _REACHING and phrase.text[:2] not in _TOUCHING:
        return ""
    between = flat[last.end : at.start]
    if len(between) > _SAME_SENTENCE or any(mark in between for mark in "。；\n"):
        return ""
    return last.counted.which + last.counted.head or last.name


def of_the_event(frame: Frame, flat: str, start: int, last: Claim | None) -> str:
    """What a day is told of that stands right after a number: 循环大道西延3.4公里，10月底前通车."""
    if last is None or last.kind not in LEVELS or not _GOES_ON.fullmatch(flat, last.end, start):
        return ""
    return last.name if frame.begins_with(flat, last) else ""


_JOINS = "、和及与"
_REACHED = LEVELS | {Kind.FREQUENCY, Kind.DURATION}
