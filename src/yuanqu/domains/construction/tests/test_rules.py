"""What rows of the construction ledgers are held to, at the edges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.construction.ledgers.permit import Permit
from yuanqu.domains.construction.rules import (
    key_projects,
    milestones,
    permits,
    problems,
    progress,
    stat_entries,
    suspensions,
)

JAN, FEB, MAR = (date(2025, month, 1) for month in (1, 2, 3))


@pytest.mark.django_db
def test_new_is_said_in_the_year_of_the_start_only(project: Any) -> None:
    project.started_on = date(2024, 12, 31)
    project.save()
    rows = [
        {"project": project.pk, "listed_on": JAN, "year_class": "new"},
        {"project": project.pk, "listed_on": date(2024, 12, 31), "year_class": "new"},
        {"project": project.pk, "listed_on": JAN, "year_class": "carried"},
    ]
    assert [place for place, _ in key_projects.new_has_not_started(rows)] == [0]
    assert key_projects.carried_has_its_past(rows[2])
    assert key_projects.carried_has_its_past(rows[2] | {"done_before": Decimal(0)}) is None


@pytest.mark.django_db
def test_money_stays_within_the_total(project: Any, key_project: Any) -> None:
    plan = {"project": project.pk, "plan_year": Decimal(900), "done_before": Decimal(100)}
    assert not [*key_projects.plan_within_total([plan])]
    assert [*key_projects.plan_within_total([plan | {"done_before": Decimal("100.01")}])]
    assert [*key_projects.funds_make_the_total([{"project": project.pk, "from_own": Decimal(999)}])]
    month = {"key_project": key_project.pk, "month": MAR, "done_ytd": Decimal(900)}
    assert not [*progress.cumulative_within_total([month])], "100 before the year and 900 in it make 1000"
    assert [*progress.cumulative_within_total([month | {"done_ytd": Decimal(901)}])]
    assert [*progress.month_of_its_year([{"key_project": key_project.pk, "month": date(2024, 12, 1)}])]


def test_a_month_is_reported_whole_and_its_parts_make_it() -> None:
    month = {"done_month": Decimal(10), "text": "基础", "reported_on": MAR}
    assert progress.reported_whole(month) is None
    assert progress.reported_whole({"done_month": None}) is None
    assert progress.reported_whole(month | {"text": None})
    assert progress.parts_make_the_month(month) is None, "not told apart"
    assert progress.parts_make_the_month(month | {"building": Decimal(9), "other": Decimal(1)}) is None
    assert progress.parts_make_the_month(month | {"building": Decimal(9)})


@pytest.mark.django_db
def test_progress_neither_stands_still_nor_falls_unsaid(key_project: Any) -> None:
    def row(month: date, text: str, percent: int, done: int = 1) -> dict[str, Any]:
        own = {"text": text, "percent": Decimal(percent), "done_month": Decimal(done)}
        return {"key_project": key_project.pk, "month": month, **own}

    rows = [row(JAN, "基础", 10), row(FEB, "基础", 10), row(MAR, "主体", 8)]
    assert [place for place, _ in progress.progress_moves_on(rows)] == [1, 2]
    assert not [*progress.progress_moves_on([row(JAN, "基础", 10), row(FEB, "基础", 10, 0)])]


def test_a_day_has_one_place() -> None:
    for code in ("01", "05", "06", "11"):
        assert milestones.entered_where_it_belongs({"node": code, "reached_on": MAR})
    assert milestones.entered_where_it_belongs({"node": "08", "reached_on": MAR}) is None
    assert milestones.planned_somewhere({"node": "08", "due_on": None})
    assert milestones.planned_somewhere({"node": "06", "due_on": None}) is None


@pytest.mark.django_db
def test_nodes_of_a_project_come_in_order_and_once(project: Any) -> None:
    def row(seq: int, node: str, due: date) -> dict[str, Any]:
        return {"project": project.pk, "seq": seq, "node": node, "due_on": due}

    rows = [row(1, "06", JAN), row(2, "08", MAR), row(3, "08", FEB), row(4, "06", MAR)]
    assert [place for place, _ in milestones.nodes_in_order(rows)] == [2]
    assert [place for place, _ in milestones.one_of_each_kept_elsewhere(rows)] == [3]


@pytest.mark.django_db
def test_permits_come_in_order_beside_those_held(project: Any) -> None:
    Permit.objects.create(
        project=project, item="works_planning", seq=1, needed=True, done_on=date(2025, 2, 10), doc_no="1号"
    )

    def row(day: date) -> dict[str, Any]:
        return {"project": project.pk, "item": "construction", "seq": 1, "done_on": day}

    assert not [*permits.permits_in_order([row(date(2025, 2, 10))])]
    assert [*permits.permits_in_order([row(date(2025, 2, 9))])]


@pytest.mark.parametrize(
    ("total", "kind", "passes"),
    [
        ("499.99", "works", False),
        ("500", "works", True),
        ("499.99", "estate", True),
        ("499", "purchase", False),
    ],
)
def test_statistics_begin_at_500(total: str, kind: str, passes: bool) -> None:
    assert (stat_entries.big_enough({"planned_total": Decimal(total), "kind": kind}) is None) is passes


@pytest.mark.parametrize(
    ("total", "size"),
    [
        ("499", None),
        ("500", "500"),
        ("4999.99", "500"),
        ("5000", "5000"),
        ("10000", "10000"),
        ("100000", "100000"),
    ],
)
def test_the_size_of_an_entry(total: str, size: str | None) -> None:
    assert stat_entries.size_of_entry([{"planned_total": Decimal(total)}]) == [size]


def test_papers_by_kind_and_size() -> None:
    small = {
        "kind": "works",
        "planned_total": Decimal(4000),
        "papers": "立项文件、施工合同、现场照片、入库申请表",
    }
    assert stat_entries.papers_complete(small) == "入库材料缺在线平台截图：请补齐。"
    large = {"kind": "works", "planned_total": Decimal(5000), "papers": "营业执照、立项文件"}
    assert stat_entries.papers_complete(large) == "入库材料缺施工合同或现场照片：请补齐。"
    assert stat_entries.papers_complete(large | {"papers": "营业执照、立项文件、现场照片"}) is None
    assert (
        stat_entries.papers_complete({"kind": "purchase", "papers": "购置合同、付款凭证、设备照片"}) is None
    )


@pytest.mark.django_db
def test_entry_within_a_month_of_the_start(project: Any) -> None:
    project.started_on = date(2025, 1, 31)
    project.save()

    def told(day: date) -> list[str]:
        return [
            said for _, said in stat_entries.entered_in_time([{"project": project.pk, "entered_on": day}])
        ]

    assert told(date(2025, 2, 28)) == []
    assert "黄灯" in told(date(2025, 3, 1))[0]
    assert "黄灯" in told(date(2025, 3, 31))[0]
    assert "红灯" in told(date(2025, 4, 1))[0]


def test_a_stop_is_reported_within_a_month() -> None:
    stop = {"stopped_on": date(2025, 1, 31), "reported_on": date(2025, 2, 28)}
    assert suspensions.reported_in_a_month(stop) is None
    assert suspensions.reported_in_a_month(stop | {"reported_on": date(2025, 3, 1)})


@pytest.mark.parametrize(
    ("office", "passes"), [("规划建设科", True), (None, True), ("规划建设科、供电公司", False)]
)
def test_one_office_leads(office: str | None, passes: bool) -> None:
    assert (problems.one_lead_office({"office": office}) is None) is passes
