"""The report's second part, and goals beside the time that has passed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from yuanqu.domains.plan.last_plan import item_by_item
from yuanqu.domains.plan.ledgers.item import PlanLoop
from yuanqu.domains.plan.outlook import ahead
from yuanqu.domains.plan.progress import Progress, Thresholds, elapsed, light
from yuanqu.domains.plan.tests.conftest import day
from yuanqu.engines.documents.model import Table
from yuanqu.engines.procedure.performing import Deed, perform

JUNE, AUGUST = date(2025, 6, 30), date(2025, 8, 1)


def test_the_second_part_is_what_was_adopted_before_the_half_began(people: Any, item: Any) -> None:
    first, late, drafted = item("JH-1"), item("JH-2"), item("JH-3")
    perform(PlanLoop, first.pk, "adopt", people["leader"], Deed(day(26, 6)))
    perform(PlanLoop, late.pk, "adopt", people["leader"], Deed(day(2, 7)))
    assert [each.number for each in ahead(JUNE, None)] == ["JH-1"]
    perform(PlanLoop, first.pk, "carry", people["office"], Deed(AUGUST, {"outcome": "缓办"}))
    assert [each.number for each in ahead(JUNE, None)] == ["JH-1"], "June's plan is the same in August"
    assert ahead(AUGUST, None) == []
    assert drafted.number == "JH-3"


def test_the_last_plan_is_accounted_for_item_by_item(people: Any, item: Any) -> None:
    """As it stood on the day: what was done, what goes on, what was carried over, and how far it came."""
    ends = {"begins_on": date(2025, 1, 1), "due_on": date(2025, 6, 20)}
    told = {number: item(number, action=f"任务{number}", **ends) for number in ("JH-1", "JH-2", "JH-3")}
    told["JH-4"] = item("JH-4", action="任务JH-4", outcome="已开标", **ends)
    for each in told.values():
        perform(PlanLoop, each.pk, "adopt", people["leader"], Deed(day(26, 6)))
    shown = Deed(day(28, 6), {"outcome": "全线通车", "verified": "现场已查看"})
    perform(PlanLoop, told["JH-1"].pk, "verify", people["clerk"], shown)
    perform(PlanLoop, told["JH-1"].pk, "finish", people["office"], Deed(day(28, 6), {"outcome": "全线通车"}))
    perform(PlanLoop, told["JH-2"].pk, "carry", people["office"], Deed(day(2, 7), {"outcome": "待征地"}))

    def rows(on: date) -> list[list[str]]:
        occasion = SimpleNamespace(as_of=on, reader=None)
        tables = [each for each in item_by_item(occasion) if isinstance(each, Table)]  # type: ignore[arg-type]
        return [["".join(run.text for run in cell) for cell in row] for table in tables for row in table.rows]

    assert rows(JUNE) == [
        ["任务JH-1", "规划建设科", "6月20日", "已完成", "全线通车"],
        ["任务JH-2", "规划建设科", "6月20日", "实施中", ""],
        ["任务JH-3", "规划建设科", "6月20日", "实施中", ""],
        ["任务JH-4", "规划建设科", "6月20日", "实施中", "已开标"],
    ]
    assert rows(AUGUST) == [], "another half-year's plan"


def test_half_the_time_half_the_task() -> None:
    assert elapsed(JUNE) == Fraction(181, 365) * 100
    assert elapsed(date(2024, 12, 31)) == 100


@pytest.mark.parametrize(
    ("behind", "colour", "word"),
    [
        (Fraction(-3, 2), "green", "超1.5个百分点"),
        (Fraction(0), "green", "持平"),
        (Fraction(999, 100), "green", "基本同步，差10.0个百分点"),
        (Fraction(10), "yellow", "差10.0个百分点"),
        (Fraction(30), "yellow", "差30.0个百分点"),
        (Fraction(301, 10), "red", "差30.1个百分点"),
    ],
)
def test_lights_follow_the_zones_rule(behind: Fraction, colour: str, word: str) -> None:
    assert light(behind, Thresholds(Fraction(10), Fraction(30))) == (colour, word)
    assert light(behind, Thresholds(None, None)) == ("grey", "未设亮灯规则")


def test_almost_is_not_reached() -> None:
    goal = SimpleNamespace(kind="amount")
    assert not Progress(goal, None, Fraction(49), Fraction(50), "green", "").reached
    assert Progress(goal, None, Fraction(50), Fraction(50), "green", "").reached
    assert Progress(SimpleNamespace(kind="cap"), None, Fraction(100), Fraction(100), "green", "").reached
