"""The zone's rainwater outlets, the standards they are held to, and the limits of those standards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from yuanqu_demo.names import CITY, Names
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet

_OUTLETS = (
    ("工业一路雨水排口", "main"),
    ("科兴路雨水排口", "main"),
    ("东港路雨水排口", "east"),
    ("环园西路雨水排口", "west"),
    ("望江路雨水排口", "east"),
    ("岚溪路雨水排口", "west"),
)
RIVER, CLASS, WASTE = f"{CITY}河", "GB3838-3", "GB8978-1"
LISTED = ("pH", "总铜", "总锌", "总铅", "总镉", "总砷", "总镍", "总铬", "总铊")
SIXTH = "六价铬"
CODES = {
    "pH": "w01001",
    "总铜": "w20122",
    "总锌": "w20123",
    "总铅": "w20120",
    "总镉": "w20115",
    "总砷": "w20119",
    "总镍": "w20121",
    "总铬": "w20116",
    "总铊": "w20023",
    "六价铬": "w20117",
}
_SURFACE = {
    "总铜": ("1.0", "表1"),
    "总锌": ("1.0", "表1"),
    "总铅": ("0.05", "表1"),
    "总镉": ("0.005", "表1"),
    "总砷": ("0.05", "表1"),
    "六价铬": ("0.05", "表1"),
    "总镍": ("0.02", "表3"),
    "总铊": ("0.0001", "表3"),
}
_WASTE = {"总铬": ("1.5", "表1"), "六价铬": ("0.5", "表1"), "总镍": ("1.0", "表1"), "总镉": ("0.1", "表1")}


@dataclass(frozen=True)
class Outlet:
    """An outlet and the firms its water comes from."""

    number: str
    name: str
    park: str
    firms: tuple[Firm, ...]
    keeper: str


def outlets(count: int, firms: Sequence[Firm], chance: Random) -> list[Outlet]:
    """So many outlets; metal works first among those that drain to each."""
    names = Names(chance)
    working = [each for each in firms if each.status == "operating" and each.trade.specialty == "B"]
    found = []
    for place, (name, park) in enumerate(_OUTLETS[:count], 1):
        near = [each for each in working if each.park == park and each.trade.group == "nonferrous"]
        near = near or [each for each in working if each.park == park]
        drained = tuple(chance.sample(near, min(3, len(near))))
        found.append(Outlet(f"YS-{place:03d}", name, park, drained, names.person()))
    return found


def outlet_sheets(found: Sequence[Outlet], today: date) -> Iterator[Sheet]:
    """Standards and their limits, the outlets, and which standard each is held to."""
    rows = [_outlet(each, place) for place, each in enumerate(found, 1)]
    yield Sheet("environment.outlet", "雨水排口名录", rows, Manner(title="园区雨水排口名录", days="%Y.%m.%d"))
    yield Sheet("environment.limit_set", "执行标准", _sets())
    yield Sheet("environment.limit", "监测限值", [*_limits()], Manner(days="%Y-%m-%d"))
    yield Sheet("environment.outlet_standard", "排口执行标准", [*_standards(found, today)])


def _outlet(each: Outlet, place: int) -> Row:
    return {
        "outlet_no": each.number,
        "name": each.name,
        "park": each.park,
        "kind": "storm",
        "ownership": "zone",
        "catchment": "、".join(firm.name for firm in each.firms),
        "receiving_water": RIVER,
        "water_class": "3",
        "regime": "rain",
        "bore": f"DN{600 + place * 200}",
        "gate": True,
        "pool": 200 + place * 50,
        "in_use_from": date(2020 + place % 3, 4, 1),
        "analytes": "、".join((*LISTED, SIXTH)),
        "keeper": each.keeper,
        "dry_flow": "none",
    }


def _sets() -> list[Row]:
    return [
        {
            "set_no": CLASS,
            "name": "GB 3838—2002 Ⅲ类",
            "scope": "地表水Ⅲ类水域；镍、铊按集中式生活饮用水地表水源地特定项目",
            "source": "地表水环境质量标准",
        },
        {
            "set_no": WASTE,
            "name": "GB 8978—1996 第一类污染物",
            "scope": "车间排放口，作上限参照",
            "source": "污水综合排放标准",
        },
    ]


def _limits() -> Iterator[Row]:
    first = {"analyte": CODES["pH"], "floor": 6, "ceiling": 9, "unit": "none", "clause": "表1"}
    signed = {"entered_by": "何卫", "checked_by": "曹敏"}
    yield {"limit_set": CLASS, **first, "valid_from": date(2002, 6, 1), **signed}
    for name, limits, since in ((CLASS, _SURFACE, date(2002, 6, 1)), (WASTE, _WASTE, date(1998, 1, 1))):
        for analyte, (ceiling, clause) in limits.items():
            yield {
                "limit_set": name,
                "analyte": CODES[analyte],
                "ceiling": ceiling,
                "unit": "mg",
                "clause": clause,
                "valid_from": since,
                **signed,
            }


def _standards(found: Sequence[Outlet], today: date) -> Iterator[Row]:
    basis = f"{CITY}高新区雨水排口监测方案（{today.year - 1}年）"
    for each in found:
        for rank, name in ((2, CLASS), (3, WASTE)):
            yield {
                "outlet": each.number,
                "rank": rank,
                "limit_set": name,
                "valid_from": date(today.year - 1, 1, 1),
                "basis": basis,
            }
