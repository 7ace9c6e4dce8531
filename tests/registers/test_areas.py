"""Areas turn into 亩 to the last digit, and what parcels and plant are held to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from yuanqu.registers import areas, land_rules


@pytest.mark.parametrize(
    ("area", "unit", "mu"),
    [
        ("228.1", "mu", "228.1"),
        ("1", "square_metre", "0.0015"),
        ("152066.6667", "square_metre", "228.10000005"),
        ("0.0001", "square_metre", "0.00000015"),
        ("15.2067", "hectare", "228.1005"),
    ],
)
def test_an_area_in_mu_is_exact(area: str, unit: str, mu: str) -> None:
    derived = areas.mu_of("area")([{"area": Decimal(area), "area_unit": unit}])
    assert derived == [Decimal(mu)]
    assert -derived[0].as_tuple().exponent <= areas.PLACES_MU  # type: ignore[operator,union-attr]


def test_the_mu_of_an_unknown_area_are_unknown() -> None:
    assert areas.mu_of("area")([{"area": None, "area_unit": "mu"}, {"area": Decimal(1)}]) == [None, None]


@pytest.mark.parametrize(
    ("row", "refused"),
    [
        ({"right_type": "granted", "enterprise": "1"}, False),
        ({"right_type": "allocated", "holder": "市政公司"}, False),
        ({"right_type": "unsupplied"}, False),
        ({"right_type": "granted"}, True),
        ({"right_type": "granted", "enterprise": "1", "holder": "市政公司"}, True),
        ({"right_type": "unsupplied", "holder": "市政公司"}, True),
    ],
)
def test_supplied_land_has_one_holder(row: dict[str, str], refused: bool) -> None:
    assert bool(land_rules.supplied_has_its_holder(row)) is refused


def test_land_is_suspected_idle_a_year_after_the_agreed_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(land_rules, "today", lambda: date(2025, 6, 30))
    row = {"condition": "normal", "agreed_start": date(2024, 6, 29)}
    asked = land_rules.late_start_is_suspected(row)
    assert asked is not None
    assert "疑似闲置" in asked
    assert land_rules.late_start_is_suspected({**row, "agreed_start": date(2024, 6, 30)}) is None
    assert land_rules.late_start_is_suspected({**row, "actual_start": date(2025, 3, 1)}) is None
    assert land_rules.late_start_is_suspected({**row, "condition": "suspected_idle"}) is None


@pytest.mark.parametrize(("mu", "asked"), [("1.70", False), ("1.60", True), ("1700", True), (None, False)])
def test_a_boundary_around_quite_another_area_is_asked_about(mu: str | None, asked: bool) -> None:
    square = "[[115.9,28.6],[115.90036,28.6],[115.90036,28.60029],[115.9,28.60029],[115.9,28.6]]"
    row = {"area": mu and Decimal(mu), "area_unit": "mu"}
    assert land_rules.drawn_as_large_as_entered.test(row) is None, (
        "without a boundary there is nothing to compare"
    )
    found = land_rules.drawn_as_large_as_entered.test(
        row | {"shape": f'{{"type":"Polygon","coordinates":[{square}]}}'}
    )
    assert bool(found) is asked, found
