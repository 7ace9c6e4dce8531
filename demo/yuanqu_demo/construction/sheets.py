"""The sheets of 项目建设科, those that others refer to first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from yuanqu_demo.construction.key_projects import Listed, key_rows, listed
from yuanqu_demo.construction.milestones import milestone_rows
from yuanqu_demo.construction.months import month_rows
from yuanqu_demo.construction.papers import entry_rows, permit_rows, stop_rows
from yuanqu_demo.construction.problems import problem_rows
from yuanqu_demo.projects.project import Project
from yuanqu_demo.sheets import Manner, Sheet
from yuanqu_demo.telling import chance


def construction_sheets(seed: int, projects: Sequence[Project], today: date) -> Iterator[Sheet]:
    """Key projects with their months and nodes; permits, problems, statistics and stops of all that build."""
    keys: list[Listed] = listed(projects, chance(seed, "list of projects"), today)
    yield Sheet(
        "construction.key_project",
        "年度重点项目",
        key_rows(keys, chance(seed, "key projects"), today),
        Manner(
            title=f"{today.year}年重点项目建设情况调度表",
            totals=True,
            days="%Y.%m.%d",
            names={"plan_year": "当年计划投资", "leader": "包保领导", "scope": "总建设规模和建设内容"},
        ),
    )
    yield Sheet(
        "construction.progress",
        "重点项目月报",
        month_rows(keys, chance(seed, "months of projects"), today),
        Manner(title="重大项目月报表", totals=True, names={"text": "目前形象进度"}),
    )
    yield Sheet("construction.permit", "手续办理情况", permit_rows(projects, today), Manner(days="%Y/%m/%d"))
    yield Sheet(
        "construction.milestone",
        "项目节点计划",
        milestone_rows(projects, keys, chance(seed, "nodes of projects"), today),
        Manner(title="项目节点计划表", days="%Y年%m月%d日"),
    )
    yield Sheet(
        "construction.problem",
        "项目问题台账",
        problem_rows(seed, projects, today),
        Manner(title="项目问题交办台账", days="%Y.%m.%d", names={"due_on": "办结时限"}),
    )
    yield Sheet(
        "construction.stat_entry",
        "入库纳统",
        entry_rows(projects, chance(seed, "entries of projects"), today),
        Manner(totals=True, days="%Y-%m-%d"),
    )
    yield Sheet("construction.suspension", "停复工登记", stop_rows(projects, chance(seed, "stops"), today))
