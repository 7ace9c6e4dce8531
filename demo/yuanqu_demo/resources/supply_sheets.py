"""The workbooks of supplies: contracts for the parcels of projects, visits after them, promises for standard land."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu.terms.months import month_end
from yuanqu_demo.land.parcels import Parcel, has_parcel, of_project
from yuanqu_demo.names import Names
from yuanqu_demo.projects.project import Project
from yuanqu_demo.sheets import Manner, Row, Sheet

_PRICE, _STANDARD_SINCE = Decimal(16), 2023
_VISITED, _BREACHED = 0.94, 0.12


@dataclass(frozen=True)
class Supply:
    """A project's land as it was supplied."""

    number: str
    project: Project
    parcel: Parcel
    signed: date


def supply_sheets(seed: int, chance: Random, projects: Sequence[Project], today: date) -> Iterator[Sheet]:
    """What was supplied this year and last, and what is not yet built on."""
    found = _supplies(seed, projects, today)
    yield Sheet(
        "resources.land_supply",
        "供地台账",
        [_supply(each, chance) for each in found],
        Manner(title="国有建设用地供应台账", days="%Y.%m.%d"),
    )
    yield Sheet(
        "resources.supply_check",
        "批后监管巡查记录",
        [*_visits(found, chance, today)],
        Manner(days="%Y年%m月%d日"),
    )
    promised = [each for each in found if each.signed.year >= today.year]
    yield Sheet(
        "resources.standard_commitment",
        "标准地承诺登记",
        [_promise(number, each, chance) for number, each in enumerate(promised, 1)],
        Manner(days="%Y.%m.%d"),
    )


def _supplies(seed: int, projects: Sequence[Project], today: date) -> list[Supply]:
    dated = [(of_project(seed, each), each) for each in projects if has_parcel(each)]
    known = sorted(
        ((parcel.supplied, parcel, project) for parcel, project in dated if parcel.supplied),
        key=lambda each: (each[0], each[1].number),
    )
    return [
        Supply(f"GD-{signed.year}-{number:03d}", project, parcel, signed)
        for number, (signed, parcel, project) in enumerate(known, 1)
        if date(today.year - 1, 1, 1) <= signed <= today
    ]


def _supply(each: Supply, chance: Random) -> Row:
    start = (each.parcel.mu * _PRICE).quantize(Decimal(1))
    sold = each.signed - timedelta(days=6)
    return {
        "supply_no": each.number,
        "parcel": each.parcel.number,
        "project": each.project.number,
        "way": "listing",
        "land_source": "stock" if each.project.settled else "new",
        "lot_no": f"DGP{each.signed.year}{each.number[-3:]}",
        "listed_on": sold - timedelta(days=32),
        "closed_on": sold - timedelta(days=1),
        "sold_on": sold,
        "years": 50,
        "start_price": start,
        "deposit": (start / 5).quantize(Decimal(1)),
        "price": start + chance.randint(0, 20),
        "paid_on": each.signed + timedelta(days=15),
        "ratio_least": Decimal("1.2"),
        "ratio_most": Decimal("2.5"),
        "density_least": 40,
        "green_most": 15,
        "height_most": 36,
        "authority": "市人民政府",
    }


def _visits(found: Sequence[Supply], chance: Random, today: date) -> Iterator[Row]:
    """A visit a quarter to each that is not built on; what was found is ordered to be put right."""
    checker, number = Names(chance).person(), 0
    for month in range(1, today.month, 3):
        first, last = date(today.year, month, 1), month_end(date(today.year, month + 2, 1))
        for each in found:
            finished = each.parcel.finished
            if each.signed > first or (finished and finished < last) or chance.random() > _VISITED:
                continue
            number += 1
            on = min(first + timedelta(days=chance.randint(8, 80)), today - timedelta(days=2))
            yield _visit(number, each, on, checker, chance, today)


def _visit(number: int, each: Supply, on: date, checker: str, chance: Random, today: date) -> Row:
    begun = each.parcel.started is not None and each.parcel.started <= on
    breach = "none" if begun or chance.random() > _BREACHED * 3 else "late_start"
    due = on + timedelta(days=30)
    mended = due - timedelta(days=chance.randint(1, 8))
    done = breach != "none" and mended <= today
    return {
        "check_no": f"PJ-{on.year}-{number:03d}",
        "supply": each.number,
        "checked_on": on,
        "checker": checker,
        "progress": "主体施工中" if begun else "办理施工许可，尚未动工",
        "breach": breach,
        "requirement": "按约定时间动工，报送施工计划" if breach != "none" else None,
        "due_on": due if breach != "none" else None,
        "mended": "已报送施工计划，进场施工" if done else None,
        "ordered_on": on if breach != "none" else None,
        "closed_on": on if breach == "none" else mended if done else None,
    }


def _promise(number: int, each: Supply, chance: Random) -> Row:
    return {
        "agreement_no": f"BZD-{each.signed.year}-{number:03d}",
        "supply": each.number,
        "invest_floor": 200 + chance.randint(0, 10) * 10,
        "plot_ratio_floor": Decimal("1.2"),
        "tax_floor": chance.randint(12, 20),
        "energy_floor": Decimal("2.1"),
        "emission_floor": Decimal("310"),
        "measured_in": "万元/吨",
        "output_floor": chance.randint(30, 45) * 10,
        "grace": 12,
        "capacity_year": each.signed.year + 3,
        "reviews": "地灾、压矿、水保、环评、能评、文物",
    }
