"""公用设施台账 — substations, water works, gas stations, sewage works and heat sources that serve the zone."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.infrastructure.codes import FACILITY_KIND
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.codes import PARK
from yuanqu.registers.shared_checks import dates_in_order

_LIST = "公用设施台账"


class Facility(Record):
    """One facility."""

    facility_no = Text("设施编号", max_length=40, note="如「SS-01」", source=_LIST)
    name = Text("设施名称", max_length=120, source=_LIST)
    kind = Code("设施类别", FACILITY_KIND, source=_LIST)
    park = Code("所在园区", PARK, source=_LIST)
    operator = Text("运营单位", max_length=120, source=_LIST)
    work = Link("建设工程", "infrastructure.Work", empty=True, note="工程台账里有的填", source=_LIST)
    online_on = Day("投运日期", empty=True, note="未投运的不填；超前配套以此为准", source=_LIST)
    removed_on = Day("停用日期", empty=True, note="在用的不填", source=_LIST)
    expansion = Text("扩建计划", empty=True, source=_LIST)
    expansion_on = Day("扩建计划投运日期", empty=True, source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class Facilities(Ledger, of=Facility):
    """公用设施台账."""

    name, keeper = "公用设施台账", "规划建设科"
    rights = Rights(read=EVERYONE)
    about = "为园区企业供电、供水、供气、供热和处理污水的设施，一处一行。"
    key = ("facility_no",)
    title = ("name",)
    search = ("facility_no", "name", "operator")
    filters = ("kind", "park", "online_on")
    order = ("facility_no",)
    checks = dates_in_order("facility.days", {"online_on": "投运日期", "removed_on": "停用日期"})
    explanation = "note"
    left_out: ClassVar = {"设计能力、已建成能力、负荷": "随时间变化，逐月登记在能力台账。"}
    rules = (_LIST,)
