"""排口执行标准台账 — which standard an outlet is held to, from when to when, and in which order."""

from __future__ import annotations

from yuanqu.domains.environment.rules.readings import standards_apart
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.rules import validity_in_order


class OutletStandard(Record):
    """One standard at one outlet; the first by rank that limits an analyte holds."""

    outlet = Link("排口", "environment.Outlet", aliases=("排口编号",))
    rank = Whole("顺序", note="1优先：许可载明的限值为1，受纳水体类别为2，综合排放标准为3")
    limit_set = Link("执行标准", "environment.LimitSet", aliases=("标准编码",))
    valid_from = Day("起始日期")
    valid_to = Day("终止日期", empty=True, note="至今执行的不填")
    basis = Text("确定依据", note="批准文件或会议纪要")
    note = LongText("说明", empty=True, aliases=("备注",))


class OutletStandards(Ledger, of=OutletStandard):
    """排口执行标准台账."""

    name, keeper = "排口执行标准台账", "安全环保科"
    about = "排口在各时段执行的标准和先后顺序；改换标准新增一行，以前的结果仍按当时的标准判定。"
    key = ("outlet", "rank", "valid_from")
    title = ("outlet", "limit_set")
    search = ("outlet.outlet_no", "outlet.name", "limit_set.name")
    filters = ("outlet", "limit_set", "valid_from")
    order = ("outlet", "rank", "-valid_from")
    checks = (validity_in_order, standards_apart)
    explanation = "note"
    rules = ("园区雨水排口监测管理口径",)
