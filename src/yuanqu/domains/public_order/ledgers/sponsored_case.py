"""领导包案台账 — petitions that a leader has taken on: a plan, a day, and whether the quarrel is settled."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.rules.campaigns import case_of_a_standing_petition
from yuanqu.domains.public_order.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_RULE = "领导包案制度"
_PLAN = 5  # 工作日；本园区口径

TAKEN, PLANNED = State("taken", "待定方案"), State("planned", "化解中")
OVERDUE, SETTLED = State("overdue", "逾期未化解"), State("settled", "已化解", final=True)


class SponsoredCase(Record):
    """One petition of one leader."""

    case_no = Text("包案编号", max_length=40, aliases=("案件号",), note="如「BA2025-01」", source=_RULE)
    petition = Link("信访事项", "public_order.Petition", aliases=("登记编号",))
    sponsor = Text("包案领导", max_length=60, source=_RULE)
    post = Text("职务", max_length=80, source=_RULE)
    taken_on = Day("包案日期", source=_RULE)
    people = Whole("涉及人数", unit="人", empty=True, source=_RULE)
    amount = Amount("涉及金额", "万元", empty=True, source=_RULE)
    instruction = LongText("领导批示", empty=True, source=_RULE)
    plan = LongText("化解方案", empty=True, note="定方案时必填", source=_RULE)
    due_on = Day("化解时限", empty=True, note="定方案时必填，末日计入", source=_RULE)
    result = LongText("化解结果", empty=True, note="化解时必填", source=_RULE)
    state = StateColumn("包案状态", (TAKEN, PLANNED, OVERDUE, SETTLED), aliases=("状态",))
    plan_made_on = MovedOn("定方案日期", source=_RULE)
    settled_on = MovedOn("包案化解日期", aliases=("化解日期",), source=_RULE)
    note = LongText("说明", empty=True, aliases=("备注",))


class SponsoredCases(Ledger, of=SponsoredCase):
    """领导包案台账."""

    name, keeper = "领导包案台账", "政法综治科"
    about = "重复、集体访、扬言等重点信访由领导包案化解，一案一行。"
    key = ("case_no",)
    title = ("case_no", "sponsor")
    columns = ("case_no", "petition", "sponsor", "post", "taken_on", "due_on", "state", "settled_on")
    search = ("case_no", "petition.number", "sponsor")
    filters = ("taken_on", "state", "sponsor", "due_on")
    order = ("-taken_on", "case_no")
    totals = ("people", "amount")
    checks = (
        *dates_in_order("sponsored_case.days", {"taken_on": "包案日期", "due_on": "化解时限"}),
        not_negative("sponsored_case.negative", "people", "amount"),
        case_of_a_standing_petition,
    )
    left_out: ClassVar = {
        "时限进度预警（五档）": "由流程的亮灯和提醒给出，天数在设置里，不另设按比例的五档。",
        "是否重复、是否扬言、涉法涉诉": "见所对的信访事项。",
    }
    rules = (_RULE, "信访工作条例第十八条")


class SponsoredCourse(Procedure, of=SponsoredCase):
    """领导包案: a plan within five working days, settled by its day, reported to the named leader when it is not."""

    name = "领导包案化解"
    about = "包案后五个工作日内定方案，按时限化解；逾期的自动转为逾期未化解并报指定领导。"
    rules = (_RULE, "信访工作条例第十八条")
    begin = Begin("包案", TAKEN, on="taken_on")
    make_plan = Move("定化解方案", TAKEN, PLANNED, day="plan_made_on", needs=("plan", "due_on"))
    expire = Move("逾期未化解", PLANNED, OVERDUE, by=(Role.HEAD,), reason=True)
    replan = Move("调整方案", OVERDUE, PLANNED, by=(Role.HEAD,), needs=("plan", "due_on"), reason=True)
    settle = Move(
        "化解",
        (PLANNED, OVERDUE),
        SETTLED,
        by=(Role.HEAD,),
        day="settled_on",
        needs=("result",),
    )
    relapse = Move("反弹重新包案", SETTLED, PLANNED, by=(Role.HEAD,), needs=("due_on",), reason=True)
    clocks = (
        Clock("定方案期限", since="begin", until="make_plan", due=_PLAN, days=WORKING),
        Clock(
            "化解时限",
            since=("make_plan", "replan", "relapse"),
            until="settle",
            due="due_on",
            extension=Extension(by=(Role.HEAD,), times=1),
            lapse="expire",
        ),
    )
