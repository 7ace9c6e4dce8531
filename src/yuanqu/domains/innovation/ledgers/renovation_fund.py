"""技改资金来源台账 — where the money of a renovation project comes from, and what has arrived."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.innovation.codes import SUPPORT
from yuanqu.domains.innovation.rules.renovations import (
    arrival_dated,
    arrived_within_planned,
    no_double_support,
    sources_within_total,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights

_FORM = "技改资金表"


class RenovationFund(Record):
    """One source of one project's money."""

    renovation = Link("技改项目", "innovation.Renovation", aliases=("技改项目编号", "项目名称"))
    support = Code("资金来源", SUPPORT, aliases=("支持",), source=_FORM)
    seq = Whole("序号", note="同一来源分几笔的依次为1、2，其余填1")
    planned = Amount("计划资金", "万元", places=4, source=_FORM)
    doc_no = Text("下达文号", max_length=80, empty=True, note="财政资金的填", source=_FORM)
    arrived = Amount("到位资金", "万元", places=4, empty=True, source=_FORM)
    arrived_on = Day("到位日期", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class RenovationFunds(Ledger, of=RenovationFund):
    """技改资金来源台账."""

    name, keeper = "技改资金来源台账", "科技创新科"
    rights = Rights(read=("经济运行科", "项目建设科"))
    about = "技改项目的自筹、贷款、国债和各级专项资金，逐项登记计划和到位。"
    key = ("renovation", "support", "seq")
    title = ("renovation", "support")
    search = ("renovation.name", "renovation.number", "doc_no")
    filters = ("support", "arrived_on", "renovation")
    order = ("renovation", "support", "seq")
    totals = ("planned", "arrived")
    checks = (arrival_dated, arrived_within_planned, no_double_support, sources_within_total)
    explanation = "note"
    left_out: ClassVar = {"拨付凭证": "是附件而非数据：随本行存放。"}
    rules = ("中央预算内投资补助和贴息项目管理办法", "超长期特别国债设备更新申报通知")
