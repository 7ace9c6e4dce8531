"""The workbooks of applications for the special bond: projects that apply, their machines, how far each has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from yuanqu_demo.innovation.renovations import Works
from yuanqu_demo.sheets import Manner, Row, Sheet

_BATCH = "2025年第二批"
_PAPERS = ("filing_no", "planning_no", "land_no", "energy_no", "safety_no", "env_no", "permit_no")
_WHOLE, _LEAST = Decimal(1), 2000
_UP = ("county_on", "city_on", "province_on", "nation_on", "shortlisted_on", "allotted_on")


def _up(*days: date) -> Row:
    return dict(zip(_UP, days, strict=False))


# How far the applications of the first five projects have come: in national review, with the county, not applied for,
# with the province, allotted.
_STAGES: tuple[Row, ...] = (
    _up(date(2025, 3, 10), date(2025, 3, 21), date(2025, 4, 9), date(2025, 5, 16))
    | {"ndrc_code": "2503-360900-001"},
    _up(date(2025, 6, 20)),
    {},
    _up(date(2025, 4, 21), date(2025, 5, 12), date(2025, 6, 6)),
    _up(
        date(2025, 1, 13),
        date(2025, 1, 22),
        date(2025, 2, 11),
        date(2025, 2, 26),
        date(2025, 4, 22),
        date(2025, 6, 17),
    )
    | {"ndrc_code": "2501-360900-002", "allotted": 380, "allotted_no": "发改投资〔2025〕88号"},
)


def bond_sheets(made: Sequence[Works]) -> Iterator[Sheet]:
    """Applications, the machines they rest on, then the stages: one of them in national review."""
    eligible = [each for each, days in zip(made, _STAGES, strict=False) if days and each.fixed >= _LEAST]
    applied = {each.number: _bond(each) for each in (*eligible, made[5])}
    yield Sheet("innovation.bond", "设备更新国债申报项目", [*applied.values()], Manner(days="%Y.%m.%d"))
    yield Sheet(
        "innovation.bond_equipment",
        "国债项目新旧设备清单",
        [row for each in eligible for row in _machines(each)],
        Manner(title="新旧设备清单", days="%Y.%m.%d"),
    )
    moved = [
        {**applied[each.number], **days}
        for each, days in zip(made, _STAGES, strict=False)
        if each in eligible and days
    ]
    yield Sheet("innovation.bond", "国债申报进度", moved, Manner(days="%Y年%m月%d日"))


def _bond(each: Works) -> Row:
    papers = {name: f"{each.number}-{place}" for place, name in enumerate(_PAPERS, 1)}
    papers |= {"planning_no": "不涉及", "permit_no": "不涉及"}
    early = each.number.startswith("JG2024")
    return {
        "renovation": each.number,
        "batch": _BATCH,
        "field": "industry",
        "sector": {"nonferrous": "nonferrous", "textile": "textile"}.get(each.firm.trade.group, "machinery"),
        "invest_fixed": each.fixed,
        "done_share": 35,
        "is_new_build": False,
        "asked": (each.fixed * 14 / 100).quantize(_WHOLE),
        **(papers if each.fixed >= _LEAST else {"filing_no": papers["filing_no"]}),
        "fund_proof": "企业自筹承诺、银行贷款意向书",
        "submit_by": date(2025, 5, 30) if early else date(2025, 9, 30),
        "listed_on": date(2025, 1, 6) if early else date(2025, 3, 24),
    }


def _machines(each: Works) -> Iterator[Row]:
    for side, name, count, share in (
        ("retired", "老旧加工机组", 6, 16),
        ("new", "数控加工机组", 5, 70),
        ("new", "自动化物流线", 2, 30),
    ):
        retired = side == "retired"
        yield {
            "bond": f"{each.number}/{_BATCH}",
            "side": side,
            "seq": 2 if share == 30 else 1,
            "name": name,
            "model": f"{'CJ' if retired else 'CK'}-{400 + share}",
            "quantity": count,
            "amount": (each.equipment * share / 100).quantize(_WHOLE),
            "bought_on": date(2009, 6, 15) if retired else None,
            "written_off": True if retired else None,
            "owned": True if retired else None,
            "second_hand": False,
            "efficiency": "三级" if retired else "一级",
        }
