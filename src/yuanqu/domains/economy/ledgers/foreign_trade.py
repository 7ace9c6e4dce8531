"""外资外贸台账 — foreign capital used, imports and exports of each enterprise by month, with what proves them."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.economy.codes import FOREIGN_EVIDENCE, FOREIGN_KIND
from yuanqu.domains.economy.continuity import prior_as_held
from yuanqu.domains.economy.rules import not_negative
from yuanqu.domains.economy.trade_rules import (
    evidence_fits,
    evidence_given,
    in_yuan,
    part_of_its_whole,
    rate_plausible,
    rate_positive,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Link, LongText, Month, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights

_CAPITAL, _CUSTOMS, _DOLLARS = "外商投资统计调查制度", "海关统计", "万美元"


class ForeignTrade(Record):
    """One enterprise, month and kind: the month's own amount in dollars, never cumulative, with the rate used."""

    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    month = Month("月份", aliases=("报告期",))
    kind = Code("类别", FOREIGN_KIND, note="其中项另起一行", source=_CUSTOMS)
    amount = Amount("金额", _DOLLARS, places=4, note="当月数", source=_CUSTOMS)
    amount_prior = Amount(
        "金额（上年同期）", _DOLLARS, places=4, aliases=("上年同期",), note="上年同月数", source=_CUSTOMS
    )
    rate = Amount(
        "1美元折合人民币", "元", places=4, digits=7, aliases=("折算汇率",), note="所用汇率，如「7.1782」"
    )
    amount_yuan = Amount("折合人民币", "万元", places=4, empty=True, note="金额乘汇率；系统得出")
    evidence = Code("凭证", FOREIGN_EVIDENCE, note="暂无凭证的登记而不计入", source=_CAPITAL)
    evidence_no = Text("凭证编号", max_length=80, empty=True, source=_CAPITAL)
    note = LongText("说明", empty=True, aliases=("备注",))


class ForeignTrades(Ledger, of=ForeignTrade):
    """外资外贸台账."""

    name, keeper = "外资外贸台账", "经济运行科"
    rights = Rights(read=("招商科",))
    about = "企业当月实际使用外资和进出口额，一企一月一类一行，折算汇率和凭证随行登记。"
    key = ("enterprise", "month", "kind")
    title = ("enterprise", "month", "kind")
    search = ("enterprise.name", "enterprise.uscc", "evidence_no")
    filters = ("month", "kind", "evidence")
    order = ("-month", "enterprise", "kind")
    totals = ("amount", "amount_prior", "amount_yuan")
    checks = (
        not_negative("foreign_trade.negative", "amount", "amount_prior"),
        rate_positive,
        rate_plausible,
        evidence_fits,
        evidence_given,
        part_of_its_whole,
        prior_as_held("economy.foreign_trade", "amount", _DOLLARS),
    )
    explanation = "note"
    derived: ClassVar = {"amount_yuan": in_yuan}
    left_out: ClassVar = {
        "省外2000万元以上项目进资": "见招商科到位资金月报 `investment.capital_arrival`，不重复登记。",
        "凭证": "回单、报告和海关数据是附件：随本行存放；本台账登记种类和编号。",
    }
    rules = ("外商投资统计调查制度", "海关统计")
