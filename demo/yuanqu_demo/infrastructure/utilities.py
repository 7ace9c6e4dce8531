"""Facilities, what they can give, what the zone's projects need of them, and how they were connected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.names import CITY
from yuanqu_demo.projects.project import Project, built, signed
from yuanqu_demo.sheets import Manner, Row, Sheet

_NEW_SUBSTATION, _SHORT = "SS-02", "SS-05"
_STEPS = (
    ("answered_on", 9),
    ("design_sent_on", 12),
    ("design_passed_on", 9),
    ("inspection_asked_on", 16),
    ("inspected_on", 3),
    ("check_asked_on", 9),
    ("checked_on", 4),
    ("connected_on", 4),
)
_WHOLE = sum(days for _, days in _STEPS)
_WAITING = 8
# 资源、设施、最小和最大需用量
_ASKED = (("power", "SS-01", 400, 3000), ("water", "SS-03", 30, 400), ("sewage", _SHORT, 20, 300))


@dataclass(frozen=True)
class Need:
    """One resource that a project needs from a day on; ``accepted``: when it applied, ``connected``: if it was."""

    number: str
    project: Project
    resource: str
    facility: str
    quantity: int
    registered: date
    needed: date
    accepted: date | None
    connected: date | None


def utility_sheets(chance: Random, projects: Sequence[Project], today: date) -> Iterator[Sheet]:
    """The facilities first; their months last, for they count what is promised."""
    yield Sheet("infrastructure.facility", "公用设施台账", _facilities(today), Manner(days="%Y.%m.%d"))
    needs = [*_needs(chance, projects, today)]
    yield Sheet(
        "infrastructure.utility_demand",
        "企业用能需求登记表",
        [_demand(each) for each in needs],
        Manner(title="企业用能需求登记表", days="%Y/%m/%d"),
    )
    applied = [each for each in needs if each.accepted]
    yield Sheet(
        "infrastructure.connection",
        "报装接入办件",
        [_connection(number, each, today) for number, each in enumerate(applied, 1)],
        Manner(days="%Y-%m-%d"),
    )
    yield Sheet(
        "infrastructure.utility_capacity",
        "公用设施负荷月报",
        [*_capacities(chance, today)],
        Manner(months="%Y年%m月"),
    )


def _facilities(today: date) -> list[Row]:
    online = date(today.year, 4, 18)
    known = (
        (f"110千伏{CITY}变电站", "substation", "main", date(2016, 9, 28)),
        (f"110千伏{CITY}东变电站临时供电点", "substation", "east", online),
        (f"{CITY}自来水厂", "water_plant", "main", date(2012, 6, 1)),
        (f"{CITY}燃气门站", "gas_station", "west", date(2015, 11, 10)),
        (f"{CITY}污水处理厂", "sewage_plant", "west", date(2014, 5, 20)),
        (f"{CITY}集中供热站", "heat_source", "main", date(2018, 10, 15)),
    )
    return [
        {
            "facility_no": f"SS-{number:02d}",
            "name": name,
            "kind": kind,
            "park": park,
            "operator": f"{CITY}公用事业有限公司",
            "online_on": day,
            "expansion": "二期工程建设中" if kind == "sewage_plant" else None,
            "expansion_on": date(today.year + 1, 6, 30) if kind == "sewage_plant" else None,
        }
        for number, (name, kind, park, day) in enumerate(known, 1)
    ]


def _needs(chance: Random, projects: Sequence[Project], today: date) -> Iterator[Need]:
    """Of projects that came into production in the half-year, connected by then or a little late; of those to come."""
    first, number = date(today.year, 1, 1), 0
    builds = built(projects)
    producing = [each for each in builds if each.in_production_on and each.in_production_on >= first]
    coming = [each for each in signed(builds) if each.started_on is None and each.ended_on is None]
    for project in (*producing, *coming[:_WAITING]):
        for resource, facility, least, most in _ASKED:
            number += 1
            needed, accepted, connected = _days(chance, project, today)
            if resource == "power" and project.park == "east":
                facility = _NEW_SUBSTATION
            yield Need(
                f"XQ-{today.year}-{number:03d}",
                project,
                resource,
                facility,
                chance.randint(least // 10, most // 10) * 10,
                needed - timedelta(days=chance.randint(150, 170)),
                needed,
                accepted,
                connected,
            )


def _days(chance: Random, project: Project, today: date) -> tuple[date, date | None, date | None]:
    """When it is needed; when it was applied for and connected, as far as that has come."""
    if project.in_production_on is None:
        accepted = today - timedelta(days=chance.randint(5, 50)) if chance.random() < 0.5 else None
        return today + timedelta(days=chance.randint(60, 140)), accepted, None
    needed = project.in_production_on - timedelta(days=1)
    late = chance.random() < 0.1
    connected = needed + timedelta(days=1 if late else -chance.randint(0, 25))
    return needed, connected - timedelta(days=_WHOLE), connected


def _demand(each: Need) -> Row:
    power = each.resource == "power"
    return {
        "demand_no": each.number,
        "enterprise": each.project.firm.uscc if each.project.firm else None,
        "project": each.project.number,
        "resource": each.resource,
        "facility": each.facility,
        "quantity": each.quantity,
        "voltage": "kv10" if power else None,
        "feeds": ("double" if each.quantity > 2000 else "single") if power else None,
        "load_class": "third" if power else None,
        "pollutants": "化学需氧量、氨氮" if each.resource == "sewage" else None,
        "registered_on": each.registered,
        "needed_on": each.needed,
        "note": "排水含原料带水，水量经核对" if each.resource == "sewage" else None,
    }


def _connection(number: int, each: Need, today: date) -> Row:
    assert each.accepted is not None
    power = each.resource == "power"
    day, steps = each.accepted, {}
    for step, days in _STEPS:
        day += timedelta(days=days)
        if day <= today:
            steps[step] = day
    return {
        "case_no": f"BZ{each.accepted.year}{number:04d}",
        "demand": each.number,
        "supplier": f"{CITY}供电公司" if power else f"{CITY}公用事业有限公司",
        "accepted_on": each.accepted,
        "answer_limit": None if power else 7,
        "scheme": "就近接入，一路进线" if "answered_on" in steps else None,
        **steps,
    }


def _capacities(chance: Random, today: date) -> Iterator[Row]:
    sizes = (("SS-01", 100), (_NEW_SUBSTATION, 63), ("SS-03", 5), ("SS-04", 20), (_SHORT, 2), ("SS-06", 75))
    for month in range(1, today.month + 1):
        for facility, size in sizes:
            if facility == _NEW_SUBSTATION and month < 4:
                continue
            tight = facility == _SHORT and month >= 4
            peak = size * Decimal(98 if tight else chance.randint(40, 55)) / 100
            yield {
                "facility": facility,
                "month": date(today.year, month, 1),
                "designed": size,
                "built": size,
                "peak": peak,
                "mean": peak * 8 / 10,
                "note": "二期投运前错峰接纳，新增排水户逐户评估" if facility == _SHORT else None,
            }
