"""监测限值台账 — the limit of one analyte in one standard, with its dates, its clause and who checked it."""

from __future__ import annotations

from yuanqu.domains.environment.codes import ANALYTE, MEASURE_UNIT
from yuanqu.domains.environment.results import PLACES
from yuanqu.domains.environment.rules.readings import (
    bounded,
    limit_kept_exactly,
    limit_unit_fits,
    limits_apart,
)
from yuanqu.domains.environment.rules.words import different_people
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.rules import validity_in_order


class Limit(Record):
    """One limit; a reading is judged by the one in force on the day its water was taken."""

    limit_set = Link("执行标准", "environment.LimitSet", aliases=("标准编码",))
    analyte = Code("检测项目", ANALYTE, aliases=("项目",))
    floor = Amount("限值下限", places=PLACES, empty=True, note="只有pH填")
    ceiling = Amount("限值上限", places=PLACES, empty=True, aliases=("限值",))
    unit = Code("计量单位", MEASURE_UNIT, aliases=("单位",), note="pH为无量纲")
    valid_from = Day("生效日期")
    valid_to = Day("失效日期", empty=True, note="至今有效的不填")
    clause = Text("条款", max_length=80, note="表号和条款，如「表1」", source="执行的标准")
    entered_by = Text("录入人", max_length=60, note="对照标准文本录入")
    checked_by = Text("核对人", max_length=60, note="另一人对照文本核对")
    note = LongText("说明", empty=True, aliases=("备注",))


class Limits(Ledger, of=Limit):
    """监测限值台账."""

    name, keeper = "监测限值台账", "安全环保科"
    rights = Rights(read=EVERYONE)
    about = "各执行标准对各检测项目的限值，注明条款、单位和起止日期，修订时新增一行。"
    key = ("limit_set", "analyte", "valid_from")
    title = ("limit_set", "analyte")
    search = ("limit_set.name", "clause")
    filters = ("limit_set", "analyte", "valid_from")
    order = ("limit_set", "analyte", "-valid_from")
    checks = (
        limit_unit_fits,
        bounded,
        limit_kept_exactly,
        validity_in_order,
        limits_apart,
        different_people("limit.checked", {"entered_by": "录入人", "checked_by": "核对人"}),
    )
    explanation = "note"
    rules = ("GB 3838—2002", "GB 8978—1996")
