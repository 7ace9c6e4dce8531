"""到位资金 — what of a project's capital has really come in, month by month."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.investment.codes import VOUCHER
from yuanqu.domains.investment.rules.amounts import fixed_within_total, not_negative
from yuanqu.domains.investment.rules.funds import arrived_after_signing, arrived_within_total
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Link, LongText, Month, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights

_FORM = "到位资金月报"


class CapitalArrival(Record):
    """One project in one month; months are added, nothing is cumulative."""

    project = Link("项目", "registers.Project", aliases=("项目编号", "项目名称"))
    month = Month("月份", source=_FORM)
    amount = Amount("本月到位资金", "万元", places=4, aliases=("本月到位",), source=_FORM)
    fixed = Amount("其中固定资产投资", "万元", places=4, source=_FORM)
    from_outside = YesNo("是否省外资金", source=_FORM)
    voucher = Code("到位凭证", VOUCHER, source="到位资金认定口径")
    voucher_no = Text("凭证编号", max_length=80, empty=True, source=_FORM)
    progress = Text("形象进度", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class CapitalArrivals(Ledger, of=CapitalArrival):
    """到位资金台账."""

    name, keeper = "到位资金台账", "招商科"
    rights = Rights(read=("项目建设科", "经济运行科"))
    about = "签约项目每月实际到位的资金，一个项目一个月一行，凭证附后。"
    key = ("project", "month")
    title = ("project", "month")
    columns = ("project", "month", "amount", "fixed", "from_outside", "voucher", "progress")
    search = ("project.name", "project.number", "voucher_no", "progress")
    filters = ("month", "from_outside", "voucher", "project")
    order = ("-month", "project")
    totals = ("amount", "fixed")
    checks = (
        not_negative("capital_arrival.negative", "amount", "fixed"),
        fixed_within_total("capital_arrival.fixed", "fixed", "amount"),
        arrived_after_signing,
        arrived_within_total,
    )
    explanation = "note"
    left_out: ClassVar = {
        "累计到位": "由各月相加得出，不另登记。",
        "外资到位": "实际使用外资按商务部门口径统计，经济运行的外资台账设立前不登记。",
    }
    rules = ("到位资金认定口径（凭土地款、工程款、设备发票和银行回单）",)
