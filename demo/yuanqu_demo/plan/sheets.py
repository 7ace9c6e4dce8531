"""The sheets of 办公室, those that others refer to first."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from yuanqu.terms.working_days import is_working_day
from yuanqu_demo.plan.items import item_rows, plans
from yuanqu_demo.plan.meetings import decided, decision_rows, held, meeting_rows, visit_rows
from yuanqu_demo.plan.requests import request_sheets
from yuanqu_demo.plan.story import plan_story
from yuanqu_demo.plan.tasks import feedback_rows, given, task_rows
from yuanqu_demo.projects.project import Project
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.telling import chance

_GOALS = Path(__file__).with_name("goals.csv")


def plan_sheets(seed: int, projects: Sequence[Project], today: date) -> Iterator[Sheet]:
    """Goals, both plans, meetings with their decisions and visits, tasks with their feedback, bulletins."""
    story = plan_story(seed)
    items = plans(story, chance(seed, "plans"), today.year)
    meetings = held(today)
    decisions = decided(meetings, projects, chance(seed, "decisions"), today)
    yield Sheet(
        "plan.goal",
        "年度目标",
        _goal_rows(today.year),
        Manner(title=f"{today.year}年度目标管理考核指标表", days="%Y.%m.%d"),
    )
    yield Sheet(
        "plan.item",
        "重点工作任务分解表",
        item_rows(items, chance(seed, "items"), today),
        Manner(title=f"{today.year}年重点工作任务分解表", days="%Y.%m.%d", names={"action": "主要任务"}),
    )
    yield Sheet("plan.meeting", "调度会登记", meeting_rows(meetings, today), Manner(days="%Y年%m月%d日"))
    yield Sheet(
        "plan.decision",
        "议定事项",
        decision_rows(decisions, chance(seed, "persons")),
        Manner(title="调度会议定事项清单", days="%Y.%m.%d"),
    )
    visits = visit_rows(meetings, decisions, chance(seed, "site visits"), today)
    yield Sheet("plan.site_visit", "现场办公记录", visits, Manner(days="%Y-%m-%d"))
    tasks = given(items, decisions, (story.instructed, story.overdue), chance(seed, "tasks"), today)
    rows = task_rows(tasks, chance(seed, "courses of tasks"), today)
    yield Sheet(
        "plan.task",
        "督查督办台账",
        rows,
        Manner(title="督查督办台账", days="%Y.%m.%d", names={"due_on": "要求完成日"}),
    )
    feedback = feedback_rows(tasks, rows, chance(seed, "feedback"), today)
    yield Sheet("plan.feedback", "督办反馈单", feedback, Manner(days="%Y/%m/%d"))
    yield from request_sheets(feedback, chance(seed, "requests"), today)
    yield Sheet("plan.bulletin", "调度通报登记", _bulletin_rows(today), Manner(days="%Y.%m.%d"))


def _goal_rows(year: int) -> list[Row]:
    rows = csv.DictReader(_GOALS.read_text(encoding="utf-8").splitlines())
    return [
        {
            "year": year,
            "name": row["name"],
            "category": row["category"],
            "kind": row["kind"],
            "indicator": row["indicator"] or None,
            "unit": row["unit"] or None,
            "target": Decimal(row["target"]) if row["target"] else None,
            "weight": Decimal(row["weight"]),
            "scoring": "完成目标得满分，未完成的按比例计分",
            "lead": row["lead"],
            "set_on": date(year, 1, 17),
            "stated": row["stated"] or None,
            "stated_share": Decimal(row["share"]) if row["share"] else None,
            "stated_on": date(year, 6, 25) if row["stated"] else None,
        }
        for row in rows
    ]


def _bulletin_rows(today: date) -> list[Row]:
    """Issued before the system composed them: each working day of June, each Monday, each month; the last not yet."""
    june = [date(today.year, 6, day) for day in range(3, 28)]
    days = [day for day in june if is_working_day(day)]
    mondays = [today - timedelta(weeks=n) for n in range(8, 0, -1)]
    months = [date(today.year, month, 20) for month in range(2, 7)]
    return [
        *_issued("daily", "日通报", days, 96),
        *_issued("weekly", "周调度", mondays, 17),
        *_issued("monthly", "月现场", months, 2),
    ]


def _issued(kind: str, name: str, days: Sequence[date], first: int) -> Iterator[Row]:
    for number, (before, day) in enumerate(pairwise(days), first):
        yield {
            "kind": kind,
            "number": f"{name}〔{day.year}〕{number}期",
            "since": before,
            "bulletin_on": day,
            "moved": 20 + number % 7,
            "overdue": 6 + number % 4,
            "problems": 5 + number % 3,
            "drafted_by": "郑洁",
            "checked_by": "吴涛",
            "recipients": "党工委、管委会领导，各科室",
        }
