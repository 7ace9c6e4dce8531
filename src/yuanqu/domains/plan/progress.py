"""How far the year's goals are (目标进度): the indicator's value over the target, beside the time that has passed.

Every share is one Fraction, rounded once when it is printed. What an indicator states through April is held against
April's time. The lights' thresholds are dated rules of the zone; without a rule there is no light.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from yuanqu.engines.indicators.catalogue import UnknownIndicator, indicator
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.indicators.vocabulary import Indicator
from yuanqu.engines.ledger import registry
from yuanqu.engines.reports.outline import Occasion
from yuanqu.people.access import access_records
from yuanqu.registers.held import held
from yuanqu.registers.ledgers.rule import Dated
from yuanqu.site.parts import Colour
from yuanqu.terms.periods import Period
from yuanqu.terms.quantities import Form, find_unit, print_quantity

_WHOLE = Fraction(100)


@dataclass(frozen=True)
class Thresholds:
    """From how many percentage points behind a light is yellow, and over how many it is red; None: no such rule."""

    yellow: Fraction | None
    red: Fraction | None

    @classmethod
    def on(cls, day: date) -> Thresholds:
        """The rules in force on a day."""
        found = (Dated.read(code).on(day) for code in ("goal_yellow_points", "goal_red_points"))
        yellow, red = (None if value is None else Fraction(value) for value in found)
        return cls(yellow, red)


@dataclass(frozen=True)
class Progress:
    """One goal on a day. ``done`` and ``due``: percent of the target reached, and that time alone would have reached.

    ``figure``: what was measured; None for a goal that is reported, is unknown or is not for the reader.
    """

    goal: Any
    figure: Figure | None
    done: Fraction | None
    due: Fraction
    colour: Colour
    word: str

    @property
    def reached(self) -> bool:
        """Whether it is at or over its pace, or within its cap; almost is not reached."""
        if self.done is None:
            return False
        return self.done <= _WHOLE if self.goal.kind == "cap" else self.done >= self.due

    @property
    def target(self) -> str:
        """「12家」, 「不超过10条」, 「定性」."""
        if self.goal.target is None:
            return "定性"
        number = format(self.goal.target.normalize(), "f")
        return f"{'不超过' if self.goal.kind == 'cap' else ''}{number}{self.goal.unit or ''}"


def progress(occasion: Occasion) -> list[Progress]:
    """The goals of the year of the as-of day that the reader may see, in the order of the list."""
    model = registry.ledger("plan.goal").record
    rows: Any = held("plan.goal") if occasion.reader is None else access_records(occasion.reader, model)
    year = occasion.as_of.year
    found = rows.filter(year=year, set_on__lte=occasion.as_of, voided_on=None)
    return measured(list(found.order_by("category", "name")), occasion)


def measured(goals: Sequence[Any], occasion: Occasion) -> list[Progress]:
    """Goals held against their indicators, all of them in one pass."""
    asked = {goal.pk: _indicator(goal, occasion) for goal in goals}
    wanted = list({each.code: each for each in asked.values() if each}.values())
    year = Period.year(occasion.as_of.year)
    figures = {
        figure.indicator.code: figure
        for figure in evaluate(wanted, year, as_of=occasion.as_of, snapshot=occasion.snapshot)
    }
    limits = Thresholds.on(occasion.as_of)
    return [
        _standing(goal, figures.get(each.code) if each else None, occasion.as_of, limits)
        for goal, each in ((goal, asked[goal.pk]) for goal in goals)
    ]


def indicator_of(goal: Any) -> Indicator | None:
    """The indicator of a goal: by its code, which stays when the zone renames its own; None for one that is no more."""
    for asked in filter(None, (goal.indicator_code, goal.indicator)):
        try:
            return indicator(asked)
        except UnknownIndicator:
            continue
    return None


def _indicator(goal: Any, occasion: Occasion) -> Indicator | None:
    found = indicator_of(goal)
    seen = found is not None and (occasion.reader is None or may_open(occasion.reader, found))
    return found if seen else None


def _standing(goal: Any, figure: Figure | None, as_of: date, limits: Thresholds) -> Progress:
    reaches = figure.period.end if figure else (goal.stated_on or as_of)
    due = elapsed(min(reaches, as_of)) if goal.kind in ("amount", "stated") else _WHOLE
    done = _done(goal, figure)
    if done is None:
        return Progress(goal, figure, None, due, "grey", _why_unknown(goal, figure))
    if goal.kind == "cap":
        return Progress(goal, figure, done, due, *_within(done, limits))
    return Progress(goal, figure, done, due, *light(due - done, limits))


def _within(done: Fraction, limits: Thresholds) -> tuple[Colour, str]:
    """The light of a cap: red over it, yellow where little is left."""
    if limits.yellow is None:
        return "grey", "未设亮灯规则"
    if done > _WHOLE:
        return "red", f"超上限{points(done - _WHOLE)}%"
    return ("yellow", "接近上限") if done > _WHOLE - limits.yellow else ("green", "在上限内")


def _done(goal: Any, figure: Figure | None) -> Fraction | None:
    """Percent of the target."""
    if figure is None or goal.target is None:
        return None if goal.stated_share is None else Fraction(goal.stated_share)
    if figure.value is None or _other_unit(goal, figure):
        return None
    return figure.value / Fraction(goal.target) * _WHOLE


def _other_unit(goal: Any, figure: Figure) -> bool:
    """Whether the indicator has been restated in another unit since the goal was set in the one of then."""
    return (goal.unit or "") != figure.indicator.unit


def _why_unknown(goal: Any, figure: Figure | None) -> str:
    if figure is not None and goal.target is not None and _other_unit(goal, figure):
        return f"指标改以「{figure.indicator.unit}」计，请修改目标的单位和目标值"
    return (figure.unknown if figure else "") or "尚未报告"


def elapsed(day: date) -> Fraction:
    """Percent of its year that has passed with ``day``, the day itself counted."""
    first = date(day.year, 1, 1)
    return Fraction((day - first).days + 1, (date(day.year + 1, 1, 1) - first).days) * _WHOLE


def light(behind: Fraction, limits: Thresholds) -> tuple[Colour, str]:
    """The light of a goal that many points behind its pace (below zero: ahead of it)."""
    if limits.yellow is None or limits.red is None:
        return "grey", "未设亮灯规则"
    if behind <= 0:
        return "green", f"超{points(-behind)}个百分点" if behind else "持平"
    said = f"差{points(behind)}个百分点"
    if behind > limits.red:
        return "red", said
    return ("yellow", said) if behind >= limits.yellow else ("green", f"基本同步，{said}")


def points(value: Fraction) -> str:
    """Percentage points to one decimal."""
    return print_quantity(value, Form.of(None, 1, None))


def percent(value: Fraction | None) -> str:
    """「41.7%」; empty where it is not known."""
    return "" if value is None else print_quantity(value, Form.of(find_unit("%"), 1, None))
