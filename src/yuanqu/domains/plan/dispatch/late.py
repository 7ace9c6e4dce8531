"""The tables of a bulletin: what turned red or yellow since the last one, before what had (逾期和临期); decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu.domains.plan.dispatch.decisions import Decided
from yuanqu.domains.plan.dispatch.wording import WHERE, short_day, tight
from yuanqu.engines.documents.model import Align, Block, Column, Heading, Runs, Table, runs
from yuanqu.engines.procedure.survey import Open, Survey

_GROUPS = (  # colour, whether since the last bulletin, what it is called, how many are listed
    ("red", True, "新逾期", 20),
    ("red", False, "此前已逾期", 10),
    ("yellow", True, "新临期", 10),
    ("yellow", False, "此前已临期", 5),
)
_OPEN = (
    Column("事项", 23, Align.LEFT),
    Column("责任科室", 13),
    Column("现状", 12),
    Column("期限", 29),  # wide enough for 「首次接触期限10月23日」 on one line
    Column("逾期或剩余", 15),
)
_DECIDED = (
    Column("议定事项", 26, Align.LEFT),
    Column("议定会议", 20),
    Column("责任单位", 14),
    Column("时限", 12),
    Column("落实情况", 20),
)
_DECISIONS = 30


def late_tables(survey: Survey) -> Iterator[Block]:
    """What became late since the last bulletin first, then what was late before; so what is soon due."""
    for colour, turned, name, most in _GROUPS:
        found = [each for each in survey.lit(colour) if each.turned is turned]
        if found:
            left = len(found) - most
            note = f"列出期限最早的{most}件，另有{left}件见系统{WHERE}。" if left > 0 else ""
            yield Heading(2, runs(f"{name}{len(found)}件"))
            yield Table(_OPEN, tuple(_line(each) for each in found[:most]), note=note)


def _line(each: Open) -> tuple[Runs, ...]:
    reading = each.light.reading
    texts = (
        f"{each.procedure.name}：{each.title}",
        each.whose,
        each.state,
        f"{reading.clock.name}{short_day(reading.due)}" if reading else "",
        tight(each.light.word),
    )
    return tuple(runs(text) for text in texts)


def decision_table(decided: Sequence[Decided]) -> Iterator[Block]:
    """Decisions that stand open, the earliest due first, then those done since the last bulletin."""
    if not decided:
        return
    left = len(decided) - _DECISIONS
    note = f"列出{_DECISIONS}项，另有{left}项见系统“议定事项台账”。" if left > 0 else ""
    rows = tuple(
        tuple(
            runs(text)
            for text in (each.title, each.meeting_title, each.lead, short_day(each.due), tight(each.standing))
        )
        for each in decided[:_DECISIONS]
    )
    yield Table(_DECIDED, rows, note=note)
