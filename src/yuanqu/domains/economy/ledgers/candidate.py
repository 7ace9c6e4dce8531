"""升规入统培育库 — enterprises on their way into the 四上 register, warned of before they are missed."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.economy.candidate_rules import (
    amounts_reach,
    gaps,
    month_in_year,
    not_yet_registered,
    standard_positive,
    standing_in_register,
    tiers,
)
from yuanqu.domains.economy.codes import GROWTH_KIND, OBSTACLE, TIER
from yuanqu.domains.economy.rules import not_negative, year_plausible
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Month, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_REVIEW, _OWN, _UNIT = "调查单位审核确认办法", "升规入统培育办法（本园区）", "万元"

NURTURED, PREPARING = State("nurtured", "培育中"), State("preparing", "材料准备")
COUNTY, CITY = State("county", "已报县区统计"), State("city", "已报市统计")
REFUSED = State("refused", "未通过")
ENTERED, DROPPED = State("entered", "已入库", final=True), State("dropped", "退出培育", final=True)


class Candidate(Record):
    """One enterprise in one year of nurture."""

    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    year = Whole("培育年度", unit="年", aliases=("年度",), note="四位数字，如2025")
    kind = Code("培育类型", GROWTH_KIND, source="小升规工作方案")
    standard = Amount("达标标准", _UNIT, places=0, note="年主营业务收入，工业2000万元", source="四上企业标准")
    revenue_last_year = Amount("上年营业收入", _UNIT, places=4, note="取自纳税申报", source=_OWN)
    revenue_ytd = Amount("今年累计营业收入", _UNIT, places=4, source=_OWN)
    as_of = Month("截至月", note="累计数截至的月份，按月更新", source=_OWN)
    gap = Amount("距达标差额", _UNIT, places=4, empty=True, note="系统得出；已达标为0")
    tier = Code("梯队", TIER, empty=True, note="系统得出", source=_OWN)
    vat_sales = Amount("增值税申报销售额", _UNIT, places=4, empty=True, note="达标时必填", source=_REVIEW)
    invoiced = Amount("累计开票金额", _UNIT, places=4, empty=True, note="达标时必填", source=_REVIEW)
    planned_batch = Text(
        "计划入库批次", max_length=40, note="年度第一批、年度第二批，或如「2025-03 月度」", source=_REVIEW
    )
    apply_by = Day("申报截止日期", empty=True, note="达标时必填，按当年通知", source=_REVIEW)
    obstacle = Code("不愿入规原因或困难", OBSTACLE, empty=True, source=_OWN)
    leader = Text("包联领导", max_length=60, source=_OWN)
    department = Text("责任科室", max_length=80, source=_OWN)
    owner = Text("责任人", max_length=60, source=_OWN)
    listed_on = Day("列入日期", source=_OWN)
    state = StateColumn("申报状态", (NURTURED, PREPARING, COUNTY, CITY, REFUSED, ENTERED, DROPPED))
    reached_on = MovedOn("达标日期", source=_OWN)
    applied_on = MovedOn("报县区统计日期", aliases=("申报日期",), source=_REVIEW)
    forwarded_on = MovedOn("报市统计日期", source=_REVIEW)
    entered_on = MovedOn("入库日期", source=_REVIEW)
    refused_on = MovedOn("未通过日期", source=_REVIEW)
    dropped_on = MovedOn("退出培育日期", source=_OWN)
    carried_on = Day("结转下年日期", empty=True, note="年底未入库、列入下年培育的填", source=_OWN)
    note = LongText("说明", empty=True, aliases=("备注",))


class Candidates(Ledger, of=Candidate):
    """升规入统培育库."""

    name, keeper = "升规入统培育库", "经济运行科"
    rights = Rights(read=("政务服务科", "产业发展科"))
    about = "有望进入「四上」库的企业，按年度逐户培育；达标而到申报截止日期未报的预警。"
    key = ("enterprise", "year")
    title = ("enterprise", "year")
    columns = (
        "enterprise",
        "year",
        "kind",
        "revenue_ytd",
        "as_of",
        "gap",
        "tier",
        "planned_batch",
        "apply_by",
        "department",
        "owner",
        "state",
    )
    search = ("enterprise.name", "enterprise.uscc", "owner")
    filters = ("year", "state", "tier", "kind", "planned_batch", "obstacle", "department", "apply_by")
    order = ("-year", "gap", "enterprise")
    event = "listed_on"
    checks = (
        year_plausible,
        standard_positive,
        month_in_year,
        not_negative("candidate.negative", "revenue_last_year", "revenue_ytd", "vat_sales", "invoiced"),
        not_yet_registered,
        *dates_in_order("candidate.days", {"listed_on": "列入日期", "carried_on": "结转下年日期"}),
    )
    explanation = "note"
    derived: ClassVar = {"gap": gaps, "tier": tiers}
    left_out: ClassVar = {
        "奖励兑现": "见惠企政策兑现台账 `services.policy_payment`，不重复登记。",
        "入库申报材料13项": "是附件而非数据：随本行存放，报县区统计时须在。",
    }
    rules = ("调查单位审核确认办法（年度审核、月度审核）", _OWN)


class Nurture(Procedure, of=Candidate):
    """入规: nurtured, reached, applied for by the batch's last day, examined above, in the register."""

    name = "升规入统"
    about = "培育企业达标后备齐材料，在申报截止日期前报县区、市统计部门审核入库；到期未报的列为漏统预警。"
    rules = ("调查单位审核确认办法",)
    begin = Begin("列入培育", NURTURED, on="listed_on")
    reach = Move(
        "达标，准备材料",
        NURTURED,
        PREPARING,
        day="reached_on",
        needs=("revenue_ytd", "as_of", "vat_sales", "invoiced", "apply_by"),
        fills=("planned_batch",),
        guards=(amounts_reach,),
    )
    apply = Move(
        "报县区统计",
        PREPARING,
        COUNTY,
        day="applied_on",
        evidence=(Evidence("入库申报材料"),),
    )
    forward = Move("报市统计", COUNTY, CITY, day="forwarded_on")
    enter = Move("入库", CITY, ENTERED, day="entered_on", guards=(standing_in_register,))
    refuse = Move("未通过", (COUNTY, CITY), REFUSED, day="refused_on", reason=True)
    retry = Move("重新培育", REFUSED, NURTURED, reason=True)
    drop = Move(
        "退出培育", (NURTURED, PREPARING, REFUSED), DROPPED, by=(Role.HEAD,), day="dropped_on", reason=True
    )
    clocks = (
        Clock("入库申报", since="reach", until=("apply", "drop"), due="apply_by"),
        Clock("未通过后处置", since="refuse", until=("retry", "drop"), due=10, days=WORKING),
    )
