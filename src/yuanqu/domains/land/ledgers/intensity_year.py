"""开发区土地集约利用监测 — the zone's land in one row a year, as the national evaluation asks."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.land.rules.yields import each_within_the_last, none_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Day, LongText, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.intervals import apart
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "开发区土地集约利用监测统计表"


def _hectares(label: str, *, empty: bool = False, note: str = "") -> Amount:
    return Amount(label, "公顷", places=4, source=_FORM, empty=empty, note=note)


class IntensityYear(Record):
    """The zone's land at the end of one year; money is of that year."""

    year = Whole("评价年度", unit="年", source=_FORM)
    measured_on = Day("评价时点", note="一般为年度末日，如 2024-12-31", source=_FORM)
    superseded_on = Day("停用日期", empty=True, note="下一年度数据启用的前一日；现行的不填")
    total = _hectares("土地总面积")
    planned = _hectares("规划建设用地面积", empty=True)
    acquired = _hectares("已批准征收土地面积", empty=True)
    converted = _hectares("已批准转用土地面积", empty=True)
    ready = _hectares("达到供地条件面积")
    supplied = _hectares("已供应国有建设用地面积")
    built = _hectares("已建成城镇建设用地面积")
    industrial = _hectares("工矿仓储用地面积", note="已建成的")
    housing = _hectares("住宅用地面积", empty=True)
    unbuildable = _hectares("不可建设面积", empty=True)
    unsupplied = _hectares("批而未供面积", empty=True)
    idle = _hectares("闲置土地面积", empty=True)
    residents = Whole("常住人口", unit="人", empty=True, source=_FORM)
    fixed_assets = Amount("工业固定资产总额", "万元", empty=True, source=_FORM)
    tax = Amount("税收总额", "万元", empty=True, source=_FORM)
    revenue = Amount("企业总收入", "万元", empty=True, source=_FORM)
    industrial_tax = Amount("工业企业税收总额", "万元", empty=True, source=_FORM)
    floor_area = Amount("总建筑面积", "万平方米", places=4, empty=True, source=_FORM)
    industrial_floor = Amount("工矿仓储建筑面积", "万平方米", places=4, empty=True, source=_FORM)
    footprint = Amount("建筑基底面积", "万平方米", places=4, empty=True, source=_FORM)
    open_yards = Amount("工矿仓储露天堆场面积", "万平方米", places=4, empty=True, source=_FORM)
    high_tech = Whole("高新技术企业数", unit="家", empty=True, source=_FORM)
    firms = Whole("工商企业数", unit="家", empty=True, source=_FORM)
    industrial_firms = Whole("工业企业数", unit="家", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class IntensityYears(Ledger, of=IntensityYear):
    """开发区土地集约利用监测台账."""

    name, keeper = "开发区土地集约利用监测台账", "自然资源科"
    about = "园区土地开发、供应、建成和投入产出的年度监测数据，一年一行。"
    key = ("year",)
    title = ("year",)
    columns = (
        "year",
        "total",
        "ready",
        "supplied",
        "built",
        "industrial",
        "unsupplied",
        "idle",
        "industrial_tax",
    )
    filters = ("year", "measured_on")
    order = ("-year",)
    checks = (
        *dates_in_order("intensity.life", {"measured_on": "评价时点", "superseded_on": "停用日期"}),
        apart(
            "intensity.overlap",
            "land.intensity_year",
            group=(),
            since="measured_on",
            until="superseded_on",
            what="年度数据的有效期",
        ),
        none_negative(
            "intensity.negative",
            total="土地总面积",
            ready="达到供地条件面积",
            supplied="已供应面积",
            built="已建成面积",
            industrial="工矿仓储用地面积",
        ),
        each_within_the_last,
    )
    explanation = "note"
    left_out: ClassVar = {"各项比率": "由本行各项相除得出，见土地供应率、建成率等指标。"}
    rules = ("开发区土地集约利用评价规程", _FORM)
