"""矛盾纠纷排查化解台账 — found, accepted, mediated, agreed or not, followed up; one row a dispute."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.codes import (
    AGREEMENT_FORM,
    ALERT_LEVEL,
    DISPUTE_KIND,
    DISPUTE_SCALE,
    DISPUTE_SOURCE,
    DIVERSION,
    MEDIATION_WAY,
)
from yuanqu.domains.public_order.rules.disputes import (
    body_is_there,
    both_sides_are_known,
    confirmed_in_thirty_days,
    days_after_due,
    ended_days,
    found_at_its_sweep,
    labour_and_contracts_have_a_unit,
    major_has_its_leader,
    scale_fits_the_people,
    somebody_is_involved,
    was_mediated,
)
from yuanqu.domains.public_order.rules.words import by_today, not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.roles import Role
from yuanqu.registers.codes import PARK
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "矛盾纠纷排查化解台账"
_LAW = "中华人民共和国人民调解法"
_ACCEPT, _FOLLOW_UP = 3, 30  # 工作日、天；本园区口径

FOUND, ACCEPTED = State("found", "待受理"), State("accepted", "待指派")
MEDIATING, ESCALATED = State("mediating", "调解中"), State("escalated", "逾期提级")
RESOLVED, FAILED = State("resolved", "已化解待回访"), State("failed", "调解不成待分流")
DIVERTED, CLOSED = State("diverted", "已分流", final=True), State("closed", "已销号", final=True)


class Dispute(Record):
    """One dispute."""

    number = Text(
        "纠纷编号", max_length=40, aliases=("事件编号",), note="年月加序号，如「JF202503-01」", source=_FORM
    )
    title = Text("纠纷名称", max_length=100, aliases=("事件名称",), source=_FORM)
    summary = LongText("纠纷简述", aliases=("事件简述",), source=_FORM)
    source = Code("纠纷来源", DISPUTE_SOURCE, aliases=("来源",), source=_FORM)
    sweep = Link("所属排查", "public_order.Sweep", empty=True, aliases=("排查编号",), note="排查发现的填")
    occurred_on = Day("发生日期", aliases=("事发日期",), source=_FORM)
    found_on = Day("发现日期", source=_FORM)
    park = Code("所属园区", PARK, aliases=("所属区域",), source=_FORM)
    address = Text("事发地址", max_length=100, source=_FORM)
    kind = Code("纠纷类别", DISPUTE_KIND, aliases=("类别", "矛盾类别"), source=_FORM)
    scale = Code("纠纷规模", DISPUTE_SCALE, aliases=("事件规模",), source=_FORM)
    people = Whole("涉及人数", unit="人", note="当事人合计，如：2", source=_FORM)
    amount = Amount("涉及金额", "元", empty=True, source=_FORM)
    enterprise = Link(
        "涉事企业", "registers.Enterprise", empty=True, aliases=("企业名称",), note="园区企业填这里"
    )
    units_involved = Text("其他涉及单位", empty=True, source=_FORM)
    alert_level = Code("预警等级", ALERT_LEVEL, empty=True, note="指派时必填", source=_FORM)
    body = Link(
        "调解组织", "public_order.MediationBody", empty=True, aliases=("化解组织",), note="指派时必填"
    )
    mediator = Text("化解责任人", max_length=60, empty=True, note="指派时必填", source=_FORM)
    sponsor = Text("包案领导", max_length=60, empty=True, note="重大群体性、一级预警必填", source=_FORM)
    method = Code("化解方式", MEDIATION_WAY, empty=True, note="指派时必填", source=_FORM)
    due_on = Day("化解时限", empty=True, note="指派时必填，末日计入", source=_FORM)
    measures = LongText("措施手段", empty=True, source=_FORM)
    agreement_form = Code("协议形式", AGREEMENT_FORM, empty=True, note="达成协议时必填", source=_LAW)
    agreement_no = Text("调解协议书编号", max_length=60, empty=True, source=_LAW)
    result = LongText("化解情况", empty=True, note="达成协议或者调解不成时必填", source=_FORM)
    diversion = Code("分流去向", DIVERSION, empty=True, note="分流时必填", source="三调联动")
    visit_result = LongText("回访情况", empty=True, note="销号时必填", source=_FORM)
    petition = Link("关联信访", "public_order.Petition", empty=True, aliases=("信访编号",))
    overdue_from = Day("逾期起算日", empty=True, note="化解时限的次日；系统得出")
    ended_on = Day("了结日期", empty=True, note="化解或者分流之日，反弹的没有；系统得出")
    state = StateColumn(
        "状态",
        (FOUND, ACCEPTED, MEDIATING, ESCALATED, RESOLVED, FAILED, DIVERTED, CLOSED),
        aliases=("化解状态",),
    )
    accepted_on = MovedOn("受理日期", source=_FORM)
    assigned_on = MovedOn("指派日期", source=_FORM)
    escalated_on = MovedOn("提级日期", source=_FORM)
    resolved_on = MovedOn("化解日期", aliases=("达成协议日期",), source=_FORM)
    failed_on = MovedOn("调解不成日期", source=_FORM)
    diverted_on = MovedOn("分流日期", source=_FORM)
    confirmed_on = MovedOn("司法确认日期", source=_LAW)
    closed_on = MovedOn("销号日期", aliases=("回访日期",), source=_FORM)
    relapsed_on = MovedOn("反弹日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Disputes(Ledger, of=Dispute):
    """矛盾纠纷排查化解台账."""

    name, keeper = "矛盾纠纷排查化解台账", "政法综治科"
    about = "园区的矛盾纠纷，从发现、受理、指派、调解、协议到回访销号，一起一行。"
    key = ("number",)
    title = ("number", "title")
    columns = (
        "number",
        "title",
        "found_on",
        "kind",
        "scale",
        "people",
        "enterprise",
        "body",
        "due_on",
        "state",
        "resolved_on",
        "closed_on",
    )
    search = ("number", "title", "summary", "enterprise.name", "mediator")
    filters = ("found_on", "state", "kind", "scale", "source", "alert_level", "body", "due_on")
    order = ("-found_on", "number")
    totals = ("people", "amount")
    checks = (
        *dates_in_order(
            "dispute.days", {"occurred_on": "发生日期", "found_on": "发现日期", "due_on": "化解时限"}
        ),
        not_negative("dispute.negative", "amount"),
        somebody_is_involved,
        scale_fits_the_people,
        labour_and_contracts_have_a_unit,
        by_today("dispute.ahead", "found_on", "发现日期"),
        found_at_its_sweep,
        body_is_there,
    )
    explanation = "note"
    derived: ClassVar = {"overdue_from": days_after_due, "ended_on": ended_days}
    left_out: ClassVar = {
        "影响范围、事件性质": "所依国家标准的代码表没有公开文本；规模和预警等级已说明。",
        "风险等级、激烈程度、纠纷等级": "各地自定的几种说法，与预警等级重复。",
        "网格": "以片区和地址登记；网格由安全生产的网格台账管理。",
        "考评日期、考评意见": "是对责任单位的考核，不是纠纷本身的内容。",
        "调解协议书": "是附件而非数据：随本行存放。",
    }
    rules = (_LAW, "信访工作条例第三十七条")


class DisputeCourse(Procedure, of=Dispute):
    """纠纷化解: found, accepted, given to a mediating body, agreed and visited again, or sent on."""

    name = "矛盾纠纷化解"
    about = (
        "纠纷从发现、受理、指派、调解、达成协议到回访销号；调解不成的分流，逾期的自动提级，反弹的重新调解。"
    )
    rules = ("中华人民共和国人民调解法第二十八、三十三条", "三级调解", "三调联动")
    begin = Begin("发现登记", FOUND, on="found_on")
    accept = Move("受理", FOUND, ACCEPTED, day="accepted_on")
    assign = Move(
        "指派调解",
        ACCEPTED,
        MEDIATING,
        day="assigned_on",
        needs=("alert_level", "body", "mediator", "method", "due_on"),
        fills=("sponsor", "measures"),
        guards=(major_has_its_leader,),
    )
    escalate = Move("提级督办", MEDIATING, ESCALATED, by=(Role.HEAD,), day="escalated_on", reason=True)
    take_over = Move(
        "上级调解组织接办",
        ESCALATED,
        MEDIATING,
        by=(Role.HEAD,),
        needs=("body", "mediator", "due_on"),
        reason=True,
    )
    agree = Move(
        "达成协议",
        (MEDIATING, ESCALATED),
        RESOLVED,
        day="resolved_on",
        needs=("agreement_form", "result"),
        fills=("agreement_no",),
        guards=(both_sides_are_known, was_mediated),
    )
    fail = Move(
        "调解不成",
        (MEDIATING, ESCALATED),
        FAILED,
        day="failed_on",
        needs=("result",),
        guards=(was_mediated,),
    )
    divert = Move("分流", FAILED, DIVERTED, day="diverted_on", needs=("diversion",))
    try_again = Move(
        "再次调解", FAILED, MEDIATING, by=(Role.HEAD,), needs=("body", "mediator", "due_on"), reason=True
    )
    confirm = Move("司法确认", RESOLVED, RESOLVED, day="confirmed_on", guards=(confirmed_in_thirty_days,))
    close = Move("回访销号", RESOLVED, CLOSED, day="closed_on", needs=("visit_result",), not_by="agree")
    relapse = Move(
        "反弹重新调解",
        (RESOLVED, CLOSED),
        MEDIATING,
        by=(Role.HEAD,),
        day="relapsed_on",
        needs=("due_on",),
        reason=True,
    )
    clocks = (
        Clock("受理指派期限", since="begin", until="assign", due=_ACCEPT, days=WORKING),
        Clock(
            "化解时限",
            since=("assign", "take_over", "try_again", "relapse"),
            until=("agree", "fail"),
            due="due_on",
            extension=Extension(by=(Role.HEAD,), times=1),
            lapse="escalate",
        ),
        Clock("回访期限", since="agree", until=("close", "relapse"), due=_FOLLOW_UP),
    )
