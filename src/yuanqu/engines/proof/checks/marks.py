"""Punctuation (标点符号): marks without their partner, and what GB/T 15834 forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import Stretch, lines
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.claims.reading import Reading

_OPENING = {"“": "”", "‘": "’", "（": "）", "《": "》", "〔": "〕", "【": "】", "〈": "〉"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_HALF_WIDTH = {"（": ")", "）": "(", "“": '"', "”": '"', "‘": "'", "’": "'", "【": "]", "】": "["}
_ANY = re.compile("[“”‘’（）《》〔〕【】〈〉]")
_ITEM = re.compile(r"[ \t\u3000]*[\dA-Za-z一二三四五六七八九十]{1,3}$")
_NAMES = {
    "“": "引号",
    "‘": "单引号",
    "（": "括号",
    "《": "书名号",
    "〔": "六角括号",
    "【": "方头括号",
    "〈": "单书名号",
}
_H = r"[\u4e00-\u9fff”》）]"
# What is wrong, how it is found, what would be right, and what is said.
_PATTERNS = (
    ("doubled", re.compile(r"([，。；：、！？])\1+(?!\1)"), None, "标点重复"),
    ("mixed", re.compile(r"[，、；：][。，；]|。[，、；]"), None, "标点连用"),
    ("half", re.compile(rf"(?<={_H})[,;:!?](?=[\u4e00-\u9fff“《（\n]|$)"), ",;:!?", "中文里用了半角标点"),
    ("quotes", re.compile(r"(?<=”)、(?=“)"), "", "并列的引号之间不用顿号"),
    ("titles", re.compile(r"(?<=》)、(?=《)"), "", "并列的书名号之间不用顿号"),
    ("first", re.compile(r"(?<=第[一二三四五六七八九十])、|(?<=其[一二三四五])、"), "，", "“第一”之后用逗号"),
    (
        "and",
        re.compile(r"、(?=等(?![级次于待值额效同离温压距高])|和(?!平)|及(?![时格第])|以及)"),
        "",
        "“等”“和”“及”之前不用顿号",
    ),
    ("inside", re.compile(r"(?<=[（《“])[，。；、]|[，、；](?=[）》])"), "", "标点位置有误"),
    ("ends", re.compile(r"[，、](?=[ \u3000]*(?:\n|$))(?<=[^\n\t]{25}[，、])"), "。", "段末不用逗号或顿号"),
    ("space", re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[，。；：、！？])"), "", "标点前多了空格"),
    ("dots", re.compile(r"。{2,}|(?<!…)…(?!…)|\.{3,}(?=[\u4e00-\u9fff]|$)"), "……", "省略号为六个圆点"),
)
_HALF_TO_FULL = dict(zip(",;:!?", "，；：！？", strict=True))


class UnbalancedMarks(Rule):
    """Every quotation mark, bracket and title mark has its partner in the paragraph."""

    name = "unbalanced-marks"
    title = "引号、括号不成对"
    severity = Severity.CERTAIN
    explanation = "引号、括号或书名号缺少前半或后半。"
    example = "开展“打非治违专项行动（引号缺后半）"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each mark left alone."""
        alone = [place for line in lines(reading) for place in self._of_line(reading, line)]
        yield from (self._alone(reading, at) for at in _without_wrapped(reading, alone))

    def _of_line(self, reading: Reading, line: Stretch) -> Iterator[int]:
        if not _ANY.search(line.text):
            return
        waiting: list[tuple[str, int]] = []
        for at, letter in enumerate(line.text):
            if letter in _OPENING:
                waiting.append((letter, at))
            elif letter in _CLOSING:
                if waiting and waiting[-1][0] == _CLOSING[letter]:
                    waiting.pop()
                elif any(mark == _CLOSING[letter] for mark, _ in waiting):
                    while waiting[-1][0] != _CLOSING[letter]:
                        yield line.start + waiting.pop()[1]
                    waiting.pop()
                elif not (letter == "）" and _ITEM.fullmatch(line.text[:at])):
                    yield line.start + at
        for _, at in waiting:
            yield line.start + at

    def _alone(self, reading: Reading, at: int) -> Finding:
        mark = reading.text[at]
        line = reading.text[reading.text.rfind("\n", 0, at) + 1 : at + 200].partition("\n")[0]
        other = _HALF_WIDTH.get(mark)
        severity = (
            Severity.LIKELY if other and other in line else None
        )  # closed, but by a mark of the other width
        opening = mark in _OPENING
        name = _NAMES[mark if opening else _CLOSING[mark]]
        said = f"{name}缺{'后' if opening else '前'}半。"
        return self.at(reading, at, at + 1, said, severity=severity)


def _without_wrapped(reading: Reading, alone: list[int]) -> Iterator[int]:
    """The places of marks left alone, without those whose partner stands in the next line: a broken line."""
    skip = -1
    for n, at in enumerate(alone):
        if at == skip:
            continue
        if reading.text[at] == "“" and _GOES_ON.match(reading.text, at):
            continue  # a quotation of several paragraphs opens each and closes the last
        following = alone[n + 1] if n + 1 < len(alone) else None
        partner = _OPENING.get(reading.text[at])
        wrapped = (
            following is not None
            and reading.text[following] == partner
            and reading.text.count("\n", at, following) == 1
            and following - at < _WRAPPED
        )
        if wrapped and following is not None:
            skip = following
        else:
            yield at


_GOES_ON = re.compile(r"“[^”\n]*\n[ \u3000]*“")
_WRAPPED = 60


class Punctuation(Rule):
    """Marks as GB/T 15834 has them; a habit is told once."""

    name = "punctuation"
    title = "标点有误"
    severity = Severity.LIKELY
    explanation = "重复、半角、并列引号或书名号之间用顿号等（GB/T 15834）。"
    example = "《甲办法》、《乙办法》（中间不用顿号）"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding a pattern, with its other places."""
        for _, pattern, right, said in _PATTERNS:
            places = [found.span() for found in pattern.finditer(reading.text)]
            if not places:
                continue
            (start, end), *others = places
            mark = reading.text[start:end]
            expected = mark[:1] if right is None else _HALF_TO_FULL.get(mark, right)
            count = f"，共 {len(places)} 处" if others else ""
            yield self.at(reading, start, end, f"{said}{count}。", expected, others=tuple(others))
