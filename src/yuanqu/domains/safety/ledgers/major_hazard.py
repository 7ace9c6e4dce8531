"""重大隐患 — what a major hazard has beside the ordinary columns: cause, six-item plan, listing for supervision."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import LISTED_LEVEL
from yuanqu.domains.safety.rules.hazards import hazard_closed_before_delisting, six_items_before_listing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.models import Role
from yuanqu.people.rights import Rights

_RULE = "重大事故隐患挂牌督办制度"
_API = "省级隐患排查治理数据接口"

REPORTED, LISTED = State("reported", "待挂牌"), State("listed", "治理中")
APPLIED, REVIEWED = State("applied", "待初审"), State("reviewed", "待现场验收")
ACCEPTED, SAMPLED = State("accepted", "待抽查"), State("sampled", "待提请销号")
PROPOSED, DELISTED = State("proposed", "待摘牌"), State("delisted", "已摘牌", final=True)


class MajorHazard(Record):
    """One to one with a hazard whose level is 重大; its own workbook in practice."""

    number = Text("督办编号", max_length=40, note="如「ZD-2025-01」")
    hazard = Link("隐患", "safety.Hazard", aliases=("隐患编号",))
    reported_on = Day("报告日期", note="发现后立即报告", source=_API)
    state_and_cause = LongText("隐患现状及产生原因", source=_API)
    severity_text = LongText("危害程度", source=_API)
    difficulty_text = LongText("整改难易程度分析", source=_API)
    plan_goal = LongText("治理目标和任务", empty=True, source=_API)
    plan_method = LongText("治理方法和措施", empty=True, source=_API)
    plan_funds = Amount("治理经费", "万元", empty=True, source=_API)
    plan_material = LongText("治理物资", empty=True, source=_API)
    plan_people = Text("治理机构和人员", empty=True, source=_API)
    plan_deadline = Day("治理时限", empty=True, source=_API)
    plan_safety = LongText("安全措施和应急预案", empty=True, source=_API)
    duty_settled = YesNo("责任落实", empty=True, source=_RULE)
    measures_settled = YesNo("措施落实", empty=True, source=_RULE)
    time_settled = YesNo("时限落实", empty=True, source=_RULE)
    funds_settled = YesNo("资金落实", empty=True, source=_RULE)
    plan_settled = YesNo("预案落实", empty=True, source=_RULE)
    interim = LongText("临时措施", note="撤人、停用、警戒、监控", source="中华人民共和国安全生产法第六十五条")
    listed_level = Code("挂牌级别", LISTED_LEVEL, empty=True, source=_RULE)
    listing_doc = Text("挂牌文号", max_length=60, empty=True, source=_RULE)
    overseer = Text("督办单位", max_length=120, empty=True, source=_RULE)
    oversight_due_on = Day("督办期限", empty=True, note="挂牌时必填", source=_RULE)
    told_staff_on = Day("向职工代表大会报告日期", empty=True, source="中华人民共和国安全生产法第四十一条")
    state = StateColumn(
        "督办状态", (REPORTED, LISTED, APPLIED, REVIEWED, ACCEPTED, SAMPLED, PROPOSED, DELISTED)
    )
    listed_on = MovedOn("挂牌日期", source=_RULE)
    applied_on = MovedOn("申请验收日期", source=_RULE)
    reviewed_on = MovedOn("初审日期", source=_RULE)
    accepted_on = MovedOn("现场验收日期", aliases=("验收日期",), source=_RULE)
    sampled_on = MovedOn("抽查日期", source=_RULE)
    proposed_on = MovedOn("提请销号日期", source=_RULE)
    delisted_on = MovedOn("摘牌日期", source=_RULE)
    note = LongText("说明", empty=True, aliases=("备注",))


class MajorHazards(Ledger, of=MajorHazard):
    """重大隐患挂牌督办台账."""

    name, keeper = "重大隐患挂牌督办台账", "安全环保科"
    rights = Rights(own="hazard.object.enterprise", inward=("note",))
    about = "重大隐患的现状原因、治理方案六项、挂牌督办到摘牌，一项一行。"
    key = ("number",)
    title = ("number", "hazard")
    columns = (
        "number",
        "hazard",
        "listed_level",
        "listing_doc",
        "overseer",
        "plan_funds",
        "oversight_due_on",
    )
    search = ("number", "hazard.hazard_no", "listing_doc", "overseer")
    filters = ("state", "listed_level", "oversight_due_on")
    order = ("-reported_on", "number")
    totals = ("plan_funds",)
    left_out: ClassVar = {"整改验收审批表": "是附件而非数据：存在该项的附件中。"}
    rules = ("中华人民共和国安全生产法", _RULE)


class MajorHazardLoop(Procedure, of=MajorHazard):
    """重大隐患督办: listed with its plan, put right, accepted on site, struck off."""

    name = "重大隐患挂牌督办"
    problem = True
    about = "重大隐患从报告、挂牌、治理、申请验收、初审、现场验收、抽查、提请销号到摘牌，次序不变。"
    rules = ("中华人民共和国安全生产法第四十一条", "重大事故隐患挂牌督办制度")
    begin = Begin("报告", REPORTED, on="reported_on")
    list_it = Move(
        "挂牌",
        REPORTED,
        LISTED,
        by=(Role.HEAD,),
        day="listed_on",
        needs=("listed_level", "listing_doc", "overseer", "oversight_due_on"),
        guards=(six_items_before_listing,),
    )
    apply = Move("申请验收", LISTED, APPLIED, by=(Role.ENTERPRISE, Role.CLERK, Role.HEAD), day="applied_on")
    review = Move("初审", APPLIED, REVIEWED, day="reviewed_on", not_by="apply")
    accept = Move(
        "现场验收",
        REVIEWED,
        ACCEPTED,
        day="accepted_on",
        evidence=(Evidence("整改验收审批表", phase="after"),),
        not_by="apply",
    )
    sample = Move("抽查", ACCEPTED, SAMPLED, day="sampled_on", not_by="accept")
    propose = Move("提请销号", SAMPLED, PROPOSED, day="proposed_on")
    delist = Move(
        "摘牌",
        PROPOSED,
        DELISTED,
        by=(Role.HEAD,),
        day="delisted_on",
        guards=(hazard_closed_before_delisting,),
        not_by="propose",
    )
    send_back = Move("退回治理", (APPLIED, REVIEWED, ACCEPTED, SAMPLED), LISTED, reason=True)
    clocks = (
        Clock(
            "督办期限",
            since="list_it",
            until="apply",
            due="oversight_due_on",
            extension=Extension(by=(Role.HEAD,), times=1),
        ),
    )
