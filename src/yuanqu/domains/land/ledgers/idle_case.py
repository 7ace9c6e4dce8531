"""闲置土地法定处置台账 — idle land by the law: survey, determination, hearing, decision, each served and dated."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.land.codes import IDLE_CAUSE, IDLE_OUTCOME, REMEDY
from yuanqu.domains.land.rules.idle_cases import (
    extension_within_a_year,
    fee_within_a_fifth,
    heard_if_asked,
    idle_long_enough,
    idle_within_parcel,
    remedy_fits_cause,
    remedy_has_its_terms,
    told_of_hearing,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.areas import PLACES_MU, mu_of, positive
from yuanqu.registers.codes import AREA_UNIT
from yuanqu.registers.shared_checks import dates_in_order

_LAW = "闲置土地处置办法"

NOTICED, SURVEYED = State("noticed", "待调查"), State("surveyed", "调查中")
DETERMINED, TOLD = State("determined", "已认定"), State("told", "已告知听证")
APPROVED, DECIDED = State("approved", "方案已批准"), State("decided", "决定已送达")
CLOSED, DISMISSED = State("closed", "已结案", final=True), State("dismissed", "不构成闲置", final=True)


class IdleCase(Record):
    """One case. Its days are those on which documents were served."""

    case_no = Text("案件编号", max_length=40, note="如「XZTD2025-01」", source=_LAW)
    parcel = Link("地块", "registers.Parcel", aliases=("宗地", "地块编号"), source=_LAW)
    enterprise = Link("土地使用权人", "registers.Enterprise", aliases=("企业", "企业名称"), source=_LAW)
    noticed_on = Day("发现日期", note="发现之日起30日内开展调查", source=f"{_LAW}第五条")
    notice_no = Text("调查通知书文号", max_length=80, empty=True, note="送达时必填", source=f"{_LAW}第五条")
    idle_since = Day("闲置起算日", note="约定动工日；因政府原因顺延的从顺延后起算", source=f"{_LAW}第二条")
    excused_days = Whole("政府原因顺延天数", unit="天", empty=True, source=f"{_LAW}第八条")
    idle_area = Amount("闲置面积", places=4, source=f"{_LAW}第十条")
    area_unit = Code("面积单位", AREA_UNIT, source=_LAW)
    idle_mu = Amount("闲置面积（亩）", "亩", places=PLACES_MU, empty=True, note="由闲置面积和单位得出")
    cause = Code("闲置原因", IDLE_CAUSE, empty=True, note="认定时必填", source=f"{_LAW}第八条")
    cause_told = LongText("原因说明", empty=True, note="使用权人的说明和调查情况", source=f"{_LAW}第六条")
    finding_no = Text("认定书编号", max_length=80, empty=True, note="认定时必填", source=f"{_LAW}第九条")
    remedy = Code("处置方式", REMEDY, empty=True, note="批准方案时必填", source=f"{_LAW}第十二条、第十四条")
    extended_to = Day("延长动工至", empty=True, note="延期的必填，最长不超过一年", source=f"{_LAW}第十二条")
    land_price = Amount("土地价款", "万元", empty=True, note="征缴闲置费的必填", source=f"{_LAW}第十四条")
    idle_fee = Amount("土地闲置费", "万元", empty=True, note="不超过价款的20%", source=f"{_LAW}第十四条")
    hearing_asked = YesNo("是否申请听证", empty=True, source=f"{_LAW}第十五条")
    hearing_on = Day("听证日期", empty=True, source=f"{_LAW}第十五条")
    approver = Text("批准机关", max_length=120, empty=True, note="批准方案时必填", source=f"{_LAW}第十三条")
    decision_no = Text(
        "决定书文号", max_length=80, empty=True, note="送达决定时必填", source=f"{_LAW}第十六条"
    )
    outcome = Code("结案结果", IDLE_OUTCOME, empty=True, note="结案时必填", source=_LAW)
    state = StateColumn("状态", (NOTICED, SURVEYED, DETERMINED, TOLD, APPROVED, DECIDED, CLOSED, DISMISSED))
    notice_served_on = MovedOn("调查通知书送达日", source=f"{_LAW}第五条")
    answered_on = MovedOn("使用权人答复日", source=f"{_LAW}第六条")
    determined_on = MovedOn("认定书下达日", aliases=("认定日期",), source=f"{_LAW}第九条")
    dismissed_on = MovedOn("不构成闲置结论日", source=_LAW)
    told_on = MovedOn("听证告知日", source=f"{_LAW}第十五条")
    approved_on = MovedOn("方案批准日", source=f"{_LAW}第十三条")
    decision_served_on = MovedOn("决定书送达日", source=f"{_LAW}第十六条")
    closed_on = MovedOn("结案日期", source=_LAW)
    note = LongText("说明", empty=True, aliases=("备注",))


class IdleCases(Ledger, of=IdleCase):
    """闲置土地法定处置台账."""

    name, keeper = "闲置土地法定处置台账", "自然资源科"
    rights = Rights(own="enterprise", inward=("note",))
    about = "涉嫌闲置土地的调查、认定、听证告知、方案批准、决定送达和结案，一案一行，各文书记送达日。"
    key = ("case_no",)
    title = ("case_no", "parcel")
    columns = (
        "case_no",
        "parcel",
        "enterprise",
        "noticed_on",
        "idle_since",
        "idle_mu",
        "cause",
        "remedy",
        "state",
        "determined_on",
        "decision_served_on",
        "closed_on",
    )
    search = ("case_no", "parcel.name", "enterprise.name", "finding_no", "decision_no")
    filters = ("state", "cause", "remedy", "noticed_on", "closed_on")
    order = ("-noticed_on", "case_no")
    totals = ("idle_mu", "idle_fee")
    checks = (
        positive("idle_case.area", "idle_area"),
        *dates_in_order("idle_case.since", {"idle_since": "闲置起算日", "noticed_on": "发现日期"}),
        remedy_fits_cause,
        remedy_has_its_terms,
        fee_within_a_fifth,
        extension_within_a_year,
        idle_within_parcel,
    )
    explanation = "note"
    derived: ClassVar = {"idle_mu": mu_of("idle_area")}
    left_out: ClassVar = {
        "合同号、电子监管号": "见地块名录。",
        "闲置天数": "由闲置起算日算出，不登记。",
    }
    rules = (_LAW, "中华人民共和国土地管理法第三十八条", "中华人民共和国城市房地产管理法第二十六条")


class IdleCaseLoop(Procedure, of=IdleCase):
    """闲置土地处置: surveyed, determined, the holder heard, the plan approved, the decision served and carried out."""

    name = "闲置土地法定处置"
    about = "发现后30日内送达调查通知书，认定、告知听证、报批处置方案、送达决定，到动工、缴费或注销登记结案。"
    rules = (_LAW,)
    begin = Begin("发现登记", NOTICED, on="noticed_on")
    notify = Move(
        "送达调查通知书",
        NOTICED,
        SURVEYED,
        day="notice_served_on",
        needs=("notice_no",),
        evidence=(Evidence("送达回证"),),
    )
    answer = Move(
        "收到使用权人答复",
        SURVEYED,
        SURVEYED,
        by=(Role.ENTERPRISE, Role.CLERK, Role.HEAD),
        day="answered_on",
        needs=("cause_told",),
    )
    dismiss = Move("不构成闲置", SURVEYED, DISMISSED, by=(Role.HEAD,), day="dismissed_on", reason=True)
    determine = Move(
        "下达认定书",
        SURVEYED,
        DETERMINED,
        by=(Role.HEAD,),
        day="determined_on",
        needs=("cause", "finding_no"),
        not_by="notify",
    )
    tell = Move("告知听证权利", DETERMINED, TOLD, day="told_on", evidence=(Evidence("送达回证"),))
    approve = Move(
        "批准处置方案",
        TOLD,
        APPROVED,
        by=(Role.HEAD,),
        day="approved_on",
        needs=("remedy", "approver"),
        guards=(heard_if_asked, idle_long_enough),
    )
    settle = Move(
        "批准协商处置方案",
        DETERMINED,
        APPROVED,
        by=(Role.HEAD,),
        day="approved_on",
        needs=("remedy", "approver"),
        guards=(told_of_hearing,),
    )
    decide = Move(
        "送达决定或协议",
        APPROVED,
        DECIDED,
        day="decision_served_on",
        needs=("decision_no",),
        evidence=(Evidence("送达回证"),),
    )
    close = Move("结案", DECIDED, CLOSED, day="closed_on", needs=("outcome",), not_by="decide")
    withdraw = Move(
        "撤销认定", (DETERMINED, TOLD, APPROVED, DECIDED), DISMISSED, by=(Role.HEAD,), reason=True
    )
    reopen = Move("重新处置", (CLOSED, DISMISSED), SURVEYED, by=(Role.HEAD,), reason=True)
    clocks = (
        Clock("调查启动期限", since="begin", until="notify", due=30),
        Clock("使用权人说明期限", since="notify", until=("answer", "determine", "dismiss"), due=30),
        Clock("决定履行期限", since="decide", until=("close", "withdraw"), due=30),
    )
