"""用地报批台账 — one parcel in one file, from its survey to the consent and the supply of the land."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.resources.codes import (
    AGREED,
    APPROVER,
    BALANCE,
    BATCH_KIND,
    PETITION,
    PURPOSE,
    QUOTA_SOURCE,
    REDLINE,
    UNLAWFUL,
)
from yuanqu.domains.resources.rules.approvals import (
    agreements_signed,
    approvers,
    balance_told,
    development_is_planned,
    fits_the_plan,
    nested,
    nothing_unlawful,
    quota_enough,
    supplied,
    surveyed,
)
from yuanqu.domains.resources.rules.documents import (
    assembled_whole,
    conditions_met,
    forest_consented,
    replies_in,
    submitted_whole,
)
from yuanqu.domains.resources.rules.words import made_up_of, not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.areas import PLACES_MU, mu_of, positive
from yuanqu.registers.codes import AREA_UNIT, LAND_USE, PARK

_REVIEW = "建设用地审查报批要求"
_LAW = "中华人民共和国土地管理法"
_BY_CLASS = {"farm": "农用地", "built": "建设用地", "unused": "未利用地"}
_BY_OWNER = {"collective": "集体土地", "state_owned": "国有土地"}

SURVEYED, ASSEMBLED = State("surveyed", "已丈量待组卷"), State("assembled", "已组卷待上报")
SUBMITTED, REVIEWED = State("submitted", "市级审查中"), State("reviewed", "省级审查中")
CORRECTING, APPROVED = State("correcting", "补正中"), State("approved", "已批复待公告")
ANNOUNCED, GRANTED = State("announced", "已公告待供地"), State("granted", "已供地", final=True)
REFUSED, WITHDRAWN = State("refused", "未获批准", final=True), State("withdrawn", "已撤回", final=True)


class LandApproval(Record):
    """One parcel; the areas of a row are all in its own unit, 公顷 in approval files, 亩 in the zone's tables."""

    approval_no = Text("报批编号", max_length=40, note="园区自编，如「BP-2025-01」")
    batch = Text("批次名称", max_length=120, note="如「云岚市2025年第3批次」", source=_REVIEW)
    batch_kind = Code("批次类型", BATCH_KIND, source=_REVIEW)
    name = Text("地块名称", max_length=120, note="人们怎么叫它，如「东港路北侧地块」")
    place = Text("地块位置", source=_REVIEW)
    park = Code("所在园区", PARK)
    land_use = Code("拟定用途", LAND_USE, aliases=("用途",), source=_REVIEW)
    project = Link("拟落地项目", "registers.Project", empty=True, aliases=("项目编号",))
    area = Amount("总面积", places=4, note="单位见「面积单位」", source=_REVIEW)
    area_unit = Code("面积单位", AREA_UNIT, note="本行各项面积的单位", source=_REVIEW)
    area_mu = Amount("总面积（亩）", "亩", places=PLACES_MU, empty=True, note="由总面积和单位得出")
    farm = Amount("农用地", places=4, source=_REVIEW)
    arable = Amount("其中耕地", places=4, source=_REVIEW)
    paddy = Amount("其中水田", places=4, source=_REVIEW)
    basic = Amount("其中永久基本农田", places=4, source=_REVIEW)
    forest = Amount("其中林地", places=4, source=_REVIEW)
    built = Amount("建设用地", places=4, source=_REVIEW)
    unused = Amount("未利用地", places=4, source=_REVIEW)
    collective = Amount("集体土地", places=4, source=_REVIEW)
    state_owned = Amount("国有土地", places=4, source=_REVIEW)
    new_built = Amount("新增建设用地", places=4, source=_REVIEW)
    new_built_mu = Amount(
        "新增建设用地（亩）", "亩", places=PLACES_MU, empty=True, note="由新增建设用地和单位得出"
    )
    fee = Amount("新增建设用地有偿使用费", "万元", empty=True, source=_LAW)
    quota_source = Code("计划指标来源", QUOTA_SOURCE, source=_REVIEW)
    quota = Link("计划指标", "resources.Quota", empty=True, aliases=("指标编号",), note="上报前填")
    balance = Code("占补平衡", BALANCE, source=_REVIEW)
    balance_no = Text("占补挂钩单号", max_length=60, empty=True, note="已足额补充的填", source=_REVIEW)
    balance_quota = Link("占补指标", "resources.Quota", empty=True, note="占用耕地的上报前填")
    conforms = YesNo("是否符合规划", note="国土空间规划和城镇开发边界", source=_REVIEW)
    redline = Code("生态红线和自然保护地", REDLINE, source=_REVIEW)
    purpose = Code("征收公共利益情形", PURPOSE, empty=True, note="征收集体土地的必填", source=_LAW)
    development_plan = Text(
        "成片开发方案批复文号", max_length=80, empty=True, note="成片开发的必填", source=_LAW
    )
    approver = Code("审批权限", APPROVER, empty=True, note="由永久基本农田和面积得出", source=_LAW)
    agreed = Code("补偿协议签订情况", AGREED, empty=True, note="上报前填", source=_REVIEW)
    unlawful = Code("违法用地核查", UNLAWFUL, source=_REVIEW)
    petition = Code("信访", PETITION, source=_REVIEW)
    compiler = Text("组卷单位", max_length=120, source=_REVIEW)
    person = Text("责任人", max_length=60, source=_REVIEW)
    listed_on = Day("列入报批日期")
    withdrawn_on = Day("撤回日期", empty=True, note="撤回时填")
    state = StateColumn(
        "报批阶段",
        (
            SURVEYED,
            ASSEMBLED,
            SUBMITTED,
            REVIEWED,
            CORRECTING,
            APPROVED,
            ANNOUNCED,
            GRANTED,
            REFUSED,
            WITHDRAWN,
        ),
        aliases=("用地手续阶段", "阶段"),
    )
    compiled_on = MovedOn("组卷完成日期", source=_REVIEW)
    submitted_on = MovedOn("县级上报日期", source=_REVIEW)
    reviewed_on = MovedOn("市级审查通过日期", source=_REVIEW)
    correcting_on = MovedOn("要求补正日期", note="最近一次", source=_REVIEW)
    corrected_on = MovedOn("补正完成日期", note="最近一次", source=_REVIEW)
    approved_on = MovedOn("批复日期", source=_REVIEW)
    doc_no = Text("批复文号", max_length=80, empty=True, note="批复时填", source=_REVIEW)
    announced_on = MovedOn("批后公告日期", source="土地管理法实施条例")
    granted_on = MovedOn("供地完成日期", source=_REVIEW)
    note = LongText("说明", empty=True, aliases=("备注",))


