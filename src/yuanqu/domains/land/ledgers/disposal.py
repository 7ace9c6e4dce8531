"""处置台账 — one disposal of one found parcel or plant by one of four methods, until it is used again."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.land.codes import DISPOSAL_METHOD, DISPOSAL_SUBJECT, DISPOSAL_SUBMETHOD
from yuanqu.domains.land.disposal_states import ALL
from yuanqu.domains.land.rules.disposals import (
    area_by_subject,
    disposed_within_finding,
    opened_after_finding,
    priced_not_negative,
    submethod_of_method,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.people.rights import Rights
from yuanqu.registers.areas import PLACES_MU, mu_of, positive
from yuanqu.registers.codes import AREA_UNIT
from yuanqu.registers.shared_checks import dates_in_order

_LIST = "低效用地处置台账"
_ACT = "低效用地处置办法"


class Disposal(Record):
    """One disposal; a parcel disposed of in parts has a row for each part, each with its own project."""

    disposal_no = Text("处置编号", max_length=40, note="如「CZ2025-001」", source=_LIST)
    finding = Link("认定记录", "land.UnderuseFinding", aliases=("认定编号",), source=_LIST)
    opened_on = Day("列入处置日期", source=_LIST)
    method = Code("处置方式", DISPOSAL_METHOD, source=_LIST)
    submethod = Code("具体方式", DISPOSAL_SUBMETHOD, empty=True, note="与处置方式相应", source=_LIST)
    subject = Code("处置对象", DISPOSAL_SUBJECT, source=_LIST)
    land_area = Amount("处置面积", places=4, empty=True, note="对象含土地的必填", source=_LIST)
    area_unit = Code("面积单位", AREA_UNIT, empty=True, note="处置面积的单位", source=_LIST)
    land_mu = Amount("处置面积（亩）", "亩", places=PLACES_MU, empty=True, note="由处置面积和单位得出")
    idle_case = Link(
        "闲置土地案件", "land.IdleCase", empty=True, aliases=("案件编号",), note="强制收回的必填"
    )
    unit = Text("责任单位", max_length=80, source=_LIST)
    leader = Text("包案领导", max_length=60, personal=True, source=_LIST)
    plan = LongText("处置方案", empty=True, note="一地一策；定方案时必填", source=_ACT)
    due_on = Day("计划完成日", empty=True, note="定方案时必填，末日计入", source=_ACT)
    settled_project = Link(
        "承接项目", "registers.Project", empty=True, aliases=("落户项目", "项目编号"), note="再利用时必填"
    )
    appraisal = Amount("评估价", "万元", empty=True, source=_ACT)
    compensation = Amount("补偿价", "万元", empty=True, note="协议收回的填", source=_ACT)
    price = Amount("成交价", "万元", empty=True, note="转让、拍卖的填", source=_ACT)
    court_letter = Text("致法院函号", max_length=80, empty=True, note="司法拍卖：写明产业准入和税收条件")
    document_no = Text(
        "协议裁定决定文号", max_length=80, empty=True, note="协议、成交确认书（裁定）、决定书", source=_ACT
    )
    supervision_no = Text("监管协议编号", max_length=80, empty=True, note="司法拍卖的买受人签订", source=_ACT)
    state = StateColumn("当前状态", ALL, aliases=("状态",))
    talked_on = MovedOn("首次约谈日期", source=_ACT)
    plan_fixed_on = MovedOn("方案确定日期", source=_ACT)
    intended_on = MovedOn("达成意向日期", source=_ACT)
    signed_on = MovedOn("协议签订日期", aliases=("签订日期",), source=_ACT)
    appraised_on = MovedOn("评估日期", source=_ACT)
    approved_on = MovedOn("收回方案批准日期", source=_ACT)
    vacated_on = MovedOn("腾空交地日期", aliases=("交地日",), source=_ACT)
    lettered_on = MovedOn("致函法院日期", source=_ACT)
    announced_on = MovedOn("拍卖公告日期", source=_ACT)
    sold_on = MovedOn("成交日期", source=_ACT)
    supervised_on = MovedOn("监管协议日期", source=_ACT)
    served_on = MovedOn("决定书送达日期", aliases=("送达日期",), source=_ACT)
    settled_on = MovedOn("复议诉讼期满日期", source=_ACT)
    disposed_on = MovedOn("处置完成日期", aliases=("注销登记日", "过户日期"), source=_LIST)
    reused_on = MovedOn("再利用日期", note="计入盘活面积和落户项目的日期", source=_LIST)
    ended_on = MovedOn("终止日期", source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class Disposals(Ledger, of=Disposal):
    """处置台账."""

    name, keeper = "处置台账", "自然资源科"
    rights = Rights(read=("招商科", "项目建设科"))
    about = "清理清单上的土地厂房按腾笼换鸟、协议收回、司法拍卖、强制收回处置，一次处置一行，到再利用为止。"
    key = ("disposal_no",)
    title = ("disposal_no", "finding")
    columns = (
        "disposal_no",
        "finding",
        "method",
        "submethod",
        "subject",
        "land_area",
        "area_unit",
        "due_on",
        "state",
        "settled_project",
        "disposed_on",
        "reused_on",
    )
    search = (
        "disposal_no",
        "finding.finding_no",
        "settled_project.name",
        "document_no",
        "unit",
    )
    filters = ("state", "method", "subject", "due_on", "disposed_on", "reused_on")
    order = ("-opened_on", "disposal_no")
    totals = ("land_mu",)
    checks = (
        submethod_of_method,
        area_by_subject,
        positive("disposal.area", "land_area"),
        priced_not_negative,
        *dates_in_order("disposal.days", {"opened_on": "列入处置日期", "due_on": "计划完成日"}),
        opened_after_finding,
        disposed_within_finding,
    )
    explanation = "note"
    derived: ClassVar = {"land_mu": mu_of("land_area")}
    drawn_by = "finding.parcel.shape"
    left_out: ClassVar = {
        "原企业": "见认定记录。",
        "盘活厂房面积": "厂房盘活在闲置厂房台账逐处登记，那里填本处置编号，以免两处计数。",
        "联审结论": "见承接项目的入园联审。",
        "详细进展": "见约谈与推进记录，逐次登记而不覆盖。",
    }
    rules = ("闲置土地处置办法", _ACT)
