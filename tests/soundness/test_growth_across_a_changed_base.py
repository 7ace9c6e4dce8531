"""Growth once compared what was published with what was published: enterprises came, left and revised in between."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.soundness.making import snapshot_of

from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.evaluate import evaluate, figure
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.snapshots import Snapshot
from yuanqu.terms.periods import Period

STAYED, REVISED, ENTERED, LEFT, SILENT = (uuid.UUID(int=n) for n in range(1, 6))
APRIL, APRIL_BEFORE = date(2025, 4, 1), date(2024, 4, 1)
JUNE_30 = date(2025, 6, 30)
GROWTH = indicator("economy.main_revenue_growth")


def _statement(
    enterprise: uuid.UUID, month: date, now: int | None, prior: int | None, edition: int = 1
) -> dict[str, Any]:
    return {
        "enterprise": enterprise,
        "month": month,
        "edition": edition,
        "main_revenue": None if now is None else Decimal(now),
        "main_revenue_prior": None if prior is None else Decimal(prior),
        "reported_on": month.replace(month=month.month + 1, day=8 + edition),
    }


def _stay(enterprise: uuid.UUID, since: date, until: date | None = None) -> dict[str, Any]:
    return {"enterprise": enterprise, "specialty": "B", "in_month": since, "out_month": until}


STAYS = [
    _stay(STAYED, date(2020, 2, 1)),
    _stay(REVISED, date(2020, 2, 1)),
    _stay(ENTERED, date(2025, 2, 1)),
    _stay(LEFT, date(2020, 2, 1), date(2024, 12, 1)),
    _stay(SILENT, date(2020, 2, 1)),
]
STATEMENTS = [
    _statement(STAYED, APRIL, 1100, 1000),
    _statement(STAYED, APRIL_BEFORE, 1000, 900),
    _statement(REVISED, APRIL, 2300, 2000),
    _statement(REVISED, APRIL_BEFORE, 1800, 1700),  # first published 1800, its form now says 2000
    _statement(ENTERED, APRIL, 500, 400),  # from its application
    _statement(LEFT, APRIL_BEFORE, 700, 650),
]
LOCKS = [{"month": APRIL, "locked_on": date(2025, 5, 20), "locked_by": "办公室"}]


def _zone(folder: Path, statements: list[dict[str, Any]]) -> Snapshot:
    enterprises = [
        {"id": each, "name": str(each.int), "park": "east"}
        for each in (STAYED, REVISED, ENTERED, LEFT, SILENT)
    ]
    return snapshot_of(
        folder,
        registers__enterprise=enterprises,
        registers__above_scale=STAYS,
        economy__statement=statements,
        economy__month_lock=LOCKS,
    )


def _growth(snapshot: Snapshot) -> Figure:
    return figure(GROWTH, Period.half(2025, 1), as_of=JUNE_30, snapshot=snapshot)


def test_comparable_and_nominal_growth_stand_beside_each_other(tmp_path: Path) -> None:
    found = _growth(_zone(tmp_path, STATEMENTS))
    assert found.period == Period.cumulative(2025, 4)
    assert found.value == (Fraction(3900, 3400) - 1) * 100
    assert (found.numerator, found.denominator) == (Decimal("0.039"), Decimal("0.034"))
    assert found.printed() == "14.71%"
    assert found.companions["nominal"].value == (Fraction(3900, 3500) - 1) * 100


def test_the_gap_between_both_bases_is_explained_to_the_last_digit(tmp_path: Path) -> None:
    found = _growth(_zone(tmp_path, STATEMENTS))
    nominal, left, entered, revised, comparable = (step.amount for step in found.gap())
    assert nominal - comparable == -left - entered - revised
    unit = Fraction(1, 100_000)  # 千元 in 亿元
    assert [nominal, left, entered, revised, comparable] == [n * unit for n in (3500, -700, 400, 200, 3400)]


def test_every_side_opens_down_to_its_enterprises(tmp_path: Path) -> None:
    found = _growth(_zone(tmp_path, STATEMENTS))
    counts = {
        "now": 3,
        "base": 3,
        "published": 3,
        "entered": 1,
        "left": 1,
        "revised": 1,
        "baseless": 0,
        "missing": 1,
    }
    assert found.sides == counts
    (silent,) = found.records("missing").rows
    assert (silent["id"], found.records("missing").ledger) == (str(SILENT), "registers.enterprise")
    (revised,) = found.records("revised").rows
    assert (revised["上年初报数（千元）"], revised["可比基数（千元）"], revised["修订额（千元）"]) == (
        "1800",
        "2000",
        "200",
    )
    (left,) = found.records("left").rows
    assert (left["企业"], left["报告期"], left["上年初报数（千元）"]) == (str(LEFT.int), "2024-04", "700")


def test_a_corrected_edition_of_last_year_is_the_base_and_nominal_stays(tmp_path: Path) -> None:
    before = _growth(_zone(tmp_path, STATEMENTS))
    corrected = {**_statement(STAYED, APRIL_BEFORE, 950, 900, edition=2), "revision_reason": "审计调整"}
    after = _growth(_zone(tmp_path, [*STATEMENTS, corrected]))
    assert after.value == (Fraction(3900, 3350) - 1) * 100
    assert after.companions["nominal"].value == before.companions["nominal"].value
    assert [row["更正原因"] for row in after.records("revised").rows] == ["审计调整", ""]


def test_an_enterprise_without_any_base_is_left_out_of_both_sides_and_named(tmp_path: Path) -> None:
    blank = [
        row if row["enterprise"] != ENTERED else {**row, "main_revenue_prior": None} for row in STATEMENTS
    ]
    found = _growth(_zone(tmp_path, blank))
    assert found.value == (Fraction(3400, 3000) - 1) * 100  # a missing base taken for 0 would say 30.00%
    assert found.sides["baseless"] == 1
    assert found.companions["nominal"].value == (Fraction(3900, 3500) - 1) * 100


def test_an_edition_reported_after_the_as_of_day_does_not_count_yet(tmp_path: Path) -> None:
    late = _statement(STAYED, APRIL, 1500, 1000, edition=2) | {"reported_on": date(2025, 7, 1)}
    snapshot = _zone(tmp_path, [*STATEMENTS, late])
    assert _growth(snapshot).value == (Fraction(3900, 3400) - 1) * 100
    later = figure(GROWTH, Period.half(2025, 1), as_of=date(2025, 7, 1), snapshot=snapshot)
    assert later.value == (Fraction(4300, 3400) - 1) * 100


def test_an_edition_in_effect_whose_cell_is_blank_does_not_fall_back_to_the_one_before(
    tmp_path: Path,
) -> None:
    blank = _statement(STAYED, APRIL, None, 1000, edition=2)
    found = _growth(_zone(tmp_path, [*STATEMENTS, blank]))
    assert found.value == (Fraction(2800, 2400) - 1) * 100
    assert found.sides["now"] == 2


def test_a_base_of_zero_or_less_has_no_growth(tmp_path: Path) -> None:
    for base in (0, -5):
        statements = [_statement(STAYED, APRIL, 1100, base)]
        found = _growth(_zone(tmp_path, statements))
        assert (found.value, found.printed()) == (None, "暂缺")
        assert "上年同期合计为零或负数" in found.unknown


def test_an_enterprise_that_changed_its_industry_left_one_slice_and_entered_the_other(tmp_path: Path) -> None:
    industry = [
        {
            "enterprise": STAYED,
            "industry": "3251",
            "division": "32",
            "valid_from": date(2020, 1, 1),
            "valid_to": date(2024, 12, 31),
        },
        {"enterprise": STAYED, "industry": "1711", "division": "17", "valid_from": date(2025, 1, 1)},
        {"enterprise": REVISED, "industry": "3251", "division": "32", "valid_from": date(2020, 1, 1)},
    ]
    snapshot = snapshot_of(
        tmp_path,
        registers__enterprise=[{"id": STAYED, "name": "甲"}, {"id": REVISED, "name": "乙"}],
        registers__above_scale=STAYS,
        registers__enterprise_industry=industry,
        economy__statement=STATEMENTS[:4],
        economy__month_lock=LOCKS,
    )
    found = evaluate([GROWTH], Period.half(2025, 1), as_of=JUNE_30, snapshot=snapshot, slices=True)
    sides = {each.slice["division"]: each.sides for each in found if "division" in each.slice}
    assert (sides["17"]["entered"], sides["17"]["published"]) == (1, 0)
    assert (sides["32"]["left"], sides["32"]["now"]) == (1, 1)