class LandApprovals(Ledger, of=LandApproval):
    """用地报批台账."""

    name, keeper = "用地报批台账", "自然资源科"
    rights = Rights(read=("项目建设科", "规划建设科"))
    about = "农用地转用和土地征收的报批地块，从丈量、组卷、上报、审查、批复到供地，一个地块一行。"
    key = ("approval_no",)
    title = ("name",)
    columns = (
        "approval_no",
        "batch",
        "name",
        "project",
        "area",
        "area_unit",
        "area_mu",
        "state",
        "compiled_on",
        "submitted_on",
        "approved_on",
        "person",
    )
    search = ("approval_no", "batch", "name", "place", "project.name", "doc_no")
    filters = ("state", "batch_kind", "land_use", "park", "submitted_on", "approved_on")
    order = ("-listed_on", "approval_no")
    totals = ("area_mu",)
    checks = (
        positive("land_approval.area", "area"),
        not_negative(
            "land_approval.negative", "farm", "arable", "paddy", "basic", "forest", "new_built", "fee"
        ),
        made_up_of("land_approval.classes", "area", _BY_CLASS, "总面积"),
        made_up_of("land_approval.owners", "area", _BY_OWNER, "总面积"),
        *nested,
        balance_told,
        development_is_planned,
        quota_enough,
    )
    explanation = "note"
    derived: ClassVar = {
        "area_mu": mu_of("area"),
        "new_built_mu": mu_of("new_built"),
        "approver": approvers,
    }
    left_out: ClassVar = {
        "年份、行政区": "年份在批次名称中；一个数据库就是一个园区。",
        "补正次数": "每次补正都是一个动作，见流程记录。",
        "批而未供面积": "由批复面积和供地台账得出，查询时计算。",
    }
    rules = (_LAW, "土地管理法实施条例", "建设用地审查报批管理办法")


class ApprovalLoop(Procedure, of=LandApproval):
    """报批闭环: no stage is entered before the documents it needs are there and valid."""

    name = "用地报批"
    about = (
        "地块从丈量、组卷、上报、市级和省级审查、批复、公告到供地；材料不齐不能进入下一阶段，补正期间停表。"
    )
    rules = (_LAW, "土地管理法实施条例", "建设用地审查报批管理办法")
    begin = Begin("列入报批", SURVEYED, on="listed_on")
    assemble = Move(
        "组卷完成",
        SURVEYED,
        ASSEMBLED,
        day="compiled_on",
        guards=(surveyed, fits_the_plan, replies_in, assembled_whole),
    )
    submit = Move(
        "县级上报",
        ASSEMBLED,
        SUBMITTED,
        day="submitted_on",
        needs=("agreed", "quota"),
        guards=(agreements_signed, nothing_unlawful, conditions_met, forest_consented, submitted_whole),
    )
    review = Move("市级审查通过", SUBMITTED, REVIEWED, day="reviewed_on")
    correct = Move("要求补正", (SUBMITTED, REVIEWED), CORRECTING, day="correcting_on", reason=True)
    resubmit = Move(
        "补正完成",
        CORRECTING,
        SUBMITTED,
        day="corrected_on",
        guards=(conditions_met, forest_consented, submitted_whole),
    )
    approve = Move("批复", REVIEWED, APPROVED, day="approved_on", needs=("doc_no",))
    announce = Move(
        "批后公告",
        APPROVED,
        ANNOUNCED,
        day="announced_on",
        evidence=(Evidence("征收公告张贴照片", pictures=True),),
    )
    grant = Move("供地完成", ANNOUNCED, GRANTED, day="granted_on", guards=(supplied,))
    refuse = Move("不予批准", (SUBMITTED, REVIEWED), REFUSED, by=(Role.HEAD,), reason=True)
    withdraw = Move(
        "撤回",
        (SURVEYED, ASSEMBLED, CORRECTING),
        WITHDRAWN,
        by=(Role.HEAD,),
        needs=("withdrawn_on",),
        reason=True,
    )
    clocks = (
        Clock("组卷期限（园区目标）", since="begin", until="assemble", due=20, days=WORKING),
        # 行政许可逐级审查20个工作日（行政许可法第四十三条）；补正期间不计。
        Clock(
            "市级审查期限",
            since="submit",
            until=("review", "refuse"),
            due=20,
            days=WORKING,
            pause=("correct", "resubmit"),
        ),
        # 收到批准文件之日起15个工作日内公告（土地管理法实施条例第三十一条）。
        Clock("批后公告期限", since="approve", until="announce", due=15, days=WORKING),
    )
