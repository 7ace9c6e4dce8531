"""道路资产台账 — the zone's roads as they are kept, whoever built them."""

from __future__ import annotations

from yuanqu.domains.infrastructure.codes import ROAD_CLASS, ROAD_SURFACE
from yuanqu.domains.infrastructure.rules.assets import built_once
from yuanqu.domains.infrastructure.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Shape, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.codes import PARK
from yuanqu.registers.shared_checks import dates_in_order

_KEPT = "城市道路养护台账"


class Road(Record):
    """One road."""

    road_no = Text("道路编号", max_length=40, note="如「DL-01」", source=_KEPT)
    name = Text("道路名称", max_length=120, source=_KEPT)
    park = Code("所在园区", PARK, source=_KEPT)
    from_to = Text("起止点", source=_KEPT)
    length = Amount("长度", "米", source=_KEPT)
    width = Amount("红线宽度", "米", empty=True, source=_KEPT)
    road_class = Code("道路等级", ROAD_CLASS, source="城市道路工程设计规范")
    lanes = Whole("车道数", empty=True, source=_KEPT)
    surface = Code("路面结构", ROAD_SURFACE, source=_KEPT)
    work = Link("建设工程", "infrastructure.Work", empty=True, note="工程台账里有的填，建成日期见该工程")
    built_on = Day("建成日期", empty=True, note="工程台账里没有的老路填", source=_KEPT)
    removed_on = Day("废止日期", empty=True, note="在用的不填", source=_KEPT)
    keeper = Text("管养单位", max_length=120, source=_KEPT)
    shape = Shape(
        "图形", on_paper=True, empty=True, note="道路中心线，GeoJSON文本，WGS84经纬度", source=_KEPT
    )
    note = LongText("说明", empty=True, aliases=("备注",))


class Roads(Ledger, of=Road):
    """道路资产台账."""

    name, keeper = "道路资产台账", "规划建设科"
    rights = Rights(read=EVERYONE)
    about = "园区已建成道路的长度、宽度、等级和管养单位，一路一行。"
    key = ("road_no",)
    title = ("name",)
    search = ("road_no", "name", "from_to", "keeper")
    filters = ("park", "road_class", "surface")
    order = ("road_no",)
    totals = ("length",)
    checks = (
        not_negative("road.negative", "length", "width", "lanes"),
        built_once("road.built"),
        *dates_in_order("road.days", {"built_on": "建成日期", "removed_on": "废止日期"}),
    )
    explanation = "note"
    rules = ("城市道路管理条例",)
