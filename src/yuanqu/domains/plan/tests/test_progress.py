"""Goals beside their indicators: a figure in another unit than the goal's tells nothing of its progress."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from yuanqu.domains.plan.progress import Thresholds, _standing
from yuanqu.terms.periods import Period


def test_a_restated_indicator_greys_the_goal_that_was_set_in_its_old_unit() -> None:
    goal: Any = SimpleNamespace(
        unit="万元", target=Decimal(5000), kind="amount", stated_on=None, stated_share=None
    )
    limits = Thresholds(Fraction(5), Fraction(10))

    def told(value: int, unit: str) -> Any:
        measured = SimpleNamespace(unit=unit)
        figure: Any = SimpleNamespace(
            value=Fraction(value), indicator=measured, period=Period.parse("2025-H1"), unknown=""
        )
        return _standing(goal, figure, date(2025, 6, 30), limits)

    assert (told(2500, "万元").done, told(2500, "万元").colour) == (Fraction(50), "green")
    assert (told(25, "亿元").done, told(25, "亿元").colour) == (None, "grey")
    assert "亿元" in told(25, "亿元").word
