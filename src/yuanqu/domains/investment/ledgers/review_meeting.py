"""联审会议 — joint-review meetings of two kinds, from the notice to the signed minutes."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.investment.codes import DEPARTMENT, MEETING_KIND
from yuanqu.domains.investment.rules.meetings import (
    everybody_heard,
    everything_decided,
    everything_prechecked,
    meeting_stands,
    minutes_days,
    nobody_let_in_against_safety,
    nobody_let_in_yet,
    papers_a_day_before,
    safety_is_heard,
    sequence_without_gaps,
    something_listed,
    units_known,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Moment, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_RULES = "园区项目联审办法"
CALLED = State("called", "待出纪要")
MINUTED, CANCELLED = State("minuted", "已出纪要", final=True), State("cancelled", "取消", final=True)


class ReviewMeeting(Record):
    """One meeting; what it decided stands with its items."""

    meeting_no = Text("会议编号", max_length=40, note="类型、年份加届次，如「GY-2025-01」", source=_RULES)
    kind = Code("会议类型", MEETING_KIND, source=_RULES)
    sequence = Whole("届次", note="当年同类会议第几次，连续编号", source=_RULES)
    called_on = Day("通知日期", source=_RULES)
    held_on = Day("召开日期", note="改期的改填", source=_RULES)
    place = Text("地点", max_length=120, source=_RULES)
    chair = Text("主持人", max_length=60, source=_RULES)
    due_units = Text(
        "参审部门", note=f"以顿号分隔，如「{DEPARTMENT.label('safety')}」，它必须参审", source=_RULES
    )
    papers_sent_at = Moment("材料分发时间", empty=True, note="会前至少一天", source=_RULES)
    minutes_no = Text("纪要文号", max_length=60, empty=True, source=_RULES)
    signed_by = Text("纪要签发人", max_length=60, empty=True, source=_RULES)
    state = StateColumn("会议状态", (CALLED, MINUTED, CANCELLED))
    minutes_due = Day("纪要期限", empty=True, note="召开后五个工作日；系统得出")
    minuted_on = MovedOn("纪要签发日期", source=_RULES)
    note = LongText("说明", empty=True, aliases=("备注",))


class ReviewMeetings(Ledger, of=ReviewMeeting):
    """联审会议台账."""

    name, keeper = "联审会议台账", "招商科"
    rights = Rights(read=("自然资源科", "项目建设科", "经济运行科", "安全环保科", "政务服务科"))
    about = "工业项目联审会、租赁厂房项目联审会和专题会商，一次一行，议题和结论见联审议题台账。"
    key = ("meeting_no",)
    title = ("kind", "meeting_no")
    columns = (
        "meeting_no",
        "kind",
        "sequence",
        "held_on",
        "chair",
        "state",
        "minutes_due",
        "minutes_no",
    )
    search = ("meeting_no", "chair", "minutes_no")
    filters = ("kind", "state", "held_on")
    order = ("-held_on", "meeting_no")
    checks = (
        *dates_in_order(
            "review_meeting.days",
            {"called_on": "通知日期", "held_on": "召开日期", "minuted_on": "纪要签发日期"},
        ),
        units_known,
        safety_is_heard,
        papers_a_day_before,
        sequence_without_gaps,
        meeting_stands,
    )
    explanation = "note"
    derived: ClassVar = {"minutes_due": minutes_days}
    left_out: ClassVar = {
        "议题数、通过数、缓议数": "由联审议题台账得出。",
        "实到单位": "由部门意见台账得出：到会的都有意见。",
        "保密要求": "对全部会议相同，见联审办法。",
    }
    rules = (_RULES,)


class ReviewMeetingLoop(Procedure, of=ReviewMeeting):
    """联审会: called, held on listed items, minutes signed once every item is decided and everybody heard."""

    name = "联审会议"
    about = "联审会从通知、召开到签发纪要；部门意见和决定不全的，纪要不能签发。"
    rules = (_RULES,)
    begin = Begin("通知开会", CALLED, on="called_on")
    minute = Move(
        "签发纪要",
        CALLED,
        MINUTED,
        by=(Role.HEAD,),
        day="minuted_on",
        needs=("papers_sent_at", "minutes_no", "signed_by"),
        guards=(
            something_listed,
            everything_prechecked,
            everything_decided,
            everybody_heard,
            nobody_let_in_against_safety,
        ),
    )
    cancel = Move("取消会议", CALLED, CANCELLED, by=(Role.HEAD,), reason=True, guards=(nobody_let_in_yet,))
    reopen = Move("退回改纪要", MINUTED, CALLED, by=(Role.HEAD,), reason=True)
    clocks = (Clock("纪要期限", since=("begin", "reopen"), until=("minute", "cancel"), due="minutes_due"),)
