"""预审意见 — what each department says of a project in talks before it may be reviewed, asked of it and given by it."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.investment.codes import DEPARTMENT, PRECHECK, PRECHECK_ASPECT
from yuanqu.domains.investment.rules.prechecks import (
    asked_once,
    departments_in_charge,
    not_reviewed_yet,
    prechecks_stand,
    said_why,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Filling, Rights

_SHEET, _RULES = "在谈项目预审申请表", "园区项目联审办法（预审）"

ASKED, GIVEN = State("asked", "待出具"), State("given", "已出具", final=True)


class Precheck(Record):
    """One aspect of one project, asked of the department in charge of it."""

    number = Text("预审编号", max_length=40, note="在谈编号加事项序号，如「ZT-2025-001-1」", source=_SHEET)
    negotiation = Link("在谈项目", "investment.Negotiation", aliases=("在谈编号",), source=_SHEET)
    aspect = Code("预审事项", PRECHECK_ASPECT, source=_SHEET)
    department = Code("预审部门", DEPARTMENT, empty=True, note="由预审事项得出", source=_SHEET)
    asked_on = Day("请求日期", source=_SHEET)
    conclusion = Code("预审结论", PRECHECK, empty=True, aliases=("结论",), note="出具意见时填", source=_SHEET)
    conditions = LongText(
        "条件或理由", empty=True, aliases=("预审意见",), note="不是无条件通过的必填", source=_SHEET
    )
    given_by = Text("出具人", max_length=60, empty=True, note="出具意见时填", source=_SHEET)
    state = StateColumn("预审状态", (ASKED, GIVEN))
    given_on = MovedOn("出具日期", source=_SHEET)
    note = LongText("说明", empty=True, aliases=("备注",))


class Prechecks(Ledger, of=Precheck):
    """预审意见台账."""

    name, keeper = "预审意见台账", "招商科"
    rights = Rights(
        read=("产业发展科", "自然资源科", "项目建设科", "经济运行科", "安全环保科", "政务服务科"),
        fillings=(Filling("department", ("conclusion", "conditions", "given_by"), alone=True),),
    )
    about = "各部门对在谈项目的预审意见，一个项目的一个事项一行；报送预审时自动列出，由各部门自己出具。"
    key = ("number",)
    title = ("negotiation", "aspect")
    columns = (
        "negotiation",
        "aspect",
        "department",
        "asked_on",
        "state",
        "conclusion",
        "conditions",
        "given_on",
    )
    search = ("number", "negotiation.name", "negotiation.negotiation_no", "conditions", "given_by")
    filters = ("department", "state", "aspect", "conclusion", "asked_on", "given_on")
    order = ("-asked_on", "negotiation", "aspect")
    checks = (asked_once, said_why, prechecks_stand)
    explanation = "note"
    derived: ClassVar = {"department": departments_in_charge}
    rules = (_RULES,)


class PrecheckLoop(Procedure, of=Precheck):
    """预审: asked of a department, given by it and nobody else, asked again where the project has changed."""

    name = "项目预审"
    about = "报送预审后，各部门在期限内出具意见；项目有变化的重新预审。"
    rules = (_RULES,)
    begin = Begin("请求预审", ASKED, on="asked_on")
    give = Move(
        "出具意见",
        ASKED,
        GIVEN,
        named="department",
        day="given_on",
        needs=("conclusion", "given_by"),
        fills=("conditions",),
    )
    ask_again = Move("重新预审", GIVEN, ASKED, reason=True, guards=(not_reviewed_yet,))
    clocks = (Clock("预审期限", since=("begin", "ask_again"), until="give", due=5, days=WORKING),)
