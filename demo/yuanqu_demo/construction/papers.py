"""Papers of projects: permits, entries in the statistics, and stops of works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.names import REGION
from yuanqu_demo.projects.project import Project, built
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.sheets import Row

# 事项、在备案与施工许可之间的位置（%）、文号、承办部门
_ITEMS = (
    ("land_right", 40, "云高自然出", "自然资源科"),
    ("works_planning", 75, "云高规建", "规划建设科"),
    ("construction", 100, "云高施许", "规划建设科"),
)
_BEFORE_START = 3  # days from the construction permit to the start, as the start clock has them
_FLOOR, _LARGE = Decimal(500), Decimal(5000)
_SMALL_PAPERS = "立项文件、施工合同、现场照片、入库申请表、在线平台截图"
_LARGE_PAPERS = f"营业执照、{_SMALL_PAPERS}、施工许可证"
# Nobody has entered within so many days of the start; every so many-th enters late, within so many days.
_NEW, _LATE, _LONG = 24, 9, 50
_STOPPED_IN_SPRING = 3


def permit_rows(projects: Sequence[Project], today: date) -> list[Row]:
    """手续办理情况 of the projects that started this year or are still waiting to."""
    chosen = [
        each
        for each in built(projects)
        if each.filed_on
        and each.ended_on is None
        and (each.started_on is None or each.started_on.year == today.year)
    ]
    return [row for number, each in enumerate(chosen, 1) for row in _permits(number, each, today)]


def entry_rows(projects: Sequence[Project], drawn: Random, today: date) -> list[Row]:
    """入库纳统 of the projects under construction, but for those that have only just started."""
    chosen = [
        each
        for each in built(projects)
        if each.building(today)
        and each.firm
        and each.total >= _FLOOR
        and each.started_on
        and each.started_on < today - timedelta(days=_NEW)
    ]
    return [_entry(number, each, drawn, today) for number, each in enumerate(chosen, 1)]


def stop_rows(projects: Sequence[Project], drawn: Random, today: date) -> list[Row]:
    """停复工: some over the spring festival, and one that still stands for want of money."""
    since = date(today.year, 1, 20)
    chosen = [
        each
        for each in built(projects)
        if each.building(today) and each.started_on and each.started_on < since
    ]
    spring = [
        {
            "project": each.number,
            "stopped_on": date(today.year, 1, 24),
            "reason": "holiday",
            "fault": "force_majeure",
            "expected_on": date(today.year, 2, 10),
            "resumed_on": date(today.year, 2, drawn.randint(10, 14)),
        }
        for each in chosen[:_STOPPED_IN_SPRING]
    ]
    stopped = working_day(drawn, today - timedelta(days=50), today - timedelta(days=35))
    return [
        *spring,
        {
            "project": chosen[-1].number,
            "stopped_on": stopped,
            "reason": "funds",
            "fault": "enterprise",
            "expected_on": today + timedelta(days=20),
            "reported_on": stopped + timedelta(days=9),
            "conditions": "股东增资到位，恢复支付工程款",
        },
    ]


def _permits(number: int, project: Project, today: date) -> Iterator[Row]:
    assert project.filed_on is not None
    last = project.started_on - timedelta(days=_BEFORE_START) if project.started_on else None
    yield {
        "project": project.number,
        "item": "filing",
        "seq": 1,
        "needed": True,
        "accepted_on": project.filed_on - timedelta(days=1),
        "done_on": project.filed_on,
        "doc_no": project.code,
        "office": "政务服务科",
    }
    for item, part, prefix, office in _ITEMS:
        if item == "land_right" and project.kind == "expansion":
            continue
        done = project.filed_on + (last - project.filed_on) * part // 100 if last else None
        waiting = last is None and item != "land_right"
        if last is None and item == "land_right":
            done = project.filed_on + timedelta(days=25)
        done = done if done and done <= today else None
        asked = min((done or project.filed_on + timedelta(days=40)) - timedelta(days=6), today)
        yield {
            "project": project.number,
            "item": item,
            "seq": 1,
            "needed": True,
            "accepted_on": asked,
            "done_on": done,
            "doc_no": f"{prefix}〔{done.year}〕{number:03d}号" if done else None,
            "office": office,
            "blocked_by": project.blocked if waiting and project.blocked else None,
        }


def _entry(number: int, project: Project, drawn: Random, today: date) -> Row:
    assert project.started_on is not None
    assert project.firm is not None
    late = number % _LATE == 0 and project.started_on < today - timedelta(days=_LONG)
    entered = project.started_on + timedelta(days=drawn.randint(34, _LONG) if late else drawn.randint(16, 24))
    steps = {"applied_on": 12, "dept_on": 8, "stat_on": 2, "entered_on": 0}
    days = {name: entered - timedelta(days=before) for name, before in steps.items()}
    return {
        "stat_code": f"{project.firm.uscc[8:17]}{REGION}{number:03d}",
        "project": project.number,
        "kind": "works",
        "nature": "2" if project.kind == "expansion" else "1",
        "planned_total": project.total,
        "contract_on": project.started_on - timedelta(days=10),
        "stat_started_on": project.started_on + timedelta(days=drawn.choice((0, 0, 3))),
        "start_mark": drawn.choice(("piling", "permanent")),
        "papers": _LARGE_PAPERS if project.total >= _LARGE else _SMALL_PAPERS,
        **{name: day if day <= today else None for name, day in days.items()},
        "note": "施工合同补正，推迟一批入库" if late else None,
    }
