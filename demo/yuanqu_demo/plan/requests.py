"""Ledgers that the office asked departments for: four ledgers of spring, one month still open on the zone's day.

March and April are finished and locked; of May some are late, one was returned; June was asked and is not due yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from yuanqu.terms.months import shift_months
from yuanqu.terms.working_days import add_working_days
from yuanqu_demo.sheets import Manner, Row, Sheet

PROGRESS, FEEDBACK = "construction.progress", "plan.feedback"
_OWN = {
    PROGRESS: "项目建设科",
    "infrastructure.work_progress": "规划建设科",
    "safety.inspection": "安全环保科",
}
_DEMANDS = {
    PROGRESS: "每个在建的重点项目都要有本月完成投资和形象进度，没有进展的写明原因。",
    "infrastructure.work_progress": "按月末实际完成量填报，拨付资金与财政支付凭证一致。",
    "safety.inspection": "当月每次检查都要入账，发现隐患的同时登记隐患台账。",
    FEEDBACK: "主办的督办事项到了反馈时点的逐件反馈，先写结论；没有到时点的按零报告上报。",
}
_CHECKED = "提示的项目已逐个与建设单位核对，数据无误。"
_ZERO = "本月主办的督办事项没有到反馈时点的，按零报告上报。"
_REASONS = ("有两个项目的形象进度只写了比例，请补写工程量", "有一件没有写下一步安排，请补充")
FIRST, LOCKED, RUNNING = (3, 4, 5), (3, 4), 5


@dataclass(frozen=True)
class _Asked:
    """One ledger's month: whom it was asked of, by when."""

    ledger: str
    month: date
    departments: Sequence[str]

    @property
    def asked(self) -> date:
        """The 25th of the month itself."""
        return self.month.replace(day=25)

    @property
    def due(self) -> date:
        """The third working day after it."""
        return add_working_days(shift_months(self.month, 1) - timedelta(days=1), 3)

    @property
    def task(self) -> Row:
        """The office's entry."""
        return {
            "ledger": self.ledger,
            "month": self.month,
            "due_on": self.due,
            "asked_on": self.asked,
            "departments": "、".join(self.departments),
            "note": _DEMANDS[self.ledger],
        }


def request_sheets(feedback: Sequence[Row], chance: Random, today: date) -> Iterator[Sheet]:
    """What was asked, what became of each department's month, which months were locked then."""
    months = [date(today.year, month, 1) for month in (*FIRST, today.month)]
    doers = sorted({str(row["department"]) for row in feedback})
    tasks = [_Asked(ledger, month, (keeper,)) for month in months for ledger, keeper in _OWN.items()] + [
        _Asked(FEEDBACK, month, doers) for month in months[:-1]
    ]
    manner = Manner(days="%Y.%m.%d", months="%Y年%m月")
    yield Sheet("plan.ledger_request", "台账报送安排", [each.task for each in tasks], manner)
    told = {(str(row["department"]), row["fed_back_on"].replace(day=1)) for row in feedback}
    rows = [row for each in tasks if each.month.month <= RUNNING for row in _courses(each, told, chance)]
    yield Sheet("plan.ledger_return", "台账报送登记", rows, manner)
    locked = [
        each.task | {"locked_on": shift_months(each.month, 1).replace(day=15)}
        for each in tasks
        if each.month.month in LOCKED
    ]
    yield Sheet("plan.ledger_request", "台账报送锁定登记", locked, manner)


def _courses(task: _Asked, told: set[tuple[str, date]], chance: Random) -> Iterator[Row]:
    """How each department's month went; of May's feedback one has not come, one waits, one was returned."""
    running = task.month.month == RUNNING
    odd = dict(
        zip(chance.sample(task.departments, len(task.departments)), ("absent", "waits", "back"), strict=False)
    )
    for name in task.departments:
        fate = odd.get(name, "") if running and task.ledger == FEEDBACK else ""
        if running and name == "项目建设科" and task.ledger != FEEDBACK:
            fate = "again"
        late = (task.month.month, name) in ((4, "规划建设科"), (RUNNING, "安全环保科"))
        zero = task.ledger == FEEDBACK and (name, task.month) not in told
        yield _course(task, name, fate, late and task.ledger != FEEDBACK, zero)


def _course(task: _Asked, name: str, fate: str, late: bool, zero: bool) -> Row:
    row: Row = {"ledger": task.ledger, "month": task.month, "department": name, "asked_on": task.asked}
    if late or fate == "absent":
        row |= {"chased_on": task.due + timedelta(days=1), "chase_way": "telephone"}
    if fate == "absent":
        return row
    came = add_working_days(task.due, 2) if late else task.due - timedelta(days=1)
    said = _ZERO if zero else _CHECKED if task.ledger == PROGRESS else None
    row |= {"submitted_on": came, "explained": said}
    if fate == "waits":
        return row
    if fate in ("back", "again"):
        back = add_working_days(came, 1)
        row |= {"sent_back_on": back, "return_reason": _REASONS[fate == "back"]}
        if fate == "back":
            return row
        came = add_working_days(back, 1)
        row |= {"resubmitted_on": came}
    return row | {"approved_on": add_working_days(came, 1)}
