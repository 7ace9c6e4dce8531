"""本地供需对接 — what enterprises of the zone buy, where from, and who of the zone could supply it."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.chains.codes import MATCH_RESULT, SUPPLY_REGION
from yuanqu.domains.chains.rules.targets import (
    deal_amount_given,
    failure_explained,
    purchase_positive,
    result_with_day,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights

_FORM = "本地供需对接表"


class SupplyMatch(Record):
    """One thing one enterprise buys in one year."""

    buyer = Link("需方企业", "registers.Enterprise", aliases=("需方", "采购企业"))
    item = Text("需求物料或服务", max_length=120, aliases=("需求物料", "物料"), source=_FORM)
    year = Whole("年度", note="采购额所属年度，如 2025")
    segment = Link("供给环节", "chains.Segment", empty=True, note="物料由哪个环节供给")
    purchase = Amount("年采购额", "万元", source=_FORM)
    region = Code("现供应地", SUPPLY_REGION, source=_FORM)
    supplier = Link("可替代本地企业", "registers.Enterprise", empty=True, aliases=("供方企业",))
    event = Text("对接会", max_length=120, empty=True, note="对接会名称", source=_FORM)
    matched_on = Day("对接日期", empty=True, source=_FORM)
    result = Code("对接结果", MATCH_RESULT, empty=True, source=_FORM)
    deal_amount = Amount("成交额", "万元", empty=True, note="成交的必填", source=_FORM)
    failure = Text("未成原因", empty=True, note="未成的必填", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class SupplyMatches(Ledger, of=SupplyMatch):
    """本地供需对接台账."""

    name, keeper = "本地供需对接台账", "产业发展科"
    rights = Rights(own="buyer")
    about = "园区企业的采购需求、现供应地和可替代的本地企业，以及对接会的结果。"
    key = ("buyer", "item", "year")
    title = ("buyer", "item")
    columns = (
        "buyer",
        "item",
        "year",
        "purchase",
        "region",
        "supplier",
        "matched_on",
        "result",
        "deal_amount",
    )
    search = ("buyer.name", "item", "supplier.name", "event")
    filters = ("region", "result", "matched_on", "year")
    order = ("-year", "buyer")
    totals = ("purchase", "deal_amount")
    checks = (purchase_positive, result_with_day, deal_amount_given, failure_explained)
    explanation = "note"
    left_out: ClassVar = {"本地配套率": "由现供应地为区内的采购额占比得出，见同名指标。"}
    rules = (_FORM,)
