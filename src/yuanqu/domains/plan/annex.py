"""The year's goals behind the work report (总结附件): a table, and a chart of what is reached by the time passed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from yuanqu.domains.plan.progress import Progress, elapsed, percent, progress
from yuanqu.engines.documents.diagram import Diagram, Form, Outline, Shape, text_height
from yuanqu.engines.documents.model import Align, Block, Column, Run, Runs, Table, runs
from yuanqu.engines.reports.notes import note
from yuanqu.engines.reports.outline import Occasion

_COLUMNS = (
    Column("年度目标", 24, Align.LEFT),
    Column("责任单位", 13),
    Column("目标值", 15),
    Column("完成情况", 18),
    Column("完成率", 11),
    Column("对照进度", 12),
)
# Tenths of a millimetre: the type area is 1560 wide; names and percents stand left of the bars, clear of the line.
# Rows are as low as their type allows: the chart stands below its table, not alone on a page.
_WIDTH, _NAMES, _SHARES, _BARS, _ROW, _BAR, _TOP, _SIZE = 1560, 360, 130, 1050, 42, 24, 46, 18
_BY_TIME = ("amount", "stated")  # the others are held against the target itself, whatever the day
_MOST = Fraction(100)  # per cent: longer bars are cut there, and their percents say so
_LOOKS = {"green": ("1A6B3D", "CFE6D7"), "yellow": ("7A5000", "F6DFA8"), "red": ("A12622", "F2C6C2")}
_MARKED = "；短线为较早月份的时间进度"
_GREY = ("566A70", "E1E6E4")


def goals_in_full(occasion: Occasion) -> Iterator[Block]:
    """Every goal of the year in a table, those that grow with the year in a chart; nothing where there is no goal."""
    found = progress(occasion)
    if not found:
        return
    day = f"{occasion.as_of:%Y年%-m月%-d日}"
    yield Table(
        _COLUMNS,
        tuple(_row(each, occasion.as_of) for each in found),
        caption=f"{occasion.as_of.year}年度目标完成情况（截至{day}）",
        note=f"时间进度为{percent(elapsed(occasion.as_of))}；统计数截至以前月份的，对照该月的时间进度。",
    )
    if drawn := [each for each in found if each.done is not None and each.goal.kind in _BY_TIME]:
        yield _chart(drawn, elapsed(occasion.as_of), day)


def _row(each: Progress, as_of: date) -> tuple[Runs, ...]:
    figure = each.figure
    if figure and figure.value is not None:
        reaches = f"（截至{figure.period.end.month}月）" if figure.period.end < as_of else ""
        value = runs(Run(figure.printed(), figure=note(figure)), reaches)
    else:
        value = runs("已报告" if each.done is not None else "尚未报告")
    return (
        runs(each.goal.name),
        runs(each.goal.lead),
        runs(each.target),
        value,
        runs(percent(each.done) or "—"),
        runs(_pace(each)),
    )


def _pace(each: Progress) -> str:
    if each.done is None or each.goal.kind == "cap":
        return each.word
    return "达到" if each.reached else "低于"


def _chart(found: Sequence[Progress], passed: Fraction, day: str) -> Diagram:
    bars = [shape for number, each in enumerate(found) for shape in _bar(each, _TOP + number * _ROW)]
    low = _TOP + len(found) * _ROW
    at = _NAMES + _SHARES + _long(passed)
    line = Outline(((at, _TOP - 8), (at, low)), closed=False, stroke="A4461B", thick=4, dashed=True)
    head = _text(at - 200, 0, 400, f"时间进度 {percent(passed)}", centred=True)
    said = "；".join(f"{each.goal.name}完成{percent(each.done)}，{each.word}" for each in found)
    return Diagram(
        _WIDTH,
        low + 10,
        (head, *bars),
        (),
        f"年度目标完成率与时间进度（{day}{_MARKED if any(each.due != passed for each in found) else ''}）",
        f"年度目标完成率的条形图，时间进度{percent(passed)}。{said}。",
        (line, *_own_paces(found, passed)),
    )


def _own_paces(found: Sequence[Progress], passed: Fraction) -> Iterator[Outline]:
    """A short mark in the rows that are held against the pace of an earlier month."""
    for number, each in enumerate(found):
        if each.due != passed:
            at, top = _NAMES + _SHARES + _long(each.due), _TOP + number * _ROW
            yield Outline(((at, top - 5), (at, top + _BAR + 5)), closed=False, stroke="A4461B", thick=6)


def _bar(each: Progress, top: int) -> Iterator[Shape]:
    assert each.done is not None
    # What the table calls 低于 is not drawn as reached, however little is missing.
    colour = each.colour if each.reached or each.colour != "green" else "yellow"
    stroke, fill = _LOOKS.get(colour, _GREY)
    long = _long(min(each.done, _MOST))
    middle = top + (_BAR - text_height(_SIZE)) // 2
    yield _text(0, middle, _NAMES - 20, each.goal.name)
    yield _text(_NAMES, middle, _SHARES - 10, percent(each.done))
    yield Shape(_NAMES + _SHARES, top, max(long, 4), _BAR, Form.BOX, fill, stroke)


def _text(x: int, y: int, width: int, text: str, *, centred: bool = False) -> Shape:
    return Shape(x, y, width, text_height(_SIZE), Form.NONE, lines=(text,), size=_SIZE, centred=centred)


def _long(share: Fraction) -> int:
    """How long a bar of so many per cent is."""
    return int(share * _BARS / _MOST)
