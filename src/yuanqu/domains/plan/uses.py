"""The goals that indicators are held to (用处), for the lineage of each."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from yuanqu.domains.plan.progress import indicator_of
from yuanqu.engines.indicators.lineage import Use, tell_uses
from yuanqu.registers.held import held


def of_goals() -> dict[str, list[Use]]:
    """The year's goals, which all staff read, by their indicators."""
    rows: Any = held("plan.goal")
    found: dict[str, list[Use]] = {}
    for goal in rows.filter(voided_on=None).exclude(indicator=None).order_by("-year", "name"):
        if (measured := indicator_of(goal)) is not None:
            use = Use("年度目标", f"{goal.year}年目标·{goal.name}", reverse("goals"))
            found.setdefault(measured.code, []).append(use)
    return found


tell_uses(of_goals)
