"""企业税收台账 — tax of each enterprise by kind, received monthly from the tax office."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.economy.codes import TAX_BASIS, TAX_KIND
from yuanqu.domains.economy.continuity import locked_unchanged, prior_as_held
from yuanqu.domains.economy.rules import vat_parts_on_vat
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Link, LongText, Month
from yuanqu.engines.ledger.record import Record

_LIST, _UNIT = "税务部门清单", "万元"


class Tax(Record):
    """One enterprise, month, kind of tax and basis: the month's own amount, never cumulative."""

    enterprise = Link(
        "企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称", "纳税人识别号")
    )
    month = Month("月份", aliases=("入库月份", "所属月份"))
    tax_kind = Code("税种", TAX_KIND, source=_LIST)
    basis = Code("口径", TAX_BASIS, source=_LIST)
    tax_paid = Amount("税额", _UNIT, places=6, aliases=("入库税额", "实缴税额"), note="当月数", source=_LIST)
    tax_paid_prior = Amount(
        "税额（上年同期）", _UNIT, places=6, aliases=("上年同期",), note="上年同月数", source=_LIST
    )
    vat_refund = Amount("其中：留抵退税", _UNIT, places=6, empty=True, source=_LIST)
    vat_exempt_credit = Amount("其中：免抵调", _UNIT, places=6, empty=True, source=_LIST)
    local_share = Amount("地方留成", _UNIT, places=6, empty=True, source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class Taxes(Ledger, of=Tax):
    """企业税收台账."""

    name, keeper = "企业税收台账", "经济运行科"
    about = "税务部门每月提供的分企业、分税种税额，按入库期和所属期两个口径分别登记。"
    key = ("enterprise", "month", "tax_kind", "basis")
    title = ("enterprise", "month", "tax_kind", "basis")
    search = ("enterprise.name", "enterprise.uscc")
    filters = ("month", "tax_kind", "basis")
    order = ("-month", "enterprise", "tax_kind", "basis")
    totals = ("tax_paid", "tax_paid_prior", "local_share")
    checks = (
        vat_parts_on_vat,
        locked_unchanged("economy.tax", editions=False),
        prior_as_held("economy.tax", "tax_paid", "万元"),
    )
    explanation = "note"
    left_out: ClassVar = {
        "纳税档": "由全年税额得出，查看时计算，不登记。",
        "亩均税收": "由税额与占地面积得出，土地效益科室的台账启用后作为指标给出。",
    }
    rules = ("税务部门与园区涉税信息共享约定",)
