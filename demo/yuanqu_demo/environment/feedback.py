"""Inspectorate feedback problems: of the year before last, of last year (all closed this May), and of this year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from yuanqu.terms.working_days import is_working_day
from yuanqu_demo.environment.story import EnvironmentStory
from yuanqu_demo.names import CITY, Names
from yuanqu_demo.sheets import Manner, Row, Sheet

# 类型、原文、目标、措施
_TEXTS = (
    (
        "water",
        "部分雨水管网存在错接混接，雨天外溢",
        "管网错接点全部改造",
        ("管网普查", "错接点改造", "建立巡查制度"),
    ),
    ("water", "污水处理厂进水浓度偏低", "进水浓度达到设计值的八成", ("外水排查", "管网修复")),
    ("air", "个别熔炼企业无组织排放突出", "收集治理设施全部到位", ("加装集气罩", "安装用电监控")),
    ("air", "涂装企业活性炭更换不及时", "活性炭全部按周期更换", ("建立更换台账", "集中更换")),
    ("soil", "历史遗留渣场未完成风险管控", "完成风险管控并通过评估", ("风险评估", "防渗覆盖")),
    ("waste", "危险废物贮存不规范", "贮存场所全部达到标准", ("修补防渗", "规范标识")),
    ("ecology", "在建工地裸土覆盖不到位", "裸土全部覆盖", ("覆盖抑尘网", "定期巡查")),
    ("duty", "环保责任清单落实不够", "责任清单全部落实", ("修订清单", "纳入考核")),
)
_UNITS = ("安全环保科", "规划建设科", "项目建设科")
_OLD, _NEW = 4, 3


@dataclass(frozen=True)
class Fed:
    """One problem with its people."""

    number: str
    text: tuple[str, str, str, tuple[str, ...]]
    origin: str
    round: str
    day: date
    unit: str
    responsible: str
    leader: str


def feedback_sheets(told: EnvironmentStory, chance: Random, today: date) -> Iterator[Sheet]:
    """What was fed back, the tasks of each plan, then how far each has come."""
    year, names = today.year, Names(chance)
    people = (names.person(), names.person(), names.person())
    old = _fed(_OLD, date(year - 2, 9, 12), "provincial", f"{year - 2}年省级督察", chance, people)
    last = _fed(told.feedback, date(year - 1, 9, 20), "provincial", f"{year - 1}年省级督察", chance, people)
    new = _fed(_NEW, date(year, 3, 18), "film", f"{year}年生态环境警示片", chance, people)
    yield Sheet(
        "environment.feedback_problem",
        "督察反馈问题清单",
        [_problem(each) for each in (*old, *last, *new)],
        Manner(title="督察反馈问题整改清单", days="%Y.%m.%d"),
    )
    tasks = [
        *_tasks(old, date(year - 1, 5, 20)),
        *_tasks(last, date(year, 3, 28)),
        *_tasks(new[:-1], None),
    ]
    yield Sheet("environment.feedback_task", "督察整改任务清单", tasks, Manner(days="%Y.%m.%d"))
    progress = [
        *_done(old, date(year - 1, 6, 10), chance, steady=_OLD - 1),
        *_done(last, date(year, 4, 8), chance, steady=len(last) // 4),
        *(_planned(each, date(year, 4, 22)) for each in new[:-1]),
    ]
    yield Sheet("environment.feedback_problem", "督察问题销号进度", progress, Manner(days="%Y-%m-%d"))


def _fed(
    count: int, day: date, origin: str, name: str, chance: Random, people: tuple[str, str, str]
) -> list[Fed]:
    start = chance.randint(0, len(_TEXTS) - 1)
    return [
        Fed(
            f"DC-{day.year}-{place:02d}",
            _TEXTS[(start + place) % len(_TEXTS)],
            origin,
            name,
            day,
            _UNITS[place % len(_UNITS)],
            people[place % 2],
            people[2],
        )
        for place in range(1, count + 1)
    ]


def _problem(each: Fed) -> Row:
    return {
        "problem_no": each.number,
        "origin": each.origin,
        "round": each.round,
        "original_text": f"{CITY}高新区{each.text[1]}。",
        "fed_back_on": each.day,
        "category": each.text[0],
        "responsible_unit": each.unit,
        "responsible": each.responsible,
        "lead_unit": "安全环保科",
        "leader": each.leader,
    }


def _tasks(found: Sequence[Fed], done: date | None) -> Iterator[Row]:
    for each in found:
        for seq, measure in enumerate(each.text[3], 1):
            listed = each.day + timedelta(days=34)
            yield {
                "problem": each.number,
                "seq": seq,
                "measure": measure,
                "responsible_unit": each.unit,
                "responsible": each.responsible,
                "listed_on": listed,
                "due_on": listed + timedelta(days=60 * seq),
                "progress": f"{listed + timedelta(days=30):%Y年%m月}调度：正在推进",
                "done_on": done - timedelta(days=10 * (3 - seq))
                if done
                else None
                if seq > 1
                else date(each.day.year, 6, 6),
            }


def _planned(each: Fed, on: date) -> Row:
    late = each.number.endswith("01")
    return {
        "problem_no": each.number,
        "goal": each.text[2],
        "phase": "short",
        "due_on": date(on.year, 6, 20) if late else date(on.year, 12, 31),
        "plan_issued_on": on,
    }


def _done(found: Sequence[Fed], applied: date, chance: Random, *, steady: int) -> Iterator[Row]:
    """Applied in April, checked, shown to the public for ten days, closed in May; some already looked back at."""
    for place, each in enumerate(found):
        asked = _working(applied + timedelta(days=place % 5))
        checked = _working(asked + timedelta(days=5))
        public = _working(checked + timedelta(days=chance.randint(4, 8)))
        closed = max(_working(public + timedelta(days=11)), date(public.year, 5, 6))
        looked = closed + timedelta(days=30) if place < steady else None
        came_back = each.day.year == applied.year - 1 and applied.month == 6 and place == len(found) - 1
        yield {
            **_planned(each, _working(each.day + timedelta(days=34))),
            "due_on": date(applied.year + 1, 9, 30) if came_back else date(applied.year, 6, 30),
            "self_checked_on": asked - timedelta(days=3),
            "tier": "city",
            "site_team": "市督察整改办、县生态环境局",
            "finding": "任务全部完成，资料齐全，现场符合要求",
            "published_at": f"管委会网站公示公告{each.number}",
            "public_from": public,
            "public_until": public + timedelta(days=10),
            "filed_no": f"{CITY}督改备〔{closed.year}〕{place + 1}号",
            "applied_on": asked,
            "verified_on": checked,
            "published_on": public,
            "closed_on": closed,
            "look_back": "relapsed" if came_back else "steady" if looked else None,
            "looked_back_on": looked,
            "reopened_on": closed + timedelta(days=250) if came_back else None,
        }


def _working(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
