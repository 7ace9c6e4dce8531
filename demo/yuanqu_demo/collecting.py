"""How the statements of 2025 came in: who was late and chased, what was returned, what the head approved (月报填报).

January to April are finished and locked; May is under way on the zone's today: some have not reported, some wait.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from random import Random

from yuanqu.terms.working_days import add_working_days, is_working_day
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet, months
from yuanqu_demo.story import Story

FIRST, LAST = (2025, 2), (2025, 5)
RUNNING = date(2025, 5, 1)
DUE_DAY, CHASED_AFTER = 18, 1
LATE, NOT_IN, SENT_BACK, WAITING = 3, 4, 2, 6
_REASONS = (
    "资产总计与负债、权益之和虽平，但与上月相比存货变动过大，请核对",
    "研发费用累计数与上月持平，请核对本月是否漏填",
    "主营业务收入与增值税申报销售额差距较大，请核对后重报",
)
_REQUIRED = "按B203报送累计数，单位千元；数据与上年同期变动较大的，请写明原因。"


@dataclass(frozen=True)
class Course:
    """How one firm's statement of one month went; None: it did not (yet)."""

    came: date | None
    late: bool = False
    sent_back: date | None = None
    reason: str = ""
    again: date | None = None
    approved: date | None = None


@dataclass(frozen=True)
class Collected:
    """The courses of all statements that were asked for."""

    story: Story
    firms: Sequence[Firm]

    @cached_property
    def courses(self) -> dict[tuple[str, date], Course]:
        """By firm and month."""
        found = {}
        for month in months(FIRST, LAST):
            asked = [f for f in self.firms if f.trade.specialty == "B" and f.in_register(month)]
            for firm, course in zip(asked, self._month(month, len(asked)), strict=True):
                found[firm.uscc, month] = course
        return found

    def of(self, firm: Firm, month: date) -> Course | None:
        """The course of one statement; None where it was not asked for."""
        return self.courses.get((firm.uscc, month))

    def _month(self, month: date, count: int) -> list[Course]:
        chance = self.story.random(f"collecting {month}")
        courses = [_in_time(chance, month) for _ in range(count)]
        # The first firm is the one whose account the demonstration hands out: May's statement is still its to fill in.
        places = [0, *chance.sample(range(1, count), NOT_IN + LATE + SENT_BACK + WAITING)]
        absent, late = places[:NOT_IN], places[NOT_IN : NOT_IN + LATE]
        others = places[NOT_IN + LATE :]
        for position, place in enumerate(late):
            courses[place] = _came(chance, month, due_of(month) + timedelta(days=2 + position), late=True)
        if month != RUNNING:
            courses[others[0]] = _returned(chance, courses[others[0]], again=True)
            return courses
        for place in absent:
            courses[place] = Course(None, late=True)
        for place in others[:SENT_BACK]:
            courses[place] = _returned(chance, courses[place], again=False)
        for place in others[SENT_BACK : SENT_BACK + WAITING]:
            courses[place] = replace(courses[place], approved=None)
        return courses


def due_of(month: date) -> date:
    """The 18th of the next month, as the calendar of the scheme has it."""
    return asked_of(month).replace(day=DUE_DAY)


def asked_of(month: date) -> date:
    """The first day after the month."""
    return (month + timedelta(days=32)).replace(day=1)


def asking_sheets(collected: Collected) -> Iterator[Sheet]:
    """What was asked for, and who was chased: both before the statements that came of it."""
    tasks: list[Row] = [
        {"month": month, "due_on": due_of(month), "asked_on": asked_of(month), "note": _REQUIRED}
        for month in months(FIRST, LAST)
    ]
    yield Sheet("economy.statement_task", "2025年月报报送日历", tasks, Manner(months="%Y年%m月"))
    chased: list[Row] = [
        {
            "month": month,
            "enterprise": firm,
            "asked_on": asked_of(month),
            "chased_on": due_of(month) + timedelta(days=CHASED_AFTER),
            "chase_way": "telephone" if position % 2 else "message",
        }
        for position, ((firm, month), course) in enumerate(collected.courses.items())
        if course.late
    ]
    yield Sheet(
        "economy.statement_return", "月报催报登记", chased, Manner(days="%Y.%m.%d", months="%Y年%m月")
    )


def review_sheet(collected: Collected) -> Sheet:
    """What the office returned and its head approved."""
    rows: list[Row] = [
        {
            "month": month,
            "enterprise": firm,
            "asked_on": asked_of(month),
            "sent_back_on": course.sent_back,
            "return_reason": course.reason or None,
            "resubmitted_on": course.again,
            "approved_on": course.approved,
        }
        for (firm, month), course in collected.courses.items()
        if course.sent_back or course.approved
    ]
    return Sheet("economy.statement_return", "月报审核登记", rows, Manner(days="%Y.%m.%d", months="%Y年%m月"))


def _in_time(chance: Random, month: date) -> Course:
    day = asked_of(month) + timedelta(days=chance.choice((6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17)))
    while not is_working_day(day) and day < due_of(month):
        day += timedelta(days=1)
    return _came(chance, month, day, late=False)


def _came(chance: Random, month: date, day: date, *, late: bool) -> Course:
    approved = min(add_working_days(day, chance.choice((1, 1, 2, 3))), asked_of(month).replace(day=27))
    return Course(day, late, approved=approved)


def _returned(chance: Random, course: Course, *, again: bool) -> Course:
    assert course.came is not None
    back = add_working_days(course.came, 1)
    returned = replace(course, sent_back=back, reason=chance.choice(_REASONS), approved=None)
    if not again:
        return returned
    mended = add_working_days(back, 1)
    return replace(returned, again=mended, approved=add_working_days(mended, 1))
