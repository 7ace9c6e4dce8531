"""Numbers of headings (标题序号): none skipped, none twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import lines
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.claims.reading import Reading
from yuanqu.terms.hanzi_numbers import read_hanzi_integer

_HEADING = re.compile(
    r"(?:(?m:^)[ \t\u3000]*|(?<=[说注附]明：)(?=1)|(?<=[注件]：)(?=1))"
    r"(?:(?P<one>[一二三四五六七八九十]{1,3})、|（(?P<two>[一二三四五六七八九十]{1,3})）|"
    r"(?P<three>\d{1,2})[.．、](?:(?!\d)|(?=(?:19|20)\d\d年|\d+(?:[号#＃]|[家个项名户件起宗条人次场台套批处座栋所期份])))|（(?P<four>\d{1,2})）)"
)
_PRINTED = {"one": "{}、", "two": "（{}）", "three": "{}.", "four": "（{}）"}
_HANZI = "〇一二三四五六七八九"
_MOST_POINTS = 9
_FIRST_POINT = re.compile("一是|一要|第一，")
_POINTS = (
    (re.compile(r"(?<![统唯专第一二三四五六七八九十])([一二三四五六七八九])是(?=[\u4e00-\u9fff“])"), "{}是"),
    (re.compile(r"(?:(?<=[。；：])|^)第([一二三四五六七八九])，"), "第{}，"),
    (re.compile(r"(?:(?<=[。；：，])|^)([一二三四五六七八九])要(?=[\u4e00-\u9fff])"), "{}要"),
)


@dataclass
class _Level:
    last: int = 0
    before: int = 0
    finding: list[tuple[int, int]] = field(default_factory=list)
    message: str = ""
    expected: str = ""
    shift: int = 0


class HeadingNumbering(Rule):
    """Headings of one level count up by one from one."""

    name = "heading-numbering"
    title = "标题序号有误"
    severity = Severity.CERTAIN
    explanation = "同级标题的序号跳过、重复或不从一开始；由一处错误引起的后续错号一并指出。"
    example = "一、……　三、……（缺二、）"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each break, with the headings numbered on from it."""
        levels = {name: _Level() for name in _PRINTED}
        last_end = 0
        for found in _HEADING.finditer(reading.plain):
            name = next(each for each in _PRINTED if found[each])
            yield from self._reset_below(reading, levels, name)
            digits = found[name]
            number = int(digits) if digits.isdigit() else read_hanzi_integer(digits)
            if number is None:
                continue
            level = levels[name]
            if number > level.last + 1 and _run_in(reading, name, number, (last_end, found.start())):
                level.last = number - 1  # the one between stands inside a paragraph
            last_end = found.end()
            yield from self._count(reading, level, name, number, (found.start(name), found.end()))
        for level in levels.values():
            yield from self._flush(reading, level)
        yield from self._in_paragraphs(reading)

    def _in_paragraphs(self, reading: Reading) -> Iterator[Finding]:
        """一是……；三是……: what is counted in running text skips or repeats none."""
        for line in lines(reading):
            if not _FIRST_POINT.search(line.text):
                continue
            for pattern, printed in _POINTS:
                last = 0
                for found in pattern.finditer(line.text):
                    number = _HANZI.index(found[1])
                    right = printed.format(_HANZI[last + 1]) if 0 < last < _MOST_POINTS else ""
                    if right and number not in (1, last + 1) and right.rstrip("，") not in line.text:
                        start = line.start + found.start()
                        yield self.at(reading, start, line.start + found.end(), f"序号应为“{right}”。", right)
                    last = number

    def _count(
        self, reading: Reading, level: _Level, name: str, number: int, place: tuple[int, int]
    ) -> Iterator[Finding]:
        expected = level.last + 1
        if level.last == 0 and number == level.before + 1:
            expected = number  # numbered on across sections
        if number == expected:
            if level.shift:
                level.finding.append(place)
        elif not (number == 1 and name in ("three", "four", "one") and level.last):
            yield from self._flush(reading, level)
            level.shift = number - expected
            right = expected if not level.shift or level.last == 0 else level.last + 1
            level.finding, level.expected = [place], _PRINTED[name].format(_written(right, name))
            level.message = f"序号应为“{level.expected}”。"
        else:
            yield from self._flush(reading, level)
        level.last = number

    def _reset_below(self, reading: Reading, levels: dict[str, _Level], name: str) -> Iterator[Finding]:
        below = list(_PRINTED)[list(_PRINTED).index(name) + 1 :]
        for each in below:
            yield from self._flush(reading, levels[each])
            levels[each].before, levels[each].last = levels[each].last or levels[each].before, 0

    def _flush(self, reading: Reading, level: _Level) -> Iterator[Finding]:
        if level.finding:
            (start, end), *others = level.finding
            yield self.at(reading, start, end, level.message, level.expected, others=tuple(others))
        level.finding, level.shift = [], 0


def _run_in(reading: Reading, name: str, number: int, stretch: tuple[int, int]) -> bool:
    """Whether the heading that seems left out stands in running text (1.甲。2.乙。)."""
    missing = _PRINTED[name].format(_written(number - 1, name)).rstrip(".")
    pattern = rf"(?<![\d一二三四五六七八九十]){re.escape(missing)}(?:[.．、](?!\d)|(?<=[、）]))"
    return re.search(pattern, reading.plain[slice(*stretch)]) is not None


def _written(number: int, name: str) -> str:
    if name in ("three", "four"):
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else ("十" if tens == 1 else f"{_HANZI[tens]}十")) + (
        _HANZI[ones] if ones else ""
    )
