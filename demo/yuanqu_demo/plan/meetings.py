"""Dispatch meetings and what they decided: every Monday, on site once a month, special ones between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from yuanqu.terms.working_days import add_working_days, is_working_day
from yuanqu_demo.names import Names
from yuanqu_demo.projects.project import Project, built
from yuanqu_demo.sheets import Row

_MATTERS = (
    ("协调{project}临时用电增容", "规划建设科"),
    ("落实{project}出入口道路接通方案", "规划建设科"),
    ("督促{project}补充环评监测", "安全环保科"),
    ("推进{project}施工许可办理", "项目建设科"),
    ("组织{project}用工对接", "政务服务科"),
    ("完成{project}红线内附着物清表", "自然资源科"),
    ("倒排{project}主体施工节点", "项目建设科"),
    ("核定{project}雨污水接口标高", "规划建设科"),
)
_REQUESTS = (
    ("厂区门口积水，雨天车辆难以进出", "当周疏通排水沟，月底前改造雨水井"),
    ("招聘会场次少，缺一线工人", "下月增加两场专场招聘"),
    ("公交末班车早，职工夜班不便", "与公交公司协商延长末班车"),
    ("排污许可变更资料不清楚", "当场说明清单，安排专员指导"),
    ("设备进场需要临时占道", "当场同意，划定时段"),
    ("希望减免上年度厂房租金", "不符合政策，作好解释"),
)
_ANSWERS = ("assigned", "settled", "assigned", "settled", "settled", "declined")
_KINDS = {"weekly": "周调度会", "on_site": "现场办公会", "special": "专题协调会"}
_CHAIRS = {"weekly": "许建国", "on_site": "周明", "special": "许建国"}
_PRESENT = "项目建设科、规划建设科、自然资源科、安全环保科、政务服务科、招商科"


@dataclass(frozen=True)
class Held:
    """One meeting."""

    number: str
    kind: str
    on: date


@dataclass(frozen=True)
class Decided:
    """One decision of one meeting."""

    meeting: str
    held: date
    serial: int
    project: Project
    title: str
    quote: str
    lead: str
    due: date


def held(today: date) -> list[Held]:
    """Every meeting of the year so far, the last of them today."""
    first = date(today.year, 1, 6)
    mondays = [first + timedelta(weeks=n) for n in range((today - first).days // 7 + 1)]
    days = [("weekly", day) for day in mondays if is_working_day(day)]
    days += [("on_site", add_working_days(date(today.year, month, 18), 1)) for month in range(1, 7)]
    days += [("special", date(today.year, month, day)) for month, day in ((2, 20), (4, 17), (6, 12))]
    ordered = sorted((each for each in days if each[1] <= today), key=lambda each: each[1])
    return [Held(f"调度〔{on.year}〕{n}号", kind, on) for n, (kind, on) in enumerate(ordered, 1)]


def decided(
    meetings: Sequence[Held], projects: Sequence[Project], drawn: Random, today: date
) -> list[Decided]:
    """What they decided: two or three matters a meeting, each of one project."""
    active = [each for each in built(projects) if each.building(today)]
    found = []
    for meeting in meetings:
        matters = drawn.sample(_MATTERS, 3 if meeting.on == today else drawn.choice((1, 2)))
        for serial, (pattern, lead) in enumerate(matters, 1):
            project = drawn.choice(active)
            title = pattern.format(project=project.name)[:78]
            due = meeting.on + timedelta(days=drawn.choice((7, 10, 14)))
            quote = f"由{lead}牵头，{title}，{due.month}月{due.day}日前完成。"
            found.append(Decided(meeting.number, meeting.on, serial, project, title, quote, lead, due))
    return found


def meeting_rows(meetings: Sequence[Held], today: date) -> list[Row]:
    """调度会台账: today's minutes are still to be issued."""
    return [_meeting(each, today) for each in meetings]


def _meeting(each: Held, today: date) -> Row:
    name = _KINDS[each.kind]
    return {
        "number": each.number,
        "kind": each.kind,
        "title": f"{each.on.month}月{each.on.day}日{name}",
        "held_on": each.on,
        "place": "项目现场" if each.kind == "on_site" else "管委会三楼会议室",
        "chair": _CHAIRS[each.kind],
        "recorder": "郑洁",
        "present": _PRESENT,
        "agenda": "一、上次议定事项落实情况；二、重点项目进展；三、需要协调的问题",
        "reports": "各科室通报上次议定事项落实情况和本周重点项目进展。",
        "discussion": "逐项研究影响进度的问题，明确责任单位和完成时限。",
        "chair_said": "各责任单位按时限落实，结果报办公室销号；办不了的及时提出。",
        "signed_by": _CHAIRS[each.kind] if each.on < today else None,
        "copies": 15 if each.on < today else None,
        "issued_on": add_working_days(each.on, 1) if each.on < today else None,
    }


def decision_rows(decisions: Sequence[Decided], drawn: Random) -> list[Row]:
    """议定事项台账."""
    names = Names(drawn)
    return [
        {
            "meeting": each.meeting,
            "serial": each.serial,
            "quote": each.quote,
            "title": each.title,
            "project": each.project.number,
            "lead": each.lead,
            "assigned_by": "许建国",
            "person": names.person(),
            "due_on": each.due,
            "cycle": "weekly",
            "priority": drawn.choice(("high", "middle", "middle")),
        }
        for each in decisions
    ]


def visit_rows(
    meetings: Sequence[Held], decisions: Sequence[Decided], drawn: Random, today: date
) -> list[Row]:
    """现场办公台账: what was asked for at each visit; those assigned are decisions of that meeting."""
    return [
        row
        for meeting in meetings
        if meeting.kind == "on_site"
        for row in _visit(
            meeting, [each for each in decisions if each.meeting == meeting.number], drawn, today
        )
    ]


def _visit(meeting: Held, own: Sequence[Decided], drawn: Random, today: date) -> Iterator[Row]:
    order = drawn.sample(range(len(_REQUESTS)), 4)
    for serial, place in enumerate(order, 1):
        request, said = _REQUESTS[place]
        decision = own[serial - 1] if serial <= len(own) else None
        answer = "assigned" if decision else _ANSWERS[place]
        answer = "settled" if answer == "assigned" and decision is None else answer
        revisited = meeting.on + timedelta(days=14)
        yield {
            "meeting": meeting.number,
            "serial": serial,
            "visited_on": meeting.on,
            "led_by": _CHAIRS["on_site"],
            "departments": "项目建设科、规划建设科、政务服务科",
            "project": (decision.project if decision else own[0].project).number,
            "request": f"请求{decision.title}" if decision else request,
            "answer": answer,
            "said": decision.quote if decision else said,
            "decision": f"{meeting.number}/{decision.serial}" if decision else None,
            "revisited_on": revisited if revisited <= today and answer == "settled" else None,
            "opinion": "满意" if revisited <= today and answer == "settled" else None,
        }
