"""攻坚清单 — the enterprises to be covered in a campaign's phase, and each one's way from listing to coverage."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.party.codes import DROP_REASON, JOINT_KIND, PLANNED_MODE, TARGET_BASIS
from yuanqu.domains.party.guards import covered_in_relations, instructor_assigned, three_full_members
from yuanqu.domains.party.survey_rules import joint_kind_given
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import CALENDAR, Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.models import Role
from yuanqu.registers.shared_checks import dates_in_order

LISTED, MOBILISED, APPLIED = (
    State("listed", "已入列"),
    State("mobilised", "已动员"),
    State("applied", "已申请"),
)
SUBMITTED, APPROVED = State("submitted", "已请示"), State("approved", "已批复")
ELECTED, PLAQUED = State("elected", "已选举"), State("plaqued", "已挂牌")
COVERED, WORKED = State("covered", "已覆盖", final=True), State("worked", "已工作覆盖", final=True)
DROPPED = State("dropped", "已剔除", final=True)
OPEN = (LISTED, MOBILISED, APPLIED, SUBMITTED, APPROVED, ELECTED, PLAQUED)

_PLAN = "非公有制企业「两个覆盖」攻坚行动方案"
_STEPS = "党组织组建程序"


class Target(Record):
    """One enterprise in one phase of a campaign."""

    campaign = Text("攻坚行动", max_length=80, note="如「2025年两个覆盖攻坚行动」", source=_PLAN)
    phase = Whole("阶段", note="第一阶段填1", source=_PLAN)
    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    listed_on = Day("入列日期", source=_PLAN)
    basis = Code("入列依据", TARGET_BASIS, source=_PLAN)
    target_mode = Code("目标方式", PLANNED_MODE, note="正式党员3名以上的单独组建", source=_PLAN)
    joint_kind = Code("联合方式", JOINT_KIND, empty=True, note="联合组建的必填", source=_STEPS)
    leader = Text("包联领导", max_length=60, empty=True, personal=True, source=_PLAN)
    owner = Text("责任人", max_length=60, empty=True, personal=True, source=_PLAN)
    instructor = Link("党建指导员", "party.Instructor", empty=True, aliases=("指导员", "指导员编号"))
    due_on = Day("计划完成日", aliases=("计划完成日期",), source=_PLAN)
    state = StateColumn("进度", (*OPEN, COVERED, WORKED, DROPPED))
    mobilised_on = MovedOn("动员日期")
    applied_on = MovedOn("申请日期")
    submitted_on = MovedOn("请示日期")
    request_no = Text("请示文号", max_length=80, empty=True, source=_STEPS)
    approved_on = MovedOn("批复日期")
    organisation = Link(
        "党组织", "party.Organisation", empty=True, aliases=("党组织代码", "党组织名称"), note="批复后填"
    )
    elected_on = MovedOn("选举日期")
    plaqued_on = MovedOn("挂牌日期")
    covered_on = MovedOn("覆盖日期", aliases=("实际完成日", "实际完成日期"))
    worked_on = MovedOn("工作覆盖日期")
    dropped_on = MovedOn("剔除日期")
    drop_reason = Code("剔除理由", DROP_REASON, empty=True, note="剔除的必填", source=_PLAN)
    obstacle = LongText("存在困难", empty=True)
    note = LongText("说明", empty=True, aliases=("备注",))


class Targets(Ledger, of=Target):
    """攻坚清单."""

    name, keeper = "攻坚清单", "党建科"
    about = "「两个覆盖」攻坚的企业，逐家明确依据、方式和期限，按组建程序推进到覆盖，剔除的写明理由。"
    key = ("campaign", "phase", "enterprise")
    title = ("enterprise", "phase")
    columns = (
        "enterprise",
        "phase",
        "basis",
        "target_mode",
        "due_on",
        "state",
        "organisation",
        "approved_on",
        "covered_on",
        "dropped_on",
    )
    search = ("enterprise.name", "enterprise.uscc", "campaign", "organisation.org_name", "obstacle")
    filters = ("state", "phase", "basis", "target_mode", "due_on")
    order = ("due_on", "enterprise")
    event = "listed_on"
    checks = (
        *dates_in_order("target.dates", {"listed_on": "入列日期", "due_on": "计划完成日"}),
        joint_kind_given,
    )
    explanation = "note"
    left_out: ClassVar = {
        "摸排进度": "入列之前的摸排见非公企业党建摸排表。",
        "党员名册": "随申请报送的名册是附件；党员逐人登记在党员名册（受限）。",
    }
    rules = ("中国共产党支部工作条例（试行）", _PLAN)


class TargetDrive(Procedure, of=Target):
    """攻坚: from listing to coverage, step by step as an organisation is founded."""

    name = "两个覆盖攻坚"
    about = "企业入列后经动员、申请、请示、批复、选举、挂牌，以覆盖关系为准销号；不再符合条件的剔除。"
    rules = ("中国共产党支部工作条例（试行）", "中国共产党基层组织选举工作条例")
    begin = Begin("入列", LISTED, on="listed_on")
    mobilise = Move("动员", LISTED, MOBILISED, day="mobilised_on")
    apply = Move("提交申请和名册", MOBILISED, APPLIED, day="applied_on", guards=(three_full_members,))
    submit = Move("请示", APPLIED, SUBMITTED, day="submitted_on", needs=("request_no",))
    approve = Move(
        "批复",
        SUBMITTED,
        APPROVED,
        by=(Role.HEAD,),
        not_by="submit",
        day="approved_on",
        needs=("organisation",),
    )
    send_back = Move("退回补正", SUBMITTED, APPLIED, by=(Role.HEAD,), reason=True)
    elect = Move("选举", APPROVED, ELECTED, day="elected_on")
    plaque = Move(
        "挂牌",
        ELECTED,
        PLAQUED,
        day="plaqued_on",
        evidence=(Evidence("挂牌照片", phase="after", pictures=True),),
    )
    cover = Move("覆盖销号", PLAQUED, COVERED, day="covered_on", guards=(covered_in_relations,))
    cover_by_work = Move(
        "工作覆盖", MOBILISED, WORKED, day="worked_on", needs=("instructor",), guards=(instructor_assigned,)
    )
    drop = Move("剔除", OPEN, DROPPED, by=(Role.HEAD,), day="dropped_on", needs=("drop_reason",), reason=True)
    list_again = Move(
        "重新入列", (COVERED, WORKED, DROPPED), LISTED, by=(Role.HEAD,), needs=("due_on",), reason=True
    )
    clocks = (
        Clock(
            "攻坚期限",
            since=("begin", "list_again"),
            until=("cover", "cover_by_work", "drop"),
            due="due_on",
            days=CALENDAR,
            extension=Extension(by=(Role.HEAD,), times=1),
        ),
    )
