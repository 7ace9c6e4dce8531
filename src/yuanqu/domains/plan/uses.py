"""The goals that indicators are held to (用处): for the lineage of each, and beside its value on the board."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from yuanqu.domains.plan.progress import Progress, indicator_of, percent, progress
from yuanqu.engines.indicators.lineage import Use, tell_uses
from yuanqu.engines.reports.outline import Occasion
from yuanqu.engines.reports.targets import Target, provide_targets
from yuanqu.engines.snapshots import current
from yuanqu.people.access import Reader
from yuanqu.registers.held import held
from yuanqu.terms.periods import Period


def of_goals() -> dict[str, list[Use]]:
    """The year's goals, which all staff read, by their indicators."""
    rows: Any = held("plan.goal")
    found: dict[str, list[Use]] = {}
    for goal in rows.filter(voided_on=None).exclude(indicator=None).order_by("-year", "name"):
        if (measured := indicator_of(goal)) is not None:
            use = Use("年度目标", f"{goal.year}年目标·{goal.name}", reverse("goals"))
            found.setdefault(measured.code, []).append(use)
    return found


def on_board(asked: Period, as_of: date, reader: Reader) -> dict[str, Target]:
    """Each goal of the year that an indicator measures: its target, how far it is, and how far time is."""
    found: dict[str, Target] = {}
    for each in progress(Occasion(asked, as_of, current(), reader)):
        if each.figure is not None and each.goal.target is not None:
            text, pace = f"全年目标 {each.target}", _pace(each)
            url = reverse("goals")
            target = Target(text, url, each.done, each.due, pace, each.colour, each.word)
            found.setdefault(each.figure.indicator.code, target)
    return found


def _pace(each: Progress) -> str:
    if each.done is None:
        return ""
    if each.goal.kind == "amount":
        return f"完成{percent(each.done)}，时间过{percent(each.due)}"
    return f"为{'上限' if each.goal.kind == 'cap' else '目标'}的{percent(each.done)}"


provide_targets(on_board)
tell_uses(of_goals)
