"""The year's goals behind the work report (总结附件): a table, and a chart of what is reached by the time passed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from yuanqu.domains.plan.progress import Progress, elapsed, percent, progress
from yuanqu.engines.documents.diagram import Diagram, Form, Outline, Shape, text_height
from yuanqu.engines.documents.model import Align, Block, Column, Run, Runs, Table, runs
from yuanqu.engines.reports.notes import note
from yuanqu.engines.reports.outline import Occasion

_COLUMNS = (
    Column("年度目标", 7, Align.LEFT),
    Column("责任单位", 5),
    Column("目标值", 5),
    Column("完成情况", 5),
    Column("完成率", 4),
    Column("对照进度", 7),
)
# Tenths of a millimetre: the type area is 1560 wide; names stand left of the bars, percents right of them.
_WIDTH, _NAMES, _BARS, _ROW, _BAR, _TOP, _SIZE = 1560, 420, 900, 62, 34, 60, 18
_MOST = Fraction(150)  # per cent: longer bars are cut there, and their percents say so
_LOOKS = {"green": ("1A6B3D", "CFE6D7"), "yellow": ("7A5000", "F6DFA8"), "red": ("A12622", "F2C6C2")}
_GREY = ("566A70", "E1E6E4")


def goals_in_full(occasion: Occasion) -> Iterator[Block]:
    """Every goal of the year in a table, those that can be measured in a chart; nothing where there is no goal."""
    found = progress(occasion)
    if not found:
        return
    day = f"{occasion.as_of:%Y年%-m月%-d日}"
    yield Table(
        _COLUMNS,
        tuple(_row(each) for each in found),
        caption=f"{occasion.as_of.year}年度目标完成情况（截至{day}）",
        note=f"时间进度为{percent(elapsed(occasion.as_of))}；只统计到4月等月份的指标，对照该月的时间进度。",
    )
    if drawn := [each for each in found if each.done is not None and each.goal.kind != "cap"]:
        yield _chart(drawn, elapsed(occasion.as_of), day)


def _row(each: Progress) -> tuple[Runs, ...]:
    value = (
        runs(Run(each.figure.printed(), figure=note(each.figure)))
        if each.figure and each.figure.value is not None
        else runs("已报告" if each.done is not None else "尚未报告")
    )
    return (
        runs(each.goal.name),
        runs(each.goal.lead),
        runs(each.target),
        value,
        runs(percent(each.done) or "—"),
        runs(each.word),
    )


def _chart(found: Sequence[Progress], passed: Fraction, day: str) -> Diagram:
    bars = [shape for number, each in enumerate(found) for shape in _bar(each, _TOP + number * _ROW)]
    low = _TOP + len(found) * _ROW
    at = _NAMES + _long(passed)
    line = Outline(((at, _TOP - 8), (at, low)), closed=False, stroke="A4461B", thick=4, dashed=True)
    head = _text(at - 200, 0, 400, f"时间进度 {percent(passed)}", centred=True)
    said = "；".join(f"{each.goal.name}完成{percent(each.done)}，{each.word}" for each in found)
    return Diagram(
        _WIDTH,
        low + 10,
        (head, *bars),
        (),
        f"年度目标完成率与时间进度（{day}）",
        f"年度目标完成率的条形图，时间进度{percent(passed)}。{said}。",
        (line,),
    )


def _bar(each: Progress, top: int) -> Iterator[Shape]:
    assert each.done is not None
    stroke, fill = _LOOKS.get(each.colour, _GREY)
    long = _long(min(each.done, _MOST))
    middle = top + (_BAR - text_height(_SIZE)) // 2
    yield _text(0, middle, _NAMES - 20, each.goal.name)
    yield Shape(_NAMES, top, max(long, 4), _BAR, Form.BOX, fill, stroke)
    yield _text(_NAMES + max(long, 4) + 16, middle, 190, percent(each.done))


def _text(x: int, y: int, width: int, text: str, *, centred: bool = False) -> Shape:
    return Shape(x, y, width, text_height(_SIZE), Form.NONE, lines=(text,), size=_SIZE, centred=centred)


def _long(share: Fraction) -> int:
    """How long a bar of so many per cent is."""
    return int(share * _BARS / _MOST)
