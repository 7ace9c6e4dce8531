"""企业行业 — the industry of each enterprise in time, one row a dated interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.codes import DIVISION, INDUSTRY
from yuanqu.registers.rules import (
    industries_apart,
    validity_in_order,
)


class EnterpriseIndustry(Record):
    """What an enterprise's industry was from one day to another (both inclusive; an empty end is open)."""

    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    industry = Code(
        "行业代码",
        INDUSTRY,
        aliases=("行业小类", "国民经济行业代码"),
        note="四位小类，由统计部门核定",
        source="GB/T 4754-2017（含2019年修改单）",
    )
    division = Code("行业大类", DIVISION, empty=True, note="由行业代码前两位得出", source="GB/T 4754-2017")
    valid_from = Day("起始日期", aliases=("生效日期",))
    valid_to = Day("截止日期", empty=True, aliases=("失效日期",), note="至今有效的不填")
    basis = Text("核定依据", empty=True, note="如年度审核、专业变更批复")
    note = LongText("说明", empty=True, aliases=("备注",))


def division_of(rows: Sequence[Row]) -> list[str | None]:
    """行业大类, one a row: the first two digits of the class."""
    return [(row.get("industry") or "")[:2] or None for row in rows]


class EnterpriseIndustries(Ledger, of=EnterpriseIndustry):
    """企业行业台账."""

    name, keeper = "企业行业台账", "经济运行科"
    rights = Rights(read=EVERYONE, own="enterprise")
    about = "每家企业在各时段的国民经济行业小类，分行业统计按记录当日的行业归集。"
    key = ("enterprise", "valid_from")
    title = ("enterprise", "industry")
    search = ("enterprise.name", "enterprise.uscc", "industry")
    filters = ("division", "industry")
    order = ("enterprise", "-valid_from")
    checks = (validity_in_order, industries_apart)
    explanation = "note"
    derived: ClassVar = {"division": division_of}
    rules = ("GB/T 4754-2017 国民经济行业分类（含2019年修改单）",)
