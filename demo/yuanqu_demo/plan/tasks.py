"""Supervised tasks: of the plan, of meetings, of instructions; what was reported, what is late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from yuanqu.terms.working_days import add_working_days
from yuanqu_demo.names import Names
from yuanqu_demo.plan.items import Planned
from yuanqu_demo.plan.meetings import Decided
from yuanqu_demo.sheets import Row

_INSTRUCTIONS = (
    ("核查园区企业用气价格情况", "经济运行科"),
    ("调查企业反映的车辆限行问题", "规划建设科"),
    ("制定夏季用电高峰保供方案", "规划建设科"),
    ("梳理惠企政策兑现情况", "政务服务科"),
    ("排查园区厂房消防通道", "安全环保科"),
    ("了解停产企业职工安置情况", "经济运行科"),
    ("核实项目延期开工原因", "项目建设科"),
    ("研究人才公寓分配办法", "党建科"),
    ("督促临时用地到期复垦", "自然资源科"),
    ("整理招商优惠承诺清单", "招商科"),
    ("改进企业诉求办理时限", "政务服务科"),
    ("检查雨污分流改造质量", "规划建设科"),
)
_LATE = 20  # days in hand before a task of the story is late


@dataclass(frozen=True)
class Given:
    """A task as it was given. ``ends``: the day it is reported done; none while it is open. ``late``: past its day."""

    title: str
    source: str
    source_name: str
    registered: date
    due: date
    lead: str
    helpers: str
    requirement: str
    leader: str
    item: str = ""
    decision: str = ""
    ends: date | None = None
    fresh: bool = False
    number: str = ""


def given(
    items: Sequence[Planned], decided: Sequence[Decided], counts: tuple[int, int], drawn: Random, today: date
) -> list[Given]:
    """All tasks by the day they were registered, numbered; ``counts``: instructions, and how many are overdue."""
    instructed, overdue = counts
    found = [*_of_items(items, drawn, today), *_of_decisions(decided, drawn, today)]
    found += _of_instructions(instructed, drawn, today)
    since = today - timedelta(days=_LATE)
    late = [each for each in found if each.ends is None and not each.fresh and each.registered <= since]
    chosen = {id(each) for each in drawn.sample(late, min(overdue, len(late)))}
    found = [
        replace(each, due=today - timedelta(days=drawn.randint(3, 12))) if id(each) in chosen else each
        for each in found
    ]
    ordered = sorted(found, key=lambda each: each.registered)
    return [replace(each, number=f"DB-{today.year}-{n:03d}") for n, each in enumerate(ordered, 1)]


def _of_items(items: Sequence[Planned], drawn: Random, today: date) -> Iterator[Given]:
    for item in items:
        ahead = item.begins > today
        registered = date(today.year, 6, 27) if ahead else date(today.year, 1, drawn.choice((8, 9, 10, 13)))
        ends = None
        if item.fate == "done":
            ends = min(item.due, date(today.year, 6, 6)) - timedelta(days=drawn.randint(2, 12))
        due = item.due if ahead or item.fate == "done" else today + timedelta(days=drawn.choice((2, 15, 30)))
        yield Given(
            item.action,
            "plan",
            f"{item.begins.year}年{'下' if item.begins.month > 6 else '上'}半年工作计划",
            registered,
            due,
            item.lead,
            item.helpers,
            item.measures,
            item.leader,
            item=item.number,
            ends=ends,
            fresh=ahead,
        )


def _of_decisions(decided: Sequence[Decided], drawn: Random, today: date) -> Iterator[Given]:
    """Every decision but those of the last meeting, which the office has still to turn into tasks."""
    for each in decided:
        if each.held == today:
            continue
        open_still = each.due >= today - timedelta(days=2) or each.held > today - timedelta(days=12)
        ends = None if open_still else each.due - timedelta(days=drawn.choice((0, 1, 2, 4)))
        yield Given(
            each.title,
            "meeting",
            each.meeting,
            each.held,
            each.due,
            each.lead,
            "",
            each.quote,
            "许建国",
            decision=f"{each.meeting}/{each.serial}",
            ends=ends,
        )


def _of_instructions(count: int, drawn: Random, today: date) -> Iterator[Given]:
    for title, lead in drawn.sample(_INSTRUCTIONS, count):
        registered = add_working_days(today - timedelta(days=drawn.randint(9, 150)), 1)
        due = registered + timedelta(days=drawn.choice((15, 20, 30)))
        ends = due - timedelta(days=drawn.randint(0, 4)) if due < today - timedelta(days=8) else None
        yield Given(
            title,
            "instruction",
            "领导批示",
            registered,
            due,
            lead,
            "",
            f"{title}，限期报告结果。",
            "周明",
            ends=ends,
        )


def task_rows(tasks: Sequence[Given], drawn: Random, today: date) -> list[Row]:
    """督办台账: each as far as it has come; some were chased, some sent back once."""
    names = Names(drawn)
    return [_row(each, drawn, names, today) for each in tasks]


def _row(each: Given, drawn: Random, names: Names, today: date) -> Row:
    approved = each.registered
    assigned = add_working_days(approved, 1)
    accepted = add_working_days(assigned, 1)
    row: Row = {
        "number": each.number,
        "title": each.title,
        "source": each.source,
        "item": each.item or None,
        "decision": each.decision or None,
        "source_name": each.source_name,
        "source_on": each.registered,
        "instructed_by": each.leader if each.source == "instruction" else None,
        "instruction": f"请{each.lead}核实办理。" if each.source == "instruction" else None,
        "requirement": each.requirement,
        "leader": each.leader,
        "lead": each.lead,
        "helpers": each.helpers or None,
        "urgency": drawn.choice(("ordinary", "ordinary", "urgent")),
        "registered_on": each.registered,
        "due_on": each.due,
        "every": 4 if each.source == "plan" else 2,
        "approved_on": approved,
        "assigned_on": assigned if assigned <= today else None,
    }
    if accepted > today or (each.fresh and drawn.random() < 0.5):
        return row
    row |= {"person": names.person(), "phone": names.phone(), "accepted_on": accepted}
    if each.ends is None:
        return row | ({"chased_on": min(today, each.due + timedelta(days=2))} if each.due < today else {})
    return row | _ended(each, accepted, drawn, today)


def _ended(each: Given, accepted: date, drawn: Random, today: date) -> Row:
    """Reported done and closed by the office; a few were chased before."""
    ends = max(each.ends or accepted, accepted + timedelta(days=3))
    chased = ends - timedelta(days=2) if drawn.random() < 0.12 else None
    return {
        "result": f"已落实：{each.requirement}",
        "chased_on": chased if chased and chased > accepted else None,
        "reported_on": ends,
        "verdict": "查阅佐证材料并电话核实，情况属实",
        "closed_on": min(today, add_working_days(ends, drawn.choice((1, 2, 3)))),
    }


def feedback_rows(tasks: Sequence[Given], rows: Sequence[Row], drawn: Random, today: date) -> list[Row]:
    """督办反馈台账: one report each few weeks, the last with the result; late ones fell silent."""
    names = Names(drawn)
    return [
        told
        for each, row in zip(tasks, rows, strict=True)
        if row.get("accepted_on")
        for told in _reports(each, row, names, today)
    ]


def _reports(each: Given, row: Row, names: Names, today: date) -> Iterator[Row]:
    last: date = row.get("reported_on") or today
    day, serial, reporter = row["accepted_on"] + timedelta(days=7), 0, names.person()
    span = max((last - row["accepted_on"]).days, 1)
    while day < last and (row.get("reported_on") or day < min(each.due, last)):
        serial += 1
        share = min(95, 100 * (day - row["accepted_on"]).days // span // 5 * 5)
        yield _report(row, serial, day, reporter, share, "已制定方案，正按节点推进。")
        day += timedelta(weeks=row["every"])
    if row.get("reported_on"):
        yield _report(row, serial + 1, last, reporter, 100, "任务已完成，佐证材料齐备。")


def _report(row: Row, serial: int, day: date, reporter: str, share: int, progress: str) -> Row:
    return {
        "task": row["number"],
        "serial": serial,
        "department": row["lead"],
        "fed_back_on": day,
        "reporter": reporter,
        "progress": progress,
        "share": share,
        "next_step": "按节点继续推进" if share < 100 else None,
        "signed_by": row["person"],
    }
