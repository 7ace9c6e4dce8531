"""The year's list of key projects: who is on it, with what plan, and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.names import Names
from yuanqu_demo.projects.project import Project, key
from yuanqu_demo.sheets import Row

_UNITS = ("项目建设科", "投资促进科", "规划建设科", "企业服务科")
_TIERS = ("zone", "zone", "city", "zone", "city", "province")
_PACE = Decimal("0.06")  # of the total, a month
TO_START = 75  # days from signing to the planned start
_SPANS = {"new": (330, 450), "carried": (500, 640), "completion": (330, 450), "reserve": (330, 450)}
_PLANS = {"new": Decimal("0.35"), "carried": Decimal("0.4"), "reserve": Decimal("0.1")}


@dataclass(frozen=True)
class Listed:
    """A project on the list of the year; money in 万元."""

    number: str
    project: Project
    listed_on: date
    year_class: str
    done_before: Decimal
    plan: Decimal
    begins: date
    finishes: date


def listed(projects: Sequence[Project], drawn: Random, today: date) -> list[Listed]:
    """The key projects of the year; one that ended before the list was issued is not on it."""
    issued = date(today.year, 1, 20)
    standing = [each for each in key(projects) if each.ended_on is None or each.ended_on > issued]
    return [
        _listed(number, each, max(issued, each.known_on, each.signed_on or issued), drawn)
        for number, each in enumerate(standing, 1)
    ]


def key_rows(keys: Sequence[Listed], drawn: Random, today: date) -> list[Row]:
    """年度重点项目清单."""
    names = Names(drawn)
    leaders = [names.person() for _ in range(6)]
    return [_row(each, drawn, names, leaders, today) for each in keys]


def _listed(number: int, project: Project, listed_on: date, drawn: Random) -> Listed:
    year = listed_on.year
    before = _before(project, year)
    begins = project.started_on or (project.signed_on or listed_on) + timedelta(days=TO_START)
    stage = _class(project, year)
    plan = project.total - before if stage == "completion" else project.total * _PLANS[stage]
    return Listed(
        f"ZD{year}-{number:03d}",
        project,
        listed_on,
        stage,
        before,
        min(plan, project.total - before).quantize(Decimal(1)),
        begins,
        project.completed_on or begins + timedelta(days=drawn.randint(*_SPANS[stage])),
    )


def _class(project: Project, year: int) -> str:
    if project.in_production_on is not None:
        return "completion"
    if project.started_on is None:
        return "reserve"
    return "carried" if project.started_on.year < year else "new"


def _before(project: Project, year: int) -> Decimal:
    """Invested by the end of last year, at an even pace since the start."""
    if project.started_on is None or project.started_on.year >= year:
        return Decimal(0)
    months = (year - project.started_on.year) * 12 + 1 - project.started_on.month
    return (project.total * min(_PACE * months, Decimal("0.7"))).quantize(Decimal(1))


def _row(each: Listed, drawn: Random, names: Names, leaders: list[str], today: date) -> Row:
    project = each.project
    ended = project.ended_on is not None and project.ended_on <= today
    loans = (project.total * drawn.choice((2, 3, 4)) / 10).quantize(Decimal(1))
    return {
        "number": each.number,
        "project": project.number,
        "tier": drawn.choice(_TIERS),
        "year_class": each.year_class,
        "nature": "2" if project.kind == "expansion" else "1",
        "scope": f"建设{project.trade.activity}厂房及配套设施，购置生产设备",
        "scope_this_year": _THIS_YEAR[each.year_class],
        "planned_start": each.begins,
        "planned_finish": each.finishes,
        "from_loans": loans,
        "from_own": project.total - loans,
        "done_before": each.done_before,
        "plan_year": each.plan,
        "leader": drawn.choice(leaders),
        "unit": drawn.choice(_UNITS),
        "members": "、".join(names.person() for _ in range(3)),
        "officer": names.person(),
        "owner_contact": names.person(),
        "owner_phone": names.phone(),
        "builder": names.person() if project.started_on else None,
        "rhythm": drawn.choice(("daily", "weekly")),
        "listed_on": each.listed_on,
        "delisted_on": project.ended_on if ended else None,
        "delisted_why": "入园协议解除" if ended else None,
    }


_THIS_YEAR = {
    "new": "开工建设，完成基础和主体结构",
    "carried": "主体完工，设备进场安装",
    "completion": "竣工验收并投产",
    "reserve": "办理用地、规划和施工许可手续",
}
