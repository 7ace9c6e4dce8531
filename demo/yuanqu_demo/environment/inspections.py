"""Air inspections by day and by night, of this half-year and the end of the last, and the problems they found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from yuanqu_demo.environment.story import EnvironmentStory
from yuanqu_demo.names import Names
from yuanqu_demo.roster import Firm
from yuanqu_demo.services_sheets import office_moment, working_day
from yuanqu_demo.sheets import Manner, Row, Sheet

BEFORE, NIGHTS_BEFORE, WITH_PROBLEM = 9, 3, 4
_FACILITIES = ("水喷淋加活性炭", "布袋除尘", "催化燃烧", "静电除油加活性炭", "碱液喷淋")
_PROBLEMS = (
    ("gas", "废气收集管道连接处漏风", "熔炼车间", "密封收集管道"),
    ("dust", "车间门窗未关闭，有无组织排放", "打磨车间", "作业时关闭门窗"),
    ("ledger", "治理设施运行记录填写不全", "环保办公室", "补齐当日运行记录"),
)


@dataclass(frozen=True)
class Visit:
    """One inspection; ``problem``: what it found."""

    firm: Firm
    at: datetime
    night: bool
    problem: tuple[str, str, str, str] | None
    number: str = ""


def inspection_sheets(
    told: EnvironmentStory, firms: Sequence[Firm], chance: Random, today: date
) -> Iterator[Sheet]:
    """Visits, then the problems they found."""
    names = Names(chance)
    crew = [names.person() for _ in range(6)]
    emitting = [each for each in firms if each.trade.specialty == "B" and each.status == "operating"]
    visits = [*_visits(told, emitting, chance, today)]
    numbered = _numbered(visits)
    yield Sheet(
        "environment.inspection",
        "涉气企业检查记录",
        [_inspection(each, crew, chance) for each in numbered],
        Manner(title="涉气企业检查记录表"),
    )
    rows = [_problem(each, crew[0], today) for each in numbered if each.problem]
    yield Sheet("environment.problem", "涉气检查问题清单", rows, Manner(days="%Y.%m.%d"))


def _visits(told: EnvironmentStory, firms: Sequence[Firm], chance: Random, today: date) -> Iterator[Visit]:
    first, before = date(today.year, 1, 2), date(today.year - 1, 10, 8)
    plans = (
        (told.inspections, told.night_inspections, first, today - timedelta(days=2)),
        (BEFORE, NIGHTS_BEFORE, before, date(today.year - 1, 12, 28)),
    )
    for count, nights, since, until in plans:
        for place in range(count):
            day, night = working_day(chance, since, until), place < nights
            at = _at_night(day, place, chance) if night else _by_day(day, place, chance)
            found = chance.choice(_PROBLEMS) if place % WITH_PROBLEM == 1 else None
            yield Visit(chance.choice(list(firms)), at, night, found)


def _at_night(day: date, place: int, chance: Random) -> datetime:
    """The first of the night's hours belongs to it; some begin after midnight."""
    if place == 0:
        return datetime.combine(day, time(22, 0))
    hour = chance.choice((22, 22, 23, 23, 0, 1, 5))
    return datetime.combine(day, time(hour, chance.randint(0, 59)))


def _by_day(day: date, place: int, chance: Random) -> datetime:
    """In office hours; some in the evening, before night begins, some at the very end of night."""
    if place % 9 == 0:
        return datetime.combine(day, time(21, chance.randint(10, 59)))
    if place % 13 == 0:
        return datetime.combine(day, time(6, 0))
    return office_moment(day, chance)


def _numbered(visits: list[Visit]) -> list[Visit]:
    counted: dict[int, int] = {}
    found = []
    for each in sorted(visits, key=lambda one: one.at):
        counted[each.at.year] = counted.get(each.at.year, 0) + 1
        number = f"SQ-{each.at.year}-{counted[each.at.year]:03d}"
        found.append(Visit(each.firm, each.at, each.night, each.problem, number))
    return found


def _inspection(each: Visit, crew: Sequence[str], chance: Random) -> Row:
    leader, *others = chance.sample(list(crew), 3)
    carbon = chance.random() < 0.4
    found = each.problem is not None
    return {
        "inspection_no": each.number,
        "enterprise": each.firm.uscc,
        "kind": "night" if each.night else chance.choice(("daily", "special", "joint", "staggered")),
        "approach": "unannounced" if each.night else "told",
        "started_at": each.at,
        "ended_at": each.at + timedelta(minutes=chance.randint(35, 110)),
        "leader": leader,
        "inspectors": "、".join(others),
        "running": "normal" if chance.random() < 0.85 else "part",
        "facility": "水喷淋加活性炭" if carbon else chance.choice(_FACILITIES[1:3]),
        "facility_state": "normal",
        "electricity": "生产与治理设施用电曲线一致，运维台账已查",
        "carbon_changed_on": each.at.date() - timedelta(days=chance.randint(10, 80)) if carbon else None,
        "carbon_cycle": 90 if carbon else None,
        "fugitive": "slight" if found else "none",
        "content": "生产工况、废气收集和治理设施运行、用电和运维台账",
        "result": each.problem[1] if each.problem else "设施正常运行，未发现问题",
        "problem_found": found,
        "handling": "限期整改" if found else "无",
    }


def _problem(each: Visit, supervisor: str, today: date) -> Row:
    assert each.problem is not None
    category, description, place, advice = each.problem
    found = each.at.date()
    mended, closed = found + timedelta(days=9), found + timedelta(days=16)
    return {
        "problem_no": f"{each.number}-01",
        "source": "inspection",
        "inspection": each.number,
        "enterprise": each.firm.uscc,
        "found_on": found,
        "category": category,
        "severity": "general",
        "description": description,
        "place": place,
        "advice": advice,
        "measure": advice,
        "done_when": "现场复查符合要求",
        "due_on": found + timedelta(days=15),
        "responsible_unit": each.firm.name,
        "responsible": each.firm.people[2],
        "supervisor": supervisor,
        "assigned_on": found + timedelta(days=1) if found < today else None,
        "done_text": "已整改" if mended <= today else None,
        "mended_on": mended if mended <= today else None,
        "accepted_by": supervisor if closed <= today else None,
        "acceptance": "pass" if closed <= today else None,
        "closed_on": closed if closed <= today else None,
    }
