"""链主企业 — enterprises named as leaders of a chain, by level and batch, with what they draw after them."""

from __future__ import annotations

from yuanqu.domains.chains.codes import LEVEL
from yuanqu.domains.chains.rules.chains import nothing_negative, percent
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.intervals import apart
from yuanqu.registers.shared_checks import dates_in_order

_RULES = "链主企业遴选认定办法"


class ChainLeader(Record):
    """One naming of one enterprise for one chain."""

    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    chain = Link("产业链", "chains.IndustryChain", aliases=("产业链名称", "产业链编号"))
    level = Code("级别", LEVEL, source=_RULES)
    batch = Text("认定批次", max_length=40, note="如「2024年第一批」", source=_RULES)
    doc_no = Text("认定文号", max_length=80, source=_RULES)
    named_on = Day("认定日期", source=_RULES)
    valid_to = Day("有效期至", empty=True, source=_RULES)
    revenue = Amount("上年营业收入", "亿元", places=4, empty=True, note="认定依据的年度", source=_RULES)
    rd_share = Amount("研发费用占比", "%", empty=True, source=_RULES)
    local_suppliers = Whole("本地配套企业数", unit="家", empty=True, source=_RULES)
    local_purchase = Amount("带动本地采购额", "万元", empty=True, source=_RULES)
    tasks = LongText("年度任务", empty=True, note="招引配套、技术攻关、供需对接的数量", source=_RULES)
    appraisal = Text("年度评价", empty=True, source=_RULES)
    note = LongText("说明", empty=True, aliases=("备注",))


class ChainLeaders(Ledger, of=ChainLeader):
    """链主企业台账."""

    name, keeper = "链主企业台账", "产业发展科"
    rights = Rights(read=EVERYONE)
    about = "各级认定的链主企业，登记批次、文号、有效期和对本地配套的带动。"
    key = ("enterprise", "chain", "batch")
    title = ("enterprise", "chain")
    columns = (
        "enterprise",
        "chain",
        "level",
        "batch",
        "named_on",
        "valid_to",
        "revenue",
        "local_suppliers",
        "local_purchase",
    )
    search = ("enterprise.name", "chain.name", "doc_no")
    filters = ("chain", "level", "named_on")
    order = ("chain", "-named_on")
    totals = ("local_suppliers", "local_purchase")
    checks = (
        *dates_in_order("chain_leader.dates", {"named_on": "认定日期", "valid_to": "有效期至"}),
        nothing_negative,
        percent("chain_leader.rd_share", "rd_share", "研发费用占比"),
        apart(
            "chain_leader.overlap",
            "chains.chain_leader",
            group=("enterprise", "chain", "level"),
            since="named_on",
            until="valid_to",
            what="该企业同一级别的链主有效期",
        ),
    )
    explanation = "note"
    rules = (_RULES,)
