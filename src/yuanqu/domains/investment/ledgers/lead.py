"""招商线索 — who might invest, by which channel we heard of it, and until when somebody must speak with them again."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.investment.codes import CHANNEL, INVESTOR_CLASS
from yuanqu.domains.investment.contact_days import lead_due_days
from yuanqu.domains.investment.rules.amounts import fixed_within_total, not_negative
from yuanqu.domains.investment.rules.leads import (
    channel_names_its_enterprise,
    first_unit_kept,
    introducer_told_in_time,
    talks_entered,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.codes import DIVISION
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "招商线索登记表"

REGISTERED, ASSESSING = State("registered", "待指派"), State("assessing", "研判中")
FOLLOWING, PARKED = State("following", "跟进中"), State("parked", "暂缓")
IN_TALKS, DROPPED = State("in_talks", "已转在谈", final=True), State("dropped", "放弃", final=True)


class Lead(Record):
    """One lead; the unit that registered it first keeps it."""

    lead_no = Text("线索编号", max_length=40, note="年份加序号，如「XS-2025-001」", source=_FORM)
    registered_on = Day("登记日期", aliases=("登记时间",), note="研判时限由此起算", source=_FORM)
    channel = Code("招商渠道", CHANNEL, aliases=("线索来源", "招商类型"), source=_FORM)
    introducer = Text("引荐人", empty=True, personal=True, source=_FORM)
    enterprise = Link(
        "引荐或增资企业",
        "registers.Enterprise",
        empty=True,
        aliases=("引荐企业",),
        note="以商招商、扩产倍增的填在园企业",
        source=_FORM,
    )
    first_unit = Text("首谈单位", max_length=80, source=_FORM)
    investor = Text("投资方", aliases=("投资方名称",), source=_FORM)
    investor_profile = LongText("投资方简介", empty=True, source=_FORM)
    investor_class = Code("投资方类型", INVESTOR_CLASS, empty=True, source=_FORM)
    project_idea = Text("拟投资项目", aliases=("项目名称",), source=_FORM)
    products = Text("产品和工艺", aliases=("主要产品",), source=_FORM)
    industry = Code("行业大类", DIVISION, source="GB/T 4754-2017")
    segment = Text("产业链环节", max_length=80, empty=True, note="所补的环节", source=_FORM)
    invest_total = Amount("拟投资额", "亿元", places=4, source=_FORM)
    invest_fixed = Amount("拟固定资产投资", "亿元", places=4, empty=True, source=_FORM)
    land_mu = Amount("用地需求", "亩", empty=True, source=_FORM)
    plant_area = Amount("厂房需求", "平方米", empty=True, source=_FORM)
    resource_need = Text("用能、环境容量和用工需求", empty=True, source=_FORM)
    output_expected = Amount("预计年产值", "万元", empty=True, source=_FORM)
    tax_expected = Amount("预计年税收", "万元", empty=True, source=_FORM)
    asks = LongText("需协调事项", empty=True, source=_FORM)
    owner = Text("跟进人", max_length=60, empty=True, note="指派时填", source=_FORM)
    owner_department = Text("责任科室", max_length=60, empty=True, note="指派时填", source=_FORM)
    assessment = LongText("研判意见", empty=True, note="产业方向、市场、技术、环保、能耗、效益", source=_FORM)
    told_on = Day("反馈引荐方日期", empty=True, note="研判后一周内", source=_FORM)
    contact_due = Day("联系期限", empty=True, note="最近一次洽谈（没有的自登记日）加规定天数；系统得出")
    state = StateColumn("线索状态", (REGISTERED, ASSESSING, FOLLOWING, PARKED, IN_TALKS, DROPPED))
    assigned_on = MovedOn("指派日期", source=_FORM)
    assessed_on = MovedOn("研判日期", source=_FORM)
    parked_on = MovedOn("暂缓日期", source=_FORM)
    talks_on = MovedOn("转在谈日期", source=_FORM)
    dropped_on = MovedOn("放弃日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Leads(Ledger, of=Lead):
    """招商线索台账."""

    name, keeper = "招商线索台账", "招商科"
    rights = Rights(read=("产业发展科", "自然资源科", "项目建设科", "经济运行科"))
    about = "各渠道得来的投资线索，从登记、研判、跟进到转为在谈项目或放弃，一条一行。"
    key = ("lead_no",)
    title = ("lead_no", "investor")
    columns = (
        "lead_no",
        "registered_on",
        "channel",
        "investor",
        "project_idea",
        "industry",
        "invest_total",
        "owner",
        "state",
        "contact_due",
    )
    search = ("lead_no", "investor", "project_idea", "products", "enterprise.name")
    filters = ("channel", "industry", "state", "registered_on", "contact_due", "investor_class")
    order = ("-registered_on", "lead_no")
    totals = ("invest_total",)
    checks = (
        not_negative("lead.negative", "invest_total", "land_mu", "plant_area"),
        fixed_within_total("lead.fixed", "invest_fixed", "invest_total"),
        *dates_in_order("lead.told", {"registered_on": "登记日期", "told_on": "反馈引荐方日期"}),
        channel_names_its_enterprise,
        introducer_told_in_time,
        first_unit_kept,
    )
    explanation = "note"
    derived: ClassVar = {"contact_due": lead_due_days}
    left_out: ClassVar = {
        "最近进展、下次跟进": "见洽谈台账（investment.contact）的最近一次。",
        "外资金额": "境外投资方按登记日中间价折成亿元填报，原币金额见协议。",
        "研判各方面的逐项结论": "研判意见写结论和理由，逐项意见由各部门在预审时出具。",
        "转县区、他园的去向": "在放弃这一步的理由中写明。",
    }
    rules = ("园区招商引资工作办法（线索首谈、研判和跟进）",)


class LeadFollowUp(Procedure, of=Lead):
    """线索跟进: assigned within a day, assessed within three, spoken with before the contact day passes."""

    name = "招商线索跟进"
    about = "线索登记后一天内指派、三天内研判，跟进期间按规定天数联系，成熟的转为在谈项目。"
    rules = ("园区招商引资工作办法（线索首谈、研判和跟进）",)
    begin = Begin("登记线索", REGISTERED, on="registered_on")
    assign = Move("指派跟进人", REGISTERED, ASSESSING, day="assigned_on", needs=("owner", "owner_department"))
    follow = Move(
        "研判跟进",
        ASSESSING,
        FOLLOWING,
        day="assessed_on",
        needs=("assessment",),
        fills=("told_on", "investor_class"),
    )
    park = Move("暂缓", (ASSESSING, FOLLOWING), PARKED, day="parked_on", fills=("assessment",), reason=True)
    resume = Move("恢复跟进", PARKED, FOLLOWING, reason=True)
    to_talks = Move("转为在谈", FOLLOWING, IN_TALKS, day="talks_on", guards=(talks_entered,))
    drop = Move(
        "放弃", (ASSESSING, FOLLOWING, PARKED), DROPPED, by=(Role.HEAD,), day="dropped_on", reason=True
    )
    reopen = Move("重新跟进", DROPPED, FOLLOWING, by=(Role.HEAD,), reason=True)
    clocks = (
        Clock("指派期限", since="begin", until="assign", due=1),
        Clock("研判期限", since="assign", until=("follow", "park", "drop"), due=3),
        Clock(
            "联系期限",
            since=("follow", "resume", "reopen"),
            until=("to_talks", "park", "drop"),
            due="contact_due",
            follows=True,
        ),
    )
