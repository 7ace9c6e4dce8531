"""申报台账 — an enterprise's application in a batch: planned, prepared, submitted, examined, made public, decided."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.innovation.codes import ENTRY_KIND, KIND
from yuanqu.domains.innovation.rules.entries import (
    again_has_a_title,
    batch_kinds,
    checked_up,
    county_days,
    fill_days,
    not_negative_shares,
    once_a_batch,
    within_the_places,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_CALL, _CHECKUP = "申报通知", "申报体检表"

PLANNED, PREPARING = State("planned", "计划申报"), State("preparing", "材料准备")
SUBMITTED, EXAMINED = State("submitted", "县级审核中"), State("examined", "市级推荐中")
RECOMMENDED, ACCEPTED = State("recommended", "待省级受理"), State("accepted", "省级评审中")
PUBLIC, APPROVED = State("public", "公示中"), State("approved", "已获批", final=True)
FAILED, WITHDRAWN = State("failed", "未通过", final=True), State("withdrawn", "已撤回", final=True)
_UNDER_REVIEW = (SUBMITTED, EXAMINED, RECOMMENDED, ACCEPTED, PUBLIC)


class Entry(Record):
    """One application; the figures of the check-up are the enterprise's own, before anybody examined them."""

    number = Text("申报编号", max_length=40, note="园区自编，如「SB2025-001」")
    batch = Link("申报批次", "innovation.Batch", aliases=("批次",), note="类别/级别/批次")
    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    entry_kind = Code("申报类型", ENTRY_KIND, source=_CALL)
    kind = Code("资质类别", KIND, empty=True, note="由申报批次得出")
    owner = Text("辅导责任人", max_length=60, source="申报计划表")
    agency = Text("服务机构", max_length=120, empty=True, note="不得代办包过", source=_CALL)
    planned_on = Day("列入计划日期", source="申报计划表")
    ip_count = Whole("知识产权数", unit="件", empty=True, source=_CHECKUP)
    staff_share = Amount("科技人员占比", "%", empty=True, source=_CHECKUP)
    rd_share = Amount("近三年研发费占比", "%", empty=True, source=_CHECKUP)
    product_share = Amount("高新技术产品收入占比", "%", empty=True, source=_CHECKUP)
    score = Amount("自评得分", "分", empty=True, source=_CHECKUP)
    clean_year = YesNo(
        "申请前一年内无重大安全、质量事故和严重环境违法",
        empty=True,
        note="企业承诺，经安全环保、市场监管核实",
        source=_CHECKUP,
    )
    rd_deducted = Amount("研发费加计扣除额", "万元", places=4, empty=True, source=_CHECKUP)
    objection = LongText("公示异议", empty=True, note="实名书面提出的", source="公示通知")
    fail_reason = Text("未通过原因", empty=True)
    fill_by = Day("填报截止", empty=True, note="取自申报批次")
    county_by = Day("审核截止", empty=True, note="取自申报批次的县级审核截止")
    state = StateColumn(
        "状态",
        (
            PLANNED,
            PREPARING,
            SUBMITTED,
            EXAMINED,
            RECOMMENDED,
            ACCEPTED,
            PUBLIC,
            APPROVED,
            FAILED,
            WITHDRAWN,
        ),
    )
    prepared_on = MovedOn("启动准备日期")
    submitted_on = MovedOn("平台提交日期", source=_CALL)
    examined_on = MovedOn("县级审核日期", aliases=("县初审日期",), source=_CALL)
    recommended_on = MovedOn("市级推荐日期", source=_CALL)
    accepted_on = MovedOn("省级受理日期", source=_CALL)
    public_on = MovedOn("公示日期", source=_CALL)
    approved_on = MovedOn("获批日期", source="认定公告")
    returned_on = MovedOn("退回日期")
    failed_on = MovedOn("未通过日期")
    withdrawn_on = MovedOn("撤回日期")
    note = LongText("说明", empty=True, aliases=("备注",))


class Entries(Ledger, of=Entry):
    """申报台账."""

    name, keeper = "资质申报台账", "科技创新科"
    about = "企业在各批次的资质申报，从列入计划、体检辅导、提交审核到公示获批，一家一批一行。"
    key = ("number",)
    title = ("enterprise", "batch")
    columns = (
        "number",
        "batch",
        "enterprise",
        "entry_kind",
        "owner",
        "score",
        "planned_on",
        "fill_by",
        "submitted_on",
        "state",
    )
    search = ("number", "enterprise.name", "enterprise.uscc", "batch.batch", "owner", "agency")
    filters = ("kind", "batch", "entry_kind", "state", "planned_on", "fill_by", "owner")
    order = ("-planned_on", "number")
    event = "planned_on"
    checks = (
        not_negative_shares,
        *dates_in_order("entry.days", {"planned_on": "列入计划日期", "fill_by": "填报截止"}),
        once_a_batch,
        again_has_a_title,
        within_the_places,
    )
    explanation = "note"
    derived: ClassVar = {"kind": batch_kinds, "fill_by": fill_days, "county_by": county_days}
    left_out: ClassVar = {
        "财务三年报表": "见企业财务状况月报和研发投入年报；审计报告是附件，随本行存放。",
        "体检差距": "由资质条件清单逐项得出，在记录页和企业页显示，不登记。",
    }
    rules = ("各类资质申报通知", "高新技术企业认定管理办法（国科发火〔2016〕32号）第十二条")


class Application(Procedure, of=Entry):
    """资质申报: on the plan, prepared, submitted before the platform closes, examined by another, decided."""

    name = "资质申报"
    about = "企业列入申报计划后准备材料、在平台提交，经县级审核、市级推荐、省级受理评审和公示，获批或未通过。"
    rules = ("各类资质申报通知",)
    begin = Begin("列入计划", PLANNED, on="planned_on")
    prepare = Move("启动准备", PLANNED, PREPARING, day="prepared_on", fills=("agency",))
    submit = Move(
        "平台提交",
        PREPARING,
        SUBMITTED,
        day="submitted_on",
        fills=("score", "ip_count", "staff_share", "rd_share", "product_share", "clean_year"),
        guards=(checked_up,),
    )
    examine = Move("县级审核通过", SUBMITTED, EXAMINED, day="examined_on", not_by="submit")
    recommend = Move("市级推荐", EXAMINED, RECOMMENDED, day="recommended_on")
    accept = Move("省级受理", RECOMMENDED, ACCEPTED, day="accepted_on")
    publish = Move("进入公示", ACCEPTED, PUBLIC, day="public_on")
    approve = Move("获批", PUBLIC, APPROVED, day="approved_on", fills=("objection",))
    send_back = Move("退回补正", (SUBMITTED, EXAMINED), PREPARING, day="returned_on", reason=True)
    fail = Move("未通过", _UNDER_REVIEW, FAILED, day="failed_on", needs=("fail_reason",))
    withdraw = Move(
        "撤回", (PLANNED, PREPARING, SUBMITTED), WITHDRAWN, by=(Role.HEAD,), day="withdrawn_on", reason=True
    )
    clocks = (
        Clock(
            "企业填报",
            since=("begin", "send_back"),
            until=("submit", "withdraw"),
            due="fill_by",
            follows=True,
        ),
        Clock(
            "县级审核", since="submit", until=("examine", "send_back", "fail"), due="county_by", follows=True
        ),
    )
