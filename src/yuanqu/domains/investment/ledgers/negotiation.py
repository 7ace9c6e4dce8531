"""在谈项目 — projects in talks: what is planned, how far it has come, up to the handing over."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.investment.codes import (
    CHANNEL,
    INVESTOR_CLASS,
    PROJECT_CATEGORY,
    SOURCE_REGION,
)
from yuanqu.domains.investment.contact_days import talks_due_days
from yuanqu.domains.investment.rules.agreements import signed_days
from yuanqu.domains.investment.rules.amounts import fixed_within_total, not_negative
from yuanqu.domains.investment.rules.negotiations import (
    channels,
    need_given,
    opened_after_registration,
    precheck_whole,
    project_signed,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.codes import DIVISION, PARK, PROJECT_KIND

_WEEKLY, _SHEET, _FORM = "在谈项目周报", "在谈项目预审申请表", "招商项目信息表"

TALKING, CHECKING = State("talking", "在谈"), State("checking", "预审中")
READY = State("ready", "待联审签约")
HANDED_OVER, STOPPED = State("handed_over", "已移交落地", final=True), State("stopped", "终止", final=True)


class Negotiation(Record):
    """One project in talks, before and after it has a number in the register of projects."""

    negotiation_no = Text("在谈编号", max_length=40, note="如「ZT-2025-001」", source=_WEEKLY)
    lead = Link("线索", "investment.Lead", aliases=("线索编号",), origin=True)
    name = Text("项目名称", max_length=80, source=_WEEKLY)
    channel = Code("招商渠道", CHANNEL, empty=True, note="由线索得出")
    category = Code("项目分类", PROJECT_CATEGORY, source=_WEEKLY)
    kind = Code("用地方式", PROJECT_KIND, aliases=("建设性质",), source=_FORM)
    industry = Code("行业大类", DIVISION, aliases=("产业类型",), source="GB/T 4754-2017")
    park = Code("所在园区", PARK, aliases=("片区", "所属片区"), source=_WEEKLY)
    investor = Text("投资方", aliases=("投资主体",), source=_WEEKLY)
    investor_class = Code("投资方类型", INVESTOR_CLASS, empty=True, source=_FORM)
    source_region = Code("资金来源地", SOURCE_REGION, aliases=("来源地",), source=_FORM)
    is_existing = YesNo("是否存量企业", note="在园企业增资的填是", source=_FORM)
    contact_person = Text(
        "企业联系人", max_length=60, empty=True, personal=True, aliases=("联系人",), source=_WEEKLY
    )
    phone = Text("联系方式", max_length=60, empty=True, personal=True, source=_WEEKLY)
    summary = LongText("项目内容", aliases=("项目简介",), source=_WEEKLY)
    invest_total = Amount("计划总投资", "亿元", places=4, aliases=("计划投资总额",), source=_FORM)
    invest_fixed = Amount("计划固定资产投资", "亿元", places=4, aliases=("固定资产投资",), source=_WEEKLY)
    land_mu = Amount("需用土地", "亩", empty=True, note="供地项目填", source=_WEEKLY)
    plant_area = Amount("需用厂房", "平方米", empty=True, note="租赁厂房项目填", source=_FORM)
    opened_on = Day("列入在谈日期", aliases=("对接时间",), source=_FORM)
    leader = Text("责任领导", max_length=60, empty=True, source=_FORM)
    owner = Text("责任人", max_length=60, source=_FORM)
    progress = LongText("进展", empty=True, aliases=("进度、备注",), note="每周更新", source=_WEEKLY)
    contact_due = Day("联系期限", empty=True, note="最近一次洽谈（没有的自列入日）加规定天数；系统得出")
    project = Link(
        "项目", "registers.Project", empty=True, aliases=("项目编号",), note="联审通过、给了编号后填"
    )
    signed_on = Day("签约日期", empty=True, note="项目名录登记，一处填写；系统取数", source="项目名录")
    state = StateColumn("在谈状态", (TALKING, CHECKING, READY, HANDED_OVER, STOPPED))
    submitted_on = MovedOn("报送预审日期", source=_SHEET)
    prechecked_on = MovedOn("预审完成日期", source=_SHEET)
    handed_over_on = MovedOn("移交落地日期", note="签约后移交项目建设科")
    stopped_on = MovedOn("终止日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Negotiations(Ledger, of=Negotiation):
    """在谈项目台账."""

    name, keeper = "在谈项目台账", "招商科"
    rights = Rights(read=("产业发展科", "自然资源科", "项目建设科", "经济运行科", "安全环保科", "政务服务科"))
    about = "在谈项目的投资方、内容、规模和进展，一个项目一行；各部门的预审另有台账。"
    key = ("negotiation_no",)
    title = ("name",)
    columns = (
        "negotiation_no",
        "name",
        "channel",
        "kind",
        "industry",
        "investor",
        "invest_total",
        "opened_on",
        "state",
        "contact_due",
        "project",
    )
    search = ("negotiation_no", "name", "investor", "summary", "project.number")
    filters = ("state", "channel", "industry", "kind", "park", "source_region", "opened_on", "contact_due")
    order = ("-opened_on", "negotiation_no")
    totals = ("invest_total", "invest_fixed")
    checks = (
        not_negative("negotiation.negative", "invest_total", "invest_fixed", "land_mu", "plant_area"),
        fixed_within_total("negotiation.fixed", "invest_fixed", "invest_total"),
        need_given,
        opened_after_registration,
    )
    explanation = "note"
    derived: ClassVar = {"channel": channels, "contact_due": talks_due_days, "signed_on": signed_days}
    left_out: ClassVar = {
        "开工、投产": "见项目名录：一处登记。",
        "预审结论": "见预审意见台账，各部门自己出具。",
        "联审结论": "见联审议题台账，同一项目可以几次上会。",
        "达产后年营收、税收": "见项目名录，联审通过给号时登记。",
        "纳统项目名称、纳统计划总投资": "见项目入库纳统台账（construction.stat_entry）。",
        "内外资": "由资金来源地得出：港澳台、境外为外资。",
        "产业链（主链、次链）": "项目登记后上链，见企业项目上链台账（chains.placement）。",
        "次要行业": "按主要行业登记，建成后见企业行业台账。",
        "招商类型": "即线索的招商渠道，按线索取用。",
        "建设性质": "签约后见年度重点项目台账和入库纳统台账。",
        "存量类型、首次投资年份": "存量企业由线索的增资企业和企业名录查得。",
        "研发中心、先进制造业、产业外溢等标记": "在项目内容中写明，不另设标记。",
        "交办层级、联络人、报送人": "交办层级即招商渠道；登记人和时间留在变更历史。",
        "电话核实情况": "是上级部门核实的记录，不由园区登记。",
    }
    rules = ("园区招商引资工作办法（在谈项目周报）", "园区项目联审办法（预审）")


class Talks(Procedure, of=Negotiation):
    """项目洽谈: talked about, checked by each department beforehand, reviewed and signed, handed over."""

    name = "项目洽谈预审"
    about = "在谈项目报送各部门预审，预审齐全的提交联审，签约后移交落地；谈不成的终止。"
    rules = ("园区项目联审办法（预审）",)
    begin = Begin("列入在谈", TALKING, on="opened_on")
    submit = Move("报送预审", TALKING, CHECKING, day="submitted_on")
    pass_on = Move(
        "预审齐全",
        CHECKING,
        READY,
        day="prechecked_on",
        guards=(precheck_whole,),
    )
    send_back = Move("退回再谈", (CHECKING, READY), TALKING, reason=True)
    hand_over = Move(
        "移交落地", READY, HANDED_OVER, day="handed_over_on", needs=("project",), guards=(project_signed,)
    )
    stop = Move("终止", (TALKING, CHECKING, READY), STOPPED, by=(Role.HEAD,), day="stopped_on", reason=True)
    reopen = Move("恢复洽谈", STOPPED, TALKING, by=(Role.HEAD,), reason=True)
    clocks = (
        Clock(
            "联系期限",
            since=("begin", "reopen"),
            until=("hand_over", "stop"),
            due="contact_due",
            follows=True,
        ),
        Clock("预审期限", since="submit", until=("pass_on", "send_back", "stop"), due=5, days=WORKING),
    )
