"""主导产业归类表 — which divisions make up each leading industry; a list of the zone's own, with dates."""

from __future__ import annotations

from yuanqu.domains.economy.codes import LEADING_INDUSTRY, LIST_USE
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.codes import DIVISION
from yuanqu.registers.intervals import apart
from yuanqu.registers.rules import validity_in_order


class LeadingIndustry(Record):
    """One division under one leading industry, for one use, from a day to a day (both inclusive)."""

    leading_industry = Code("主导产业", LEADING_INDUSTRY)
    division = Code(
        "行业大类", DIVISION, aliases=("行业代码前两位",), note="两位代码或名称", source="GB/T 4754-2017"
    )
    used_for = Code("用途", LIST_USE, note="占比统计与产业链的归类可以不同")
    valid_from = Day("生效日期")
    valid_to = Day("失效日期", empty=True, note="至今有效的不填")
    source = Text("依据", note="文件名称和文号")
    note = LongText("说明", empty=True, aliases=("备注",))


class LeadingIndustries(Ledger, of=LeadingIndustry):
    """主导产业归类表."""

    name, keeper = "主导产业归类表", "经济运行科"
    about = "园区主导产业与国民经济行业大类的对应关系，按用途和有效期登记，国家没有统一规定。"
    key = ("leading_industry", "division", "used_for", "valid_from")
    title = ("leading_industry", "division", "used_for")
    search = ("source",)
    filters = ("leading_industry", "used_for")
    order = ("used_for", "leading_industry", "division", "-valid_from")
    checks = (
        validity_in_order,
        apart(
            "leading_industry.overlap",
            "economy.leading_industry",
            group=("division", "used_for"),
            since="valid_from",
            until="valid_to",
            what="该行业大类的归类时段",
        ),
    )
    explanation = "note"
    rules = ("GB/T 4754-2017 国民经济行业分类", "园区主导产业目录")
