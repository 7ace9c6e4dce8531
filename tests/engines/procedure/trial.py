"""A ledger and a procedure that no office has: every kind of move and clock in one small loop (试验流程)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from yuanqu.engines.ledger.checks import hard, soft
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import CALENDAR, WORKING, Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.guards import guard
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.models import Role

FOUND, ORDERED, HALTED = State("found", "待下达"), State("ordered", "待整改"), State("halted", "已中止")
MENDED, CLOSED = State("mended", "待复查"), State("closed", "已销号", final=True)


class TrialFault(Record):
    """问题."""

    number = Text("问题编号")
    found_on = Day("发现日期")
    major = YesNo("重大", default=False)
    plan = Text("治理方案", empty=True)
    due_on = Day("整改期限", empty=True)
    reply_by = Day("答复期限", empty=True)
    limit = Whole("告知时限", unit="天", empty=True)
    told_by = Day("告知期限", empty=True)
    done_text = Text("整改情况", empty=True)
    state = StateColumn("状态", (FOUND, ORDERED, HALTED, MENDED, CLOSED))
    ordered_on = MovedOn("下达日期")
    mended_on = MovedOn("整改完成日期")
    closed_on = MovedOn("销号日期", aliases=("复查日期",))

    class Meta:
        app_label = "trial"


@hard("trial.due_after_found", "due_on", "found_on")
def due_after_found(row: Any) -> str | None:
    """A due day lies after the find."""
    due, found = row["due_on"], row["found_on"]
    return "整改期限不能早于发现日期" if due and found and due < found else None


@soft("trial.due_soon", "due_on", "found_on")
def due_within_ten_years(row: Any) -> str | None:
    """A due day is hardly years away."""
    due, found = row["due_on"], row["found_on"]
    return "整改期限在十年以后" if due and found and (due - found).days > 3650 else None


SHARED = {"more": 0}  # a rule that all records share: so many days beside each one's own


def told_days(rows: Any) -> list[date | None]:
    """告知期限: so many days after the find."""
    return [
        row["found_on"] + timedelta(days=row["limit"] + SHARED["more"]) if row.get("limit") else None
        for row in rows
    ]


class TrialFaults(Ledger, of=TrialFault):
    """问题台账."""

    name, keeper = "试验问题台账", "试验科"
    key = ("number",)
    columns = ("number", "found_on", "due_on", "state")
    checks: ClassVar = (due_after_found, due_within_ten_years)
    explanation = "plan"
    derived: ClassVar = {"told_by": told_days}


@guard("trial.plan")
def major_has_a_plan(row: Any) -> str | None:
    """A major fault is ordered with a plan."""
    return "重大问题须先有治理方案" if row["major"] and not row["plan"] else None


class FaultLoop(Procedure, of=TrialFault):
    """问题闭环."""

    name = "试验闭环"
    begin = Begin("发现登记", FOUND, on="found_on")
    order = Move(
        "下达",
        FOUND,
        ORDERED,
        day="ordered_on",
        needs=("due_on",),
        fills=("plan",),
        guards=(major_has_a_plan,),
    )
    halt = Move("中止", ORDERED, HALTED, by=(Role.HEAD,), reason=True)
    resume = Move("恢复", HALTED, ORDERED, by=(Role.HEAD,))
    mend = Move(
        "整改完成",
        ORDERED,
        MENDED,
        day="mended_on",
        needs=("done_text",),
        evidence=(Evidence("整改后照片", "after", pictures=True),),
    )
    close = Move("复查合格", MENDED, CLOSED, not_by="mend", day="closed_on")
    fail = Move("复查不合格", MENDED, ORDERED, reason=True, needs=("due_on",))
    reopen = Move("重新打开", CLOSED, ORDERED, by=(Role.HEAD,), reason=True, needs=("due_on",))
    clocks = (
        Clock(
            "整改期限",
            since=("order", "fail", "reopen"),
            until="mend",
            due="due_on",
            days=CALENDAR,
            extension=Extension(by=(Role.HEAD,), times=1, most=30),
        ),
        Clock("复查期限", since="mend", until=("close", "fail"), due=10, days=WORKING, shuts=False),
        Clock("下达期限", since="begin", until="order", due=3, days=CALENDAR),
        Clock("答复", since="order", until="mend", due="reply_by"),
        Clock("告知", since="begin", until="mend", due="told_by"),
    )
