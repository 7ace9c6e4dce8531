"""Prepares a figure for a page: facts, the gap between two growths, the trend."""

from __future__ import annotations

from collections.abc import Sequence

from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.vocabulary import Growth, Indicator, Rise
from yuanqu.site.parts import Cell, Chart, Column, Fact, Series, Table
from yuanqu.terms.periods import Kind
from yuanqu.terms.quantities import significant

# What one point of a trend speaks of: a rate of a single month counts what was done by that month's end.
_SPAN = {
    Kind.MONTH: "逐月，各月只计当月、截至当月末",
    Kind.CUMULATIVE: "各月为1月至当月累计",
    Kind.DAY: "各月末",
}


def facts_of(figure: Figure) -> list[Fact]:
    """What the figure is: definition, period, as-of day, exact value, both numbers of a ratio, snapshot."""
    json = figure.to_json()
    facts = [
        Fact("定义", figure.indicator.definition),
        Fact("期间", figure.when),
        Fact("取数时点", f"{figure.as_of.isoformat()}"),
    ]
    if figure.value is not None and json["denominator"] not in (None, "1"):
        minus = " − 1" if isinstance(figure.indicator, Growth | Rise) else ""
        facts.append(Fact("算式", f"{json['numerator']} ÷ {json['denominator']}{minus}", numeric=True))
        facts.append(Fact("精确值", f"{json['value']}{figure.indicator.unit}", numeric=True))
    facts += [Fact(each.label, each.printed, numeric=True) for each in figure.companions.values()]
    if figure.indicator.source:
        facts.append(Fact("依据", figure.indicator.source))
    facts.append(Fact("快照", figure.snapshot.id[:16], note="同一快照、同一期间，数值永远相同"))
    return facts


def gap_of(figure: Figure) -> Table | None:
    """Why nominal and comparable growth differ: the base of one led to the base of the other, step by step."""
    steps = figure.gap()
    if not steps:
        return None
    rows = [[Cell(step.label, note=step.note), Cell(step.printed)] for step in steps]
    return Table("名义基数与可比基数之差", [Column("项目"), Column("金额", numeric=True)], rows)


def trend_chart(indicator: Indicator, points: Sequence[Figure]) -> Chart | None:
    """The figure month by month; unknown months are gaps, never 0."""
    if not any(point.value is not None for point in points):
        return None
    return Chart(
        name="trend",
        title=f"{indicator.name}走势（{_SPAN.get(points[-1].period.kind, '各期')}）",
        periods=[point.period.chinese() for point in points],
        series=[
            Series(
                indicator.name,
                [None if point.value is None else significant(point.value) for point in points],
                unit=indicator.unit,
            )
        ],
        printed=[[point.printed() if point.value is not None else "—" for point in points]],
    )
