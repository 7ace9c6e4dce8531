"""Training rounds with those who attended and their tests; last year's rounds make some objects no newcomers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple

from yuanqu_demo.names import Names
from yuanqu_demo.safety_objects import DEPARTMENT, Subject
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.story import Story

KNOWN, RETURNING, PASS_MARK, FAILS = 34, 22, 80, 0.09
# 计划里还没有的列：开班、测试、归档之后才有。
_LATER = ("started_at", "ended_at", "attended", "notified_on", "held_on", "tested_on", "filed_on")
_ROLES = ("manager", "principal", "staff", "staff")
_POSTS = {"manager": "安全员", "principal": "总经理", "staff": "班组长"}


class Round(NamedTuple):
    """One round: its number, kind, day, and the objects that came."""

    number: str
    kind: str
    day: date
    guests: list[Subject]


def training_sheets(story: Story, found: list[Subject], first: date, today: date) -> Iterator[Sheet]:
    """Rounds, attendances, tests."""
    chance = story.random("training")
    names = Names(chance)
    rounds = _rounds(story, found, chance, first, today)
    attended = [row for each in rounds for row in _attendances(each, chance, names)]
    came = {each.number: sum(row["training"] == each.number for row in attended) for each in rounds}
    ledger = [_training(each, came[each.number], names, today) for each in rounds]
    plan = [{name: value for name, value in row.items() if name not in _LATER} for row in ledger]
    yield Sheet("safety.training", "年度安全培训计划", plan, Manner(days="%Y.%m.%d"))
    yield Sheet("safety.training_attendance", "培训签到", attended, Manner(title="培训签到登记"))
    yield Sheet(
        "safety.training_test", "培训测试成绩", [*_tests(attended, chance, today)], Manner(days="%Y/%m/%d")
    )
    yield Sheet(
        "safety.training",
        "安全培训台账",
        ledger,
        Manner(title="安全生产培训台账", days="%Y.%m.%d", totals=True, names={"started_at": "培训时间"}),
    )


def _rounds(story: Story, found: list[Subject], chance: Random, first: date, today: date) -> list[Round]:
    """Entry rounds for newcomers, spread over the half-year; other rounds only for those who came before."""
    guests = chance.sample([each for each in found if each.kind == "enterprise"], KNOWN + story.new_trained)
    known, new = guests[:KNOWN], guests[KNOWN:]
    last = first.year - 1
    made = [
        (f"{last}-01", "entry", date(last, 9, 12), known[: KNOWN // 2]),
        (f"{last}-02", "manager", date(last, 11, 21), known[KNOWN // 2 :]),
    ]
    span = (today - first).days // story.entry_rounds
    for place in range(story.entry_rounds):
        start = first + timedelta(days=span * place + 12)
        day = working_day(chance, start, start + timedelta(days=14))
        made.append(("", "entry", day, new[place :: story.entry_rounds]))
    back = chance.sample(known, RETURNING)
    made.append(
        ("", "principal", working_day(chance, date(first.year, 3, 3), date(first.year, 3, 28)), back[:12])
    )
    made.append(
        ("", "special", working_day(chance, date(first.year, 5, 12), date(first.year, 5, 30)), back[12:])
    )
    ordered = sorted(made, key=lambda each: each[2])
    numbers = iter(f"{first.year}-{number:02d}" for number in range(1, len(made)))
    return [Round(number or next(numbers), kind, day, came) for number, kind, day, came in ordered]


def _training(each: Round, came: int, names: Names, today: date) -> Row:
    titles = {
        "entry": "新入园企业入园前安全培训",
        "manager": "安全管理人员培训",
        "principal": "企业主要负责人安全培训",
        "special": "粉尘涉爆和有限空间专项培训",
    }
    start = datetime(each.day.year, each.day.month, each.day.day, 9, 0)
    return {
        "training_no": each.number,
        "title": titles[each.kind],
        "round_no": int(each.number.split("-")[1]),
        "kind": each.kind,
        "planned_on": each.day - timedelta(days=15),
        "started_at": start,
        "ended_at": start + timedelta(hours=7),
        "hours": 8,
        "place": "园区企业服务中心二楼会议室",
        "mode": "class",
        "lecturer": names.person(),
        "agency": DEPARTMENT,
        "content": "安全生产法律法规、风险分级管控、隐患排查治理、应急处置",
        "expected": came + 3,
        "attended": came,
        "notified_on": each.day - timedelta(days=7),
        "held_on": each.day,
        "tested_on": each.day,
        "filed_on": each.day + timedelta(days=9) if each.day + timedelta(days=9) <= today else None,
    }


def _attendances(each: Round, chance: Random, names: Names) -> Iterator[Row]:
    number = 0
    for guest in each.guests:
        for role in chance.sample(_ROLES, chance.choice((1, 2, 2, 3))):
            number += 1
            yield {
                "attendance_no": f"{each.number}-{number:03d}",
                "training": each.number,
                "object": guest.number,
                "trainee": names.person(),
                "post": _POSTS[role],
                "role": role,
                "signed_in_at": datetime(
                    each.day.year, each.day.month, each.day.day, 8, chance.randint(30, 58)
                ),
            }


def _tests(attended: list[Row], chance: Random, today: date) -> Iterator[Row]:
    for row in attended:
        day = row["signed_in_at"].date()
        failed = chance.random() < FAILS
        score = chance.randint(52, 79) if failed else chance.randint(PASS_MARK, 99)
        certificate = f"YLAQ{row['attendance_no'].replace('-', '')}"
        yield _test(row, 1, day, score, None if failed else certificate)
        again = day + timedelta(days=7)
        if failed and again <= today and chance.random() < 0.7:
            yield _test(row, 2, again, chance.randint(PASS_MARK, 95), certificate)


def _test(row: Row, attempt: int, day: date, score: int, certificate: str | None) -> Row:
    return {
        "attendance": row["attendance_no"],
        "attempt": attempt,
        "tested_on": day,
        "score": score,
        "certificate": certificate,
    }
