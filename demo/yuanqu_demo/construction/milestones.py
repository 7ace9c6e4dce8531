"""Nodes of key projects, and the start node of every project that has signed and not started."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from yuanqu_demo.construction.key_projects import TO_START, Listed
from yuanqu_demo.projects.project import Project, built
from yuanqu_demo.sheets import Row

START = "06"
# Nodes after the start, each with its part of the time to completion in % and what is to be seen then.
_NODES = (
    ("07", 20, "基础完成"),
    ("08", 55, "主体封顶"),
    ("09", 85, "生产设备进场"),
    ("10", 100, "竣工验收合格"),
)
_TO_PRODUCTION = 45
_MOVED = 8  # every so many-th project had a node put off


def milestone_rows(
    projects: Sequence[Project], keys: Sequence[Listed], drawn: Random, today: date
) -> list[Row]:
    """节点计划: the start of a project with a start clock has its due day there, so no planned one here."""
    rows = [
        row
        for number, each in enumerate(keys, 1)
        for row in _nodes(each, drawn, today, moved=number % _MOVED == 0)
    ]
    known = {each.project.number for each in keys}
    waiting = [
        each
        for each in built(projects)
        if each.signed_on and each.started_on is None and each.ended_on is None and each.number not in known
    ]
    return rows + [_start(each) for each in waiting]


def _nodes(each: Listed, drawn: Random, today: date, *, moved: bool) -> Iterator[Row]:
    project, begun = each.project, each.begins
    yield _start(project)
    planned = begun
    for seq, (node, part, words) in enumerate(_NODES, 2):
        planned = begun + (each.finishes - begun) * part // 100
        reached = planned + timedelta(days=drawn.randint(-14, 4))
        happened = project.started_on is not None and reached <= today and node != "10"
        put_off = moved and node == "08"
        yield {
            "project": project.number,
            "seq": seq,
            "node": node,
            "planned_on": planned,
            "first_planned_on": planned - timedelta(days=25) if put_off else None,
            "adjusted_why": "雨季影响土方和基础施工" if put_off else None,
            "plan_text": words,
            "reached_on": reached if happened else None,
        }
    produced = project.in_production_on or planned + timedelta(days=_TO_PRODUCTION)
    yield {
        "project": project.number,
        "seq": len(_NODES) + 2,
        "node": "11",
        "planned_on": max(produced, planned),
        "plan_text": "投产",
    }


def _start(project: Project) -> Row:
    clocked = project.kind == "land" and project.signed_on is not None
    return {
        "project": project.number,
        "seq": 1,
        "node": START,
        "planned_on": None if clocked else _planned_start(project),
        "plan_text": "永久性工程动工",
    }


def _planned_start(project: Project) -> date:
    assert project.signed_on is not None
    return project.signed_on + timedelta(days=TO_START)
