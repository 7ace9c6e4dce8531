"""企业诉求台账 — what enterprises ask of the zone: assigned, contacted, answered, rated, called back, closed."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.services.codes import NATURE, ORIGIN, REQUEST_KIND, REQUEST_RESULT, SATISFACTION, URGENCY
from yuanqu.domains.services.own_requests import BROUGHT, as_rated, begun, not_rated
from yuanqu.domains.services.rules.requests import content, visited_discontent
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import EVERYONE, Filling, Rights
from yuanqu.people.roles import Role
from yuanqu.registers.departments import known_departments, one_department
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "企业诉求办理单"

REGISTERED, ASSIGNED = State("registered", "待交办"), State("assigned", "办理中")
ANSWERED, HELD = State("answered", "待回访"), State("held", "挂账跟踪")
CLOSED = State("closed", "已销号", final=True)


class EnterpriseRequest(Record):
    """One request of one enterprise."""

    request_no = Text("诉求编号", max_length=40, note="如「SQ2025-001」", source=_FORM)
    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    origin = Code("诉求来源", ORIGIN, aliases=("来源",), source=_FORM)
    kind = Code("诉求类别", REQUEST_KIND, note="只填一个主要类别", source=_FORM)
    nature = Code("诉求性质", NATURE, aliases=("性质",), source=_FORM)
    urgency = Code("紧急程度", URGENCY, source=_FORM)
    text = LongText("具体诉求", aliases=("诉求内容",), source=_FORM)
    contact = Text("联系人", max_length=60, personal=True, source=_FORM)
    registered_on = Day("登记日期", source=_FORM)
    handler = Text(
        "承办单位",
        max_length=80,
        empty=True,
        note="只填一个科室，如「政务服务科」；园区外单位填协办单位",
        source=_FORM,
    )
    helpers = Text("协办单位", empty=True, note="多个以顿号分隔", source=_FORM)
    promised_by = Day("承诺办结日期", empty=True, note="交办时必填，末日计入", source=_FORM)
    result = Code("办理结果", REQUEST_RESULT, empty=True, note="答复时必填", source=_FORM)
    answer = LongText("答复内容", empty=True, note="答复时必填", source=_FORM)
    next_reply_on = Day("下次答复日期", empty=True, note="挂账时必填", source=_FORM)
    satisfaction = Code("回访满意度", SATISFACTION, empty=True, note="回访时必填", source=_FORM)
    state = StateColumn("状态", (REGISTERED, ASSIGNED, ANSWERED, HELD, CLOSED))
    assigned_on = MovedOn("交办日期", source=_FORM)
    contacted_on = MovedOn("首次联系日期", source=_FORM)
    answered_on = MovedOn("办结日期", aliases=("答复日期",), source=_FORM)
    held_on = MovedOn("挂账日期", source=_FORM)
    redone_on = MovedOn("退回重办日期", source=_FORM)
    closed_on = MovedOn("回访销号日期", aliases=("回访日期",), source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class EnterpriseRequests(Ledger, of=EnterpriseRequest):
    """企业诉求台账."""

    name, keeper = "企业诉求台账", "政务服务科"
    rights = Rights(
        read=EVERYONE,
        own="enterprise",
        inward=("helpers", "note"),
        fillings=(
            Filling("handler", ("helpers", "result", "answer")),
            Filling("enterprise", brings=BROUGHT, given=begun),
        ),
    )
    about = "企业向园区提出的诉求，从登记、交办、首次联系、答复到回访销号，一件一行。"
    key = ("request_no",)
    title = ("request_no", "enterprise")
    columns = (
        "request_no",
        "enterprise",
        "kind",
        "origin",
        "registered_on",
        "handler",
        "promised_by",
        "result",
        "satisfaction",
        "state",
    )
    search = ("request_no", "text", "enterprise.name", "handler")
    filters = (
        "registered_on",
        "state",
        "kind",
        "origin",
        "urgency",
        "handler",
        "promised_by",
        "satisfaction",
    )
    order = ("-registered_on", "request_no")
    checks = (
        *dates_in_order("request.days", {"registered_on": "登记日期", "promised_by": "承诺办结日期"}),
        one_department("request.one_unit", "handler", "承办单位"),
        known_departments("request.department", "handler"),
    )
    explanation = "note"
    left_out: ClassVar = {
        "登记、联系、方案时刻": "按日计时，不另记时分。",
        "退回重办次数": "每次退回都在办理经过中，不另登记。",
        "市县承办的层级": "园区外单位填在协办单位，由名称可知，不另登记。",
        "佐证": "是附件而非数据：随本行存放。",
    }
    rules = ("园区企业诉求办理办法", "优化营商环境条例")


class RequestLoop(Procedure, of=EnterpriseRequest):
    """诉求闭环: assigned to one unit with a day, contacted, answered, called back by the keeper, redone if need be."""

    name = "企业诉求闭环"
    about = (
        "企业诉求登记后交办、首次联系、答复，由政务服务科回访销号；不满意的退回重办，一时办不成的挂账跟踪。"
    )
    rules = ("园区企业诉求办理办法",)
    begin = Begin("登记", REGISTERED, on="registered_on")
    assign = Move(
        "交办", REGISTERED, ASSIGNED, day="assigned_on", needs=("handler", "promised_by"), fills=("helpers",)
    )
    contact = Move("首次联系", ASSIGNED, ASSIGNED, named="handler", day="contacted_on")
    settle = Move(
        "答复办结", ASSIGNED, ANSWERED, named="handler", day="answered_on", needs=("result", "answer")
    )
    hold = Move(
        "挂账跟踪", ASSIGNED, HELD, by=(Role.HEAD,), day="held_on", needs=("next_reply_on",), reason=True
    )
    take_up = Move("恢复办理", HELD, ASSIGNED, needs=("promised_by",))
    rate = Move(
        "企业评价",
        ANSWERED,
        ANSWERED,
        by=(Role.ENTERPRISE, Role.CLERK, Role.HEAD),
        waits=(Role.ENTERPRISE,),
        needs=("satisfaction",),
        guards=(not_rated,),
    )
    visit = Move(
        "回访销号",
        ANSWERED,
        CLOSED,
        day="closed_on",
        needs=("satisfaction",),
        guards=(content, as_rated),
        not_by="settle",
    )
    redo = Move(
        "退回重办",
        ANSWERED,
        ASSIGNED,
        by=(Role.HEAD,),
        day="redone_on",
        needs=("satisfaction", "promised_by"),
        reason=True,
        guards=(visited_discontent, as_rated),
    )
    clocks = (
        Clock("交办", since="begin", until="assign", due=1, days=WORKING),
        Clock("首次联系", since="assign", until=("contact", "settle", "hold"), due=1, days=WORKING),
        Clock(
            "承诺办结",
            since=("assign", "redo", "take_up"),
            until=("settle", "hold"),
            due="promised_by",
            extension=Extension(),
        ),
        Clock("挂账答复", since="hold", until="take_up", due="next_reply_on"),
        Clock("回访", since="settle", until=("visit", "redo"), due=5, days=WORKING),
    )
