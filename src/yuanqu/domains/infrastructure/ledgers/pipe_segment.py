"""管段资产台账 — pipes and ducts between two wells."""

from __future__ import annotations

from yuanqu.domains.infrastructure.codes import PIPE_KIND, PIPE_MATERIAL
from yuanqu.domains.infrastructure.rules.assets import built_once, drains_wide_and_steep
from yuanqu.domains.infrastructure.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.shared_checks import dates_in_order

_SURVEY = "市政管网普查表"


class PipeSegment(Record):
    """One segment."""

    segment_no = Text("管段编号", max_length=40, note="如「WS-0101」", source=_SURVEY)
    kind = Code("管线类别", PIPE_KIND, source=_SURVEY)
    road = Link("所在道路", "infrastructure.Road", empty=True, source=_SURVEY)
    from_well = Text("起点井", max_length=40, source=_SURVEY)
    to_well = Text("终点井", max_length=40, source=_SURVEY)
    length = Amount("长度", "米", source=_SURVEY)
    diameter = Whole("管径（毫米）", empty=True, note="排管沟道不填", source=_SURVEY)
    material = Code("管材", PIPE_MATERIAL, source=_SURVEY)
    depth = Amount("埋深", "米", empty=True, source=_SURVEY)
    slope = Amount("坡度", "‰", empty=True, note="雨水、污水管填", source=_SURVEY)
    work = Link("建设工程", "infrastructure.Work", empty=True, note="工程台账里有的填，建成日期见该工程")
    built_on = Day("建成日期", empty=True, note="工程台账里没有的老管填", source=_SURVEY)
    removed_on = Day("废弃日期", empty=True, note="在用的不填", source=_SURVEY)
    owner = Text("权属单位", max_length=120, source=_SURVEY)
    note = LongText("说明", empty=True, aliases=("备注",))


class PipeSegments(Ledger, of=PipeSegment):
    """管段资产台账."""

    name, keeper = "管段资产台账", "规划建设科"
    rights = Rights(read=("安全环保科",))
    about = "园区地下管线的管段，两井之间一段一行。"
    key = ("segment_no",)
    title = ("segment_no", "kind")
    search = ("segment_no", "from_well", "to_well", "road.name", "owner")
    filters = ("kind", "material", "road")
    order = ("segment_no",)
    totals = ("length",)
    checks = (
        not_negative("pipe_segment.negative", "length", "diameter", "depth", "slope"),
        built_once("pipe_segment.built"),
        drains_wide_and_steep,
        *dates_in_order("pipe_segment.days", {"built_on": "建成日期", "removed_on": "废弃日期"}),
    )
    explanation = "note"
    rules = (_SURVEY, "城镇排水与污水处理条例")
