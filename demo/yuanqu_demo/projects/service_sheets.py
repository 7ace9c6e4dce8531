"""What 政务服务科 keeps of the projects: the clock from signing to real start, its stops, and the agents' errands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from yuanqu_demo.names import Names
from yuanqu_demo.projects.project import Project, signed
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.telling import chance

AGENTS, STOPPED = 16, 2


def project_service_sheets(seed: int, projects: Sequence[Project], today: date) -> Iterator[Sheet]:
    """The clock ledger was opened with the promise of 2024; an enterprise's own expansion has no clock."""
    drawn = chance(seed, "services of projects")
    opened = date(today.year - 1, 1, 1)
    recent = [each for each in signed(projects) if each.signed_on and each.signed_on >= opened]
    clocked = [each for each in recent if each.kind != "expansion"]
    yield Sheet(
        "services.start_clock",
        "项目开工时钟",
        [*_clocks(clocked)],
        Manner(title="项目开工时钟", days="%Y.%m.%d"),
    )
    yield Sheet("services.start_clock_stop", "开工时钟停表", [*_stops(clocked, Names(drawn))])
    served = [each for each in recent if each.ended_on is None]
    yield Sheet(
        "services.agency_service", "帮代办台账", [*_agents(served, drawn, today)], Manner(days="%Y-%m-%d")
    )


def _clocks(projects: Sequence[Project]) -> Iterator[Row]:
    """实质性开工日 is not among them: the project register has it."""
    for each in projects:
        assert each.signed_on is not None
        builds = each.kind == "land" and each.started_on is not None
        yield {
            "agreement_no": each.agreement_no,
            "project": each.number,
            "kind": each.kind,
            "start_on": each.signed_on,
            "company_on": each.signed_on + timedelta(days=4) if each.firm else None,
            "filed_on": each.filed_on,
            "construction_permit_on": each.started_on - timedelta(days=3)
            if builds and each.started_on
            else None,
            "overdue_reason": each.blocked or None,
            "ended_on": each.ended_on,
        }


def _stops(projects: Sequence[Project], names: Names) -> Iterator[Row]:
    """Land is granted by public notice: those days stand still for some of the projects."""
    for each in [each for each in projects if each.kind == "land" and each.started_on][-STOPPED:]:
        assert each.signed_on is not None
        begun = each.signed_on + timedelta(days=12)
        yield {
            "clock": each.agreement_no,
            "stopped_from": begun,
            "stopped_to": begun + timedelta(days=9),
            "reason": "auction",
            "approver": names.person(),
            "approved_on": begun - timedelta(days=1),
        }


def _agents(projects: Sequence[Project], drawn: Random, today: date) -> Iterator[Row]:
    names = Names(drawn)
    for number, project in enumerate(drawn.sample(projects, AGENTS), 1):
        assert project.signed_on is not None
        asked = min(project.signed_on + timedelta(days=1), today - timedelta(days=12))
        done = asked + timedelta(days=drawn.randint(20, 90))
        finished = done <= today
        visited = done + timedelta(days=3)
        yield {
            "agency_no": f"DB{asked.year}-{number:03d}",
            "project": project.number,
            "enterprise": project.firm.uscc if project.firm else None,
            "mandate": f"委托{asked.year}-{number:03d}",
            "scope": "whole" if number % 3 else "part",
            "requested_on": asked,
            "entrusted_on": asked + timedelta(days=1),
            "listed_on": asked + timedelta(days=2),
            "done_on": done if finished else None,
            "visited_on": visited if visited <= today else None,
            "leader": names.person(),
            "agent": names.person(),
            "rating": "5" if visited <= today else None,
        }
