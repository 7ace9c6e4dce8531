"""国债申报台账 — applications for the special bond's grant to renew equipment, level by level up to the nation."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.innovation.codes import FIELD, SECTOR
from yuanqu.domains.innovation.rules.bonds import (
    asked_in_order,
    asked_rates,
    closing_days,
    eligible,
    money_agrees,
    papers_complete,
    retired_ratios,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role

_CALL = "设备更新申报通知"

PLANNED, COUNTY = State("planned", "谋划"), State("county", "县级审核中")
CITY, PROVINCE = State("city", "市级审核中"), State("province", "省级审核中")
NATION, SHORTLISTED = State("nation", "国家审核中"), State("shortlisted", "入备选清单")
ALLOTTED, PAID = State("allotted", "计划已下达"), State("paid", "资金已到位")
DONE, FAILED = State("done", "已竣工", final=True), State("failed", "未通过", final=True)
WITHDRAWN = State("withdrawn", "已撤回", final=True)
_REVIEWS = (COUNTY, CITY, PROVINCE, NATION, SHORTLISTED)


def _paper(label: str) -> Text:
    return Text(label, max_length=80, empty=True, note="文号；不涉及的填「不涉及」", source=_CALL)


class Bond(Record):
    """One project's application in one batch; the money is a capital grant, not a loan."""

    renovation = Link("技改项目", "innovation.Renovation", aliases=("技改项目编号", "项目名称"))
    batch = Text("申报批次", max_length=40, note="如「2026年第一批」", aliases=("批次",), source=_CALL)
    field = Code("申报领域", FIELD, source=_CALL)
    sector = Code("重点行业", SECTOR, source=_CALL)
    invest_fixed = Amount("申报固定资产投资", "万元", places=4, note="与备案一致", source=_CALL)
    done_share = Amount("投资完成率", "%", note="申报时已完成固定资产投资的比例", source=_CALL)
    is_new_build = YesNo("是否新建或搬迁", note="属于新建、搬迁的不能申报", source=_CALL)
    asked = Amount("申请资金", "万元", places=4, source=_CALL)
    rate = Amount("支持比例", "%", empty=True, note="申请资金与固定资产投资之比；系统得出")
    retired_ratio = Amount("淘汰设备占比", "%", empty=True, note="淘汰设备原值与更新设备投资之比；系统得出")
    filing_no = _paper("立项备案")
    planning_no = _paper("规划许可")
    land_no = _paper("用地或租赁")
    energy_no = _paper("节能审查")
    safety_no = _paper("安全评价")
    env_no = _paper("环境影响评价")
    permit_no = _paper("施工许可")
    fund_proof = Text("资金落实证明", empty=True, note="自筹承诺、贷款意向", source=_CALL)
    ndrc_code = Text("国家重大项目库编码", max_length=40, empty=True, source=_CALL)
    submit_by = Day("省级上报截止", empty=True, source=_CALL)
    listed_on = Day("列入谋划日期", source=_CALL)
    allotted = Amount("下达资金", "万元", places=4, empty=True, source="资金下达文件")
    allotted_no = Text("下达文号", max_length=80, empty=True, source="资金下达文件")
    fail_reason = Text("未通过原因", empty=True)
    closed_on = Day("结束日期", empty=True, note="竣工、未通过或撤回日期；系统得出")
    state = StateColumn(
        "状态",
        (PLANNED, COUNTY, CITY, PROVINCE, NATION, SHORTLISTED, ALLOTTED, PAID, DONE, FAILED, WITHDRAWN),
    )
    county_on = MovedOn("申报县级日期", source=_CALL)
    city_on = MovedOn("报市级日期", source=_CALL)
    province_on = MovedOn("报省级日期", source=_CALL)
    nation_on = MovedOn("省报国家日期", source=_CALL)
    shortlisted_on = MovedOn("入备选清单日期")
    allotted_on = MovedOn("计划下达日期", source="资金下达文件")
    paid_on = MovedOn("资金到位日期")
    done_on = MovedOn("竣工日期")
    returned_on = MovedOn("退回日期")
    failed_on = MovedOn("未通过日期")
    withdrawn_on = MovedOn("撤回日期")
    note = LongText("说明", empty=True, aliases=("备注",))


class Bonds(Ledger, of=Bond):
    """设备更新国债申报台账."""

    name, keeper = "设备更新国债申报台账", "科技创新科"
    rights = Rights(read=("经济运行科", "项目建设科"))
    about = "技改项目申报超长期特别国债设备更新资金，从谋划逐级审核到国家审核、下达和到位，一批一行。"
    key = ("renovation", "batch")
    title = ("renovation", "batch")
    columns = (
        "renovation",
        "batch",
        "field",
        "invest_fixed",
        "done_share",
        "asked",
        "rate",
        "retired_ratio",
        "submit_by",
        "state",
    )
    search = ("renovation.name", "renovation.enterprise.name", "batch", "ndrc_code", "allotted_no")
    filters = ("batch", "field", "sector", "state", "listed_on", "submit_by")
    order = ("-listed_on", "renovation")
    totals = ("invest_fixed", "asked", "allotted")
    checks = (asked_in_order, money_agrees)
    explanation = "note"
    derived: ClassVar = {"rate": asked_rates, "retired_ratio": retired_ratios, "closed_on": closing_days}
    left_out: ClassVar = {
        "新旧设备清单": "逐台见国债设备清单。",
        "是否在建": "由技改项目台账的开工日期得出。",
        "月度调度": "完成投资见技改项目月报，不重复填。",
        "申报书": "是附件而非数据：随本行存放。",
    }
    rules = ("超长期特别国债设备更新申报通知",)


class BondReview(Procedure, of=Bond):
    """国债申报: complete and eligible before it goes up; county, city, province, nation; list, money, done."""

    name = "设备更新国债申报审核"
    about = "申报国债资金的技改项目经县、市、省逐级审核报国家，入备选清单后下达计划、到位资金；条件不符的不能上报。"
    rules = ("超长期特别国债设备更新申报通知",)
    begin = Begin("列入谋划", PLANNED, on="listed_on")
    apply = Move(
        "申报县级",
        PLANNED,
        COUNTY,
        day="county_on",
        needs=("fund_proof",),
        guards=(eligible, papers_complete),
    )
    to_city = Move("县级通过，报市级", COUNTY, CITY, day="city_on", guards=(eligible,), not_by="apply")
    to_province = Move("市级通过，报省级", CITY, PROVINCE, day="province_on")
    to_nation = Move("省级通过，报国家", PROVINCE, NATION, day="nation_on", needs=("ndrc_code",))
    shortlist = Move("入备选清单", NATION, SHORTLISTED, day="shortlisted_on")
    allot = Move("下达计划", SHORTLISTED, ALLOTTED, day="allotted_on", needs=("allotted", "allotted_no"))
    pay = Move("资金到位", ALLOTTED, PAID, day="paid_on")
    finish = Move("竣工", PAID, DONE, day="done_on")
    send_back = Move("退回补正", (COUNTY, CITY, PROVINCE), PLANNED, day="returned_on", reason=True)
    fail = Move("未通过", _REVIEWS, FAILED, day="failed_on", needs=("fail_reason",))
    withdraw = Move("撤回", (PLANNED, *_REVIEWS), WITHDRAWN, by=(Role.HEAD,), day="withdrawn_on", reason=True)
    clocks = (Clock("省级上报", since="begin", until=("to_nation", "fail", "withdraw"), due="submit_by"),)
