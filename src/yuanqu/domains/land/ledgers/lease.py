"""厂房租赁台账 — contracts by which plant is let to a tenant for a project, from choosing the room to leaving it."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.land.codes import LEASE_KIND
from yuanqu.domains.land.rules.leases import (
    chosen_after_review,
    lease_as_designed,
    lease_unit_of_plant,
    let_within_lettable,
    no_review_skipped,
    one_lessor,
    original_named,
    plant_may_be_let,
    project_signed_first,
    settled_once,
    tenant_told,
    term_within_law,
)
from yuanqu.domains.land.rules.yields import none_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.areas import positive
from yuanqu.registers.codes import FIRE_CLASS

_RENT = "厂房租赁管理办法"
_FORM = "厂房租赁台账"

CHOSEN, SIGNED, FILED = State("chosen", "拟租"), State("signed", "已签约"), State("filed", "已备案")
LET = State("let", "在租")
ENDED, WITHDRAWN = State("ended", "已退租", final=True), State("withdrawn", "已撤销", final=True)


class Lease(Record):
    """One contract for one unit, or for a whole building."""

    lease_no = Text("合同编号", max_length=60, note="拟租时给号，如「ZL2025-001」", source=_FORM)
    kind = Code("租赁类别", LEASE_KIND, source=_FORM)
    original = Link(
        "原合同", "land.Lease", empty=True, aliases=("原合同编号",), note="续租、扩租、换租的必填"
    )
    lessor = Link("出租企业", "registers.Enterprise", empty=True, note="园区企业填这里", source=_RENT)
    other_lessor = Text("其他出租方", empty=True, note="不在企业名录的单位填这里", source=_RENT)
    middleman = Text("转租方", empty=True, note="转租的必须写明", source=_RENT)
    tenant = Link("承租企业", "registers.Enterprise", empty=True, aliases=("承租方",), note="公司注册后填")
    tenant_name = Text("拟承租方", empty=True, note="公司尚未注册的填", source=_FORM)
    project = Link("承租项目", "registers.Project", empty=True, aliases=("项目编号", "项目名称"))
    plant = Link("厂房", "registers.Plant", aliases=("厂房编号", "楼栋"), source=_FORM)
    unit = Link("厂房单元", "registers.PlantUnit", empty=True, aliases=("单元编号",), note="整栋租的不填")
    area = Amount("租赁面积", "平方米", places=4, source=_FORM)
    fire_class = Code("承租方火灾危险性类别", FIRE_CLASS, note="不得高于厂房设计", source=_RENT)
    chosen_on = Day("选房确认日期", aliases=("选房日期",), note="联审通过后确认厂房的日期；计入租赁落户")
    since = Day("起租日", empty=True, note="签约时必填", source=_FORM)
    until = Day("止租日", empty=True, note="末日计入，不超过20年", source=_FORM)
    rent = Amount("租金", "元/平方米·月", empty=True, source=_FORM)
    deposit = Amount("押金", "万元", empty=True, source=_FORM)
    rent_free = Whole("免租期", unit="个月", empty=True, source=_FORM)
    file_no = Text("备案号", max_length=60, empty=True, note="备案时必填", source=_RENT)
    safety_agreement = Text(
        "安全生产管理协议编号", max_length=60, empty=True, note="备案时必填", source=_RENT
    )
    wage_deposit = Amount("欠薪保证金", "万元", empty=True, source=_RENT)
    promised_tax = Amount("约定年税收", "万元", empty=True, source=_RENT)
    promised_output = Amount("约定年产值", "万元", empty=True, source=_RENT)
    left_for = Text("退租原因", empty=True, note="退租时填")
    state = StateColumn("状态", (CHOSEN, SIGNED, FILED, LET, ENDED, WITHDRAWN))
    signed_on = MovedOn("签约日期", source=_FORM)
    filed_on = MovedOn("备案日期", source=_RENT)
    let_on = MovedOn("交房日期", source=_FORM)
    ended_on = MovedOn("退租日期", source=_FORM)
    withdrawn_on = MovedOn("撤销日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Leases(Ledger, of=Lease):
    """厂房租赁台账."""

    name, keeper = "厂房租赁台账", "自然资源科"
    rights = Rights(read=("招商科", "项目建设科"))
    about = "标准厂房和闲置厂房的租赁，一份合同一行，从选房确认、签约、备案、交房到退租。"
    key = ("lease_no",)
    title = ("lease_no", "project")
    columns = (
        "lease_no",
        "kind",
        "tenant",
        "project",
        "plant",
        "unit",
        "area",
        "chosen_on",
        "since",
        "until",
        "state",
        "filed_on",
        "let_on",
    )
    search = ("lease_no", "tenant.name", "tenant_name", "project.name", "plant.name", "file_no")
    filters = ("state", "kind", "chosen_on", "until", "plant")
    order = ("-chosen_on", "lease_no")
    totals = ("area",)
    checks = (
        one_lessor,
        original_named,
        tenant_told,
        term_within_law,
        positive("lease.area", "area"),
        none_negative("lease.negative", rent="租金", deposit="押金", rent_free="免租期"),
        settled_once,
        chosen_after_review,
        no_review_skipped,
        lease_unit_of_plant,
        lease_as_designed,
        let_within_lettable,
    )
    explanation = "note"
    left_out: ClassVar = {
        "入园联审": "见承租项目的入园联审，租赁台账只填项目。",
        "到期": "由止租日得出；到期未续、未退的由租期时限提醒。",
    }
    rules = ("中华人民共和国民法典第十四章", "商品房屋租赁管理办法", _RENT)


class LeaseLoop(Procedure, of=Lease):
    """租赁: a room chosen, the contract signed and filed, the keys handed over, at last the tenant gone."""

    name = "厂房租赁"
    about = "选房确认后签约、30日内备案、交房起租，期满或提前退租；续租、换租另立合同并指明原合同。"
    rules = ("商品房屋租赁管理办法第十四条", _RENT)
    begin = Begin("选房确认", CHOSEN, on="chosen_on")
    sign = Move(
        "签订租赁合同",
        CHOSEN,
        SIGNED,
        day="signed_on",
        needs=("tenant", "since", "until", "rent"),
        guards=(plant_may_be_let, project_signed_first),
    )
    file = Move(
        "租赁备案",
        SIGNED,
        FILED,
        day="filed_on",
        needs=("file_no", "safety_agreement"),
        evidence=(Evidence("租赁合同和安全生产管理协议"),),
        not_by="sign",
    )
    hand_over = Move("交房起租", FILED, LET, day="let_on")
    expire = Move("期满退租", LET, ENDED, day="ended_on", needs=("left_for",))
    leave = Move("提前退租", (FILED, LET), ENDED, day="ended_on", needs=("left_for",), reason=True)
    evict = Move(
        "清退", (FILED, LET), ENDED, by=(Role.HEAD,), day="ended_on", needs=("left_for",), reason=True
    )
    withdraw = Move("撤销", (CHOSEN, SIGNED), WITHDRAWN, day="withdrawn_on", reason=True)
    clocks = (
        Clock("租赁备案时限", since="sign", until=("file", "withdraw"), due=30),
        Clock("租期", since="hand_over", until=("expire", "leave", "evict"), due="until"),
    )
