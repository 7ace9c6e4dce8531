"""What rows of the party ledgers are held to: one row that is refused, one that passes, for each rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from yuanqu.domains.party import coverage_rules as coverage
from yuanqu.domains.party import rules
from yuanqu.domains.party import survey_rules as survey
from yuanqu.domains.party.codes import VENUE_ITEM
from yuanqu.domains.party.ledgers.monthly_report import MonthlyReports
from yuanqu.engines.ledger.importing.links import WHOLE, read_links

MEMBERS = ("members_full", "members_probationary", "members_here", "members_elsewhere")
DAY, FIFTH = date(2025, 3, 10), date(2025, 3, 5)
JOINT_ALONE = {"org_type": "joint_branch", "form_mode": "single"}
ALL_ITEMS = "、".join(VENUE_ITEM.labels)
CASES: list[tuple[Any, dict[str, Any], dict[str, Any], str]] = [
    (survey.ten_employees_fit, {"ten_employees": True, "employees": 9}, {"employees": 10}, "从业人员9人"),
    (survey.members_add_up, dict(zip(MEMBERS, (3, 1, 2, 1), strict=True)), {"members_here": 3}, "合计4人"),
    (survey.organisation_or_reason, {"has_org": False}, {"no_org_reason": "no_member"}, "未建立原因"),
    (survey.due_is_planned, {"no_org_reason": "due", "planned_on": DAY}, {"planned_mode": "single"}, "拟建方式"),
    (survey.coverage_fits, {"coverage": "worked", "has_org": False}, {"instructor": 1}, "党建指导员"),
    (survey.three_members_are_due, {"members_full": 3, "no_org_reason": "unmet"}, {"no_org_reason": "due"}, "3名"),
    (survey.exclusion_reasoned, {"decision": "excluded"}, {"reason": "shell"}, "不纳入原因"),
    (survey.joint_kind_given, {"target_mode": "joint"}, {"joint_kind": "chain"}, "联合方式"),
    (coverage.joint_branch_formed_jointly, JOINT_ALONE, {"form_mode": "joint"}, "联合"),
    (coverage.dissolution_whole, {"cancelled_on": DAY}, {"cancel_reason": "甲", "cancel_no": "1号"}, "同时填写"),
    (coverage.end_reasoned, {"until": DAY}, {"end_reason": "moved"}, "止因"),
    (rules.full_member_dated, {"status": "2", "joined_on": DAY}, {"full_on": DAY}, "转正日期"),
    (rules.solved_after_visit, {"solved_on": DAY}, {"problem": "甲", "visited_on": DAY}, "发现问题"),
    (rules.standard_reached, {"reached_on": DAY, "items": "一面党旗"}, {"items": ALL_ITEMS}, "六项齐备"),
    (rules.problem_is_concrete, {"problem": "作风不实"}, {"problem": "二月份有两次陪餐人数超过三人"}, "不少于10个字"),
    (rules.present_within_due, {"present": 9, "due": 8}, {"due": 9}, "实到9人"),
    (rules.branch_meeting_has_branch, {"kind": "branch_meeting"}, {"organisation": 1}, "党组织"),
    (rules.cases_of_warnings, {"kind": "lecture", "cases": 2}, {"kind": "warning"}, "只归一类"),
    (rules.done_with_result, {"done_on": DAY}, {"result": "完成"}, "完成情况"),
    (rules.reported_in_time, {"month": date(2025, 2, 1), "reported_on": DAY}, {"reported_on": FIFTH}, "2025-03-05"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check", "row", "mended", "said"), CASES, ids=lambda each: getattr(each, "code", "")
)
def test_a_row_is_refused_and_passes_once_it_is_mended(
    check: Any, row: dict[str, Any], mended: dict[str, Any], said: str
) -> None:
    assert said in (check(row) or "")
    assert check(row | mended) is None


@pytest.mark.parametrize(
    ("kind", "elected", "ends"),
    [
        ("branch", date(2023, 3, 10), date(2026, 3, 9)),
        ("committee", date(2024, 2, 29), date(2029, 2, 27)),
        ("branch", None, None),
    ],
)
def test_a_term_ends_the_day_before_its_anniversary(
    kind: str, elected: date | None, ends: date | None
) -> None:
    assert coverage.terms_end([{"org_type": kind, "elected_on": elected}]) == [ends]


def test_items_are_counted_once_however_they_are_written() -> None:
    assert rules.items_met([{"items": "一块牌子，党旗、一面党旗"}, {"items": None}]) == [2, None]


def test_a_workbook_names_an_organisation_in_short(organisation: Any) -> None:
    given = pl.Series([organisation.short_name, organisation.org_name, "试验"])
    found = read_links(MonthlyReports.declared()["organisation"], {WHOLE: given})
    assert found.ids.to_list() == [str(organisation.pk)] * 2 + [None]
