"""环节强弱判定 — each judgement of a segment is a record of its own: who judged, when, why; none is written over."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.chains.codes import STRENGTH
from yuanqu.domains.chains.rules.strength import (
    judged_by_records,
    never_overwritten,
    replaced_days,
    review_days,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.people.roles import Role

_CHART = "产业链图谱编制要求"
JUDGED = State("judged", "待链长确认")
CONFIRMED, RETURNED = State("confirmed", "已确认", final=True), State("returned", "已退回", final=True)


class Assessment(Record):
    """One judgement of one segment."""

    segment = Link("环节", "chains.Segment", aliases=("环节编号", "环节名称"))
    judged_on = Day("判定日期", source=_CHART)
    strength = Code("强弱判定", STRENGTH, note="没有企业和签约项目的为缺失", source=_CHART)
    reason = LongText("判定理由", source=_CHART)
    judged_by = Text("判定单位", max_length=80, aliases=("判定人",), note="专班或科室", source=_CHART)
    state = StateColumn("状态", (JUDGED, CONFIRMED, RETURNED))
    confirmed_on = MovedOn("确认日期", aliases=("链长确认日期",), source="产业链链长制工作方案")
    returned_on = MovedOn("退回日期")
    review_by = Day("复判期限", empty=True, note="判定日期加规则参数 segment_review_months 的月数")
    replaced_on = Day("停用日期", empty=True, note="后一次判定确认的前一日")
    note = LongText("说明", empty=True, aliases=("备注",))


class Assessments(Ledger, of=Assessment):
    """环节强弱判定台账."""

    name, keeper = "环节强弱判定台账", "产业发展科"
    rights = Rights(read=EVERYONE)
    about = "对产业链环节强、一般、弱、缺、风险的历次判定，一次一行，有人负责，过期的要复判。"
    key = ("segment", "judged_on")
    title = ("segment", "judged_on")
    columns = (
        "segment",
        "judged_on",
        "strength",
        "judged_by",
        "state",
        "confirmed_on",
        "review_by",
        "replaced_on",
    )
    search = ("segment.name", "reason", "judged_by")
    filters = ("segment", "strength", "state", "judged_on", "review_by")
    order = ("segment", "-judged_on")
    checks = (never_overwritten, judged_by_records)
    explanation = "note"
    derived: ClassVar = {"review_by": review_days, "replaced_on": replaced_days}
    rules = (_CHART, "产业链链长制工作方案")


class Judging(Procedure, of=Assessment):
    """强弱判定: judged by the working group, confirmed by somebody else for the chain's head."""

    name = "环节强弱判定"
    about = "专班提出判定和理由，由他人按链长意见确认；不同意的退回，另记一次判定。"
    rules = ("产业链链长制工作方案",)
    begin = Begin("提出判定", JUDGED, on="judged_on")
    confirm = Move("链长确认", JUDGED, CONFIRMED, by=(Role.HEAD,), day="confirmed_on", not_by="begin")
    send_back = Move("退回", JUDGED, RETURNED, by=(Role.HEAD,), day="returned_on", reason=True)
