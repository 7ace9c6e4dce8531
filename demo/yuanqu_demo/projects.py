"""Projects, the clock from signing to real construction start, its stops, and the agents who run the errands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu.terms.working_days import add_working_days
from yuanqu_demo.names import REGION, Names
from yuanqu_demo.roster import Firm
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.story import Story

PROJECTS, AGENTS, PROMISE = 30, 16, 50
_STAGES = ("一期", "二期", "扩产")
_KINDS = ("land", "land", "leased", "expansion")


def project_sheets(story: Story, firms: list[Firm], today: date) -> Iterator[Sheet]:
    """The project register and what the services office keeps of each project."""
    chance = story.random("projects")
    rows = [_project(number, chance, chance.choice(firms), today) for number in range(PROJECTS)]
    rows.sort(key=lambda row: row["signed_on"])
    for number, row in enumerate(rows, 1):
        row["number"] = f"YL{row['signed_on'].year}-{number:03d}"
        row["agreement_no"] = f"云高招协〔{row['signed_on'].year}〕{number}号"
    clocks = [_clock(row, chance, today) for row in rows if row["kind"] != "expansion"]
    yield Sheet("registers.project", "项目名录", rows, Manner(days="%Y/%m/%d"))
    yield Sheet("services.start_clock", "项目开工时钟", clocks, Manner(title="项目开工时钟", days="%Y.%m.%d"))
    yield Sheet("services.start_clock_stop", "开工时钟停表", [*_stops(clocks, Names(chance))])
    yield Sheet(
        "services.agency_service", "帮代办台账", [*_agents(rows, chance, today)], Manner(days="%Y-%m-%d")
    )


def _project(number: int, chance: Random, firm: Firm, today: date) -> Row:
    signed = working_day(chance, date(today.year - 1, 9, 2), today - timedelta(days=20))
    total = Decimal(chance.randint(30, 900) * 100)
    return {
        "number": "",
        "name": f"{firm.name.removesuffix('有限公司').removeprefix('云岚')}{_STAGES[number % 3]}项目",
        "project_code": f"{signed:%y%m}-{REGION}-04-01-{100000 + number:06d}",
        "enterprise": firm.uscc,
        "park": firm.park,
        "kind": _KINDS[number % len(_KINDS)],
        "agreement_no": "",
        "signed_on": signed,
        "total_investment": total,
        "fixed_investment": total * 7 / 10,
        "revenue_at_capacity": total * 2,
        "tax_at_capacity": total * 6 / 100,
        "filed_on": signed + timedelta(days=6),
    }


def _clock(project: Row, chance: Random, today: date) -> Row:
    signed = project["signed_on"]
    due = add_working_days(signed, PROMISE)
    taken = chance.randint(28, 49) if chance.random() < 0.85 else chance.randint(52, 66)
    started = add_working_days(signed, taken)
    return {
        "agreement_no": project["agreement_no"],
        "project": project["number"],
        "kind": "leased" if project["kind"] == "leased" else "land",
        "start_on": signed,
        "company_on": signed + timedelta(days=4),
        "filed_on": project["filed_on"],
        "construction_permit_on": started - timedelta(days=3) if started <= today else None,
        "started_on": started if started <= today else None,
        "overdue_reason": "厂区外配套管网迁改" if due < started <= today else None,
    }


def _stops(clocks: list[Row], names: Names) -> Iterator[Row]:
    """Land is granted by public notice: those days stand still for two of the projects."""
    for clock in [clock for clock in clocks if clock["kind"] == "land" and clock["started_on"]][:2]:
        begun = clock["start_on"] + timedelta(days=12)
        yield {
            "clock": clock["agreement_no"],
            "stopped_from": begun,
            "stopped_to": begun + timedelta(days=9),
            "reason": "auction",
            "approver": names.person(),
            "approved_on": begun - timedelta(days=1),
        }


def _agents(projects: list[Row], chance: Random, today: date) -> Iterator[Row]:
    names = Names(chance)
    for number, project in enumerate(chance.sample(projects, AGENTS), 1):
        asked = min(project["signed_on"] + timedelta(days=1), today - timedelta(days=12))
        done = asked + timedelta(days=chance.randint(20, 90))
        finished = done <= today
        yield {
            "agency_no": f"DB{asked.year}-{number:03d}",
            "project": project["number"],
            "enterprise": project["enterprise"],
            "mandate": f"委托{asked.year}-{number:03d}",
            "scope": "whole" if number % 3 else "part",
            "requested_on": asked,
            "entrusted_on": asked + timedelta(days=1),
            "listed_on": asked + timedelta(days=2),
            "done_on": done if finished else None,
            "visited_on": done + timedelta(days=3)
            if finished and done + timedelta(days=3) <= today
            else None,
            "leader": names.person(),
            "agent": names.person(),
            "rating": "5" if finished and done + timedelta(days=3) <= today else None,
        }
