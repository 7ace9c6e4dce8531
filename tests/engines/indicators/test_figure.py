"""Figures: what they need to exist, how they print, what they say as data."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.soundness.making import snapshot_of

from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.evaluate import evaluate, figure, trend
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.side_names import SIDES
from yuanqu.engines.indicators.vocabulary import Count, Distinct, Names, RuleValue, Share, Sum
from yuanqu.engines.indicators.windows import During, Standing
from yuanqu.engines.snapshots import Snapshot
from yuanqu.terms.periods import Period

CASES = "services.service_case"
H1, JUNE_30 = Period.half(2025, 1), date(2025, 6, 30)
ENTERPRISES = [
    {"id": uuid.UUID(int=n), "name": f"企业{n}", "park": "east" if n % 2 else "west"} for n in range(1, 6)
]
ACCEPTED = Count("受理", of=CASES, when=During("accepted_at"), unit="件", by=("park",))


def _cases(count: int) -> list[dict[str, Any]]:
    return [
        {
            "case_no": f"A{n}",
            "task_name": "开办",
            "enterprise": ENTERPRISES[n % 5]["id"],
            "accepted_at": date(2025, 1, 1 + n % 28),
            "done_at": date(2025, 6, 1) if n else None,
            "channel": "1",
        }
        for n in range(count)
    ]


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return snapshot_of(tmp_path, registers__enterprise=ENTERPRISES, services__service_case=_cases(8))


def _of(measured: Any, snapshot: Snapshot, **options: Any) -> Figure:
    return figure(measured, H1, as_of=JUNE_30, snapshot=snapshot, **options)


def test_a_figure_cannot_exist_without_its_snapshot_and_its_records(snapshot: Snapshot) -> None:
    found = _of(ACCEPTED, snapshot)
    for missing in ("snapshot", "listing"):
        with pytest.raises(TypeError):
            replace(found, **{missing: None})
    with pytest.raises(ValueError, match="reason"):
        replace(found, value=None)


def test_a_share_opens_both_sides_and_what_is_left(snapshot: Snapshot) -> None:
    done = ACCEPTED.only("办结", *indicator("services.completed").where[-1:])  # type: ignore[attr-defined]
    found = _of(Share("办结率", part=done, whole=ACCEPTED, places=1), snapshot)
    assert (found.value, found.printed()) == (Fraction(700, 8), "87.5%")
    assert (found.numerator, found.denominator, found.record_count) == (7, 8, 8)
    assert found.sides == {"part": 7, "whole": 8, "rest": 1}
    rest = found.records("rest")
    assert (rest.total, rest.ledger, [row["申办流水号"] for row in rest.rows]) == (1, CASES, ["A0"])
    assert list(rest.rows[0])[1:] == list(rest.headings)


def test_records_are_listed_by_date_and_limited_with_their_total(snapshot: Snapshot) -> None:
    listed = _of(ACCEPTED, snapshot).records("records", limit=3)
    assert listed.total == 8
    assert [row["申办流水号"] for row in listed.rows] == ["A0", "A1", "A2"]
    with pytest.raises(KeyError, match="has no side"):
        _of(ACCEPTED, snapshot).records("part")


def test_names_are_the_earliest_few_then_the_rest_as_a_number(snapshot: Snapshot) -> None:
    served = Distinct("企业", of=CASES, when=During("accepted_at"), column="enterprise", unit="家")
    found = _of(Names("名单", of=served, show="enterprise.name", first=2, unit="家"), snapshot)
    assert (found.value, found.printed()) == (5, "企业1、企业2等5家")
    assert found.printed(with_unit=False) == "企业1、企业2等5"
    everyone = _of(Names("名单", of=served, show="enterprise.name", first=9, unit="家"), snapshot)
    assert everyone.printed() == "企业1、企业2、企业3、企业4、企业5"


def test_loose_forms_and_bare_numbers(snapshot: Snapshot, tmp_path: Path) -> None:
    many = snapshot_of(tmp_path, services__service_case=_cases(186))
    assert _of(ACCEPTED, many).printed(loose="余") == "180余件"
    assert _of(ACCEPTED, snapshot).printed(with_unit=False) == "8"


def test_a_slice_is_named_and_its_records_are_its_own(snapshot: Snapshot) -> None:
    found = evaluate([ACCEPTED], H1, as_of=JUNE_30, snapshot=snapshot, slices=True)
    assert [(each.title(), each.value) for each in found] == [
        ("受理", 8),
        (f"受理（{_label('east')}）", 5),
        (f"受理（{_label('west')}）", 3),
    ]
    assert len(found[1].records("records").rows) == 5
    assert _of(ACCEPTED, snapshot, slice={"park": "west"}).value == 3
    assert _of(ACCEPTED, snapshot, slice={"park": "nowhere"}).value == 0


def _label(code: str) -> str:
    from yuanqu.engines.indicators.labels import slice_label

    return slice_label("park", code)


def test_data_carries_twelve_digits_beside_exact_numbers(snapshot: Snapshot) -> None:
    one = ACCEPTED.only("一件", *indicator("services.bad").where)  # type: ignore[attr-defined]
    third = Share("三分之一", part=ACCEPTED, whole=ACCEPTED)
    assert one.name == "一件"
    json = _of(third, snapshot).to_json()
    assert {
        "indicator",
        "name",
        "office",
        "period",
        "slice",
        "value",
        "numerator",
        "denominator",
        "unit",
        "printed",
        "records",
    } <= json.keys()
    assert (json["value"], json["numerator"], json["denominator"]) == ("100", "8", "8")
    rated = Sum("费", of=CASES, when=During("accepted_at"), column="fee", unit="元")
    assert (_of(rated, snapshot).to_json()["value"], _of(rated, snapshot).to_json()["printed"]) == (
        None,
        None,
    )


def test_a_conversion_that_does_not_terminate_keeps_an_exact_denominator(tmp_path: Path) -> None:
    land = Sum(
        "占地",
        of="registers.enterprise",
        when=Standing("opened_on", "opened_on"),
        column="land_area",
        unit="平方米",
        places=2,
    )
    opened = {**ENTERPRISES[0], "opened_on": date(2025, 6, 1), "land_area": Decimal(1)}
    found = _of(land, snapshot_of(tmp_path, registers__enterprise=[opened]))
    assert (found.numerator, found.denominator, found.value) == (2000, 3, Fraction(2000, 3))
    assert (found.printed(), found.to_json()["value"]) == ("666.67平方米", "666.666666667")


def test_a_rule_is_the_one_in_force_in_the_indicators_unit(tmp_path: Path) -> None:
    def rule(value: int, since: date, until: date | None, unit: str = "工作日") -> dict[str, Any]:
        return {"code": "days", "value": Decimal(value), "unit": unit, "valid_from": since, "valid_to": until}

    promise = RuleValue("承诺", parameter="days", unit="工作日")
    rules = [rule(60, date(2020, 1, 1), date(2025, 6, 29)), rule(50, date(2025, 6, 30), None)]
    found = _of(promise, snapshot_of(tmp_path, registers__rule=rules))
    assert (found.printed(), found.sides) == ("50工作日", {"records": 1})
    assert found.records("records").rows[0]["id"]
    other = _of(promise, snapshot_of(tmp_path, registers__rule=[rule(50, date(2020, 1, 1), None, "天")]))
    assert other.value is None
    assert "不能换算" in other.unknown
    none = _of(promise, snapshot_of(tmp_path, registers__rule=rules[:1]))
    assert none.unknown == "2025年6月30日没有生效的规则参数「承诺」"


def test_a_trend_is_month_by_month_in_order(snapshot: Snapshot) -> None:
    points = trend(ACCEPTED, H1, 7, as_of=JUNE_30, snapshot=snapshot)
    assert [point.period.code for point in points][:2] == ["2024-12", "2025-01"]
    assert [point.value for point in points] == [None, 8, 0, 0, 0, 0, 0]  # nothing was recorded before


def test_an_as_of_day_before_the_period_says_nothing(snapshot: Snapshot) -> None:
    found = figure(ACCEPTED, H1, as_of=date(2024, 12, 31), snapshot=snapshot)
    assert (found.value, found.unknown, found.sides) == (None, "取数时点2024-12-31早于期间", {})


def test_every_side_has_a_chinese_name(snapshot: Snapshot) -> None:
    for each in evaluate(
        [ACCEPTED, indicator("economy.main_revenue_growth")], H1, as_of=JUNE_30, snapshot=snapshot
    ):
        assert each.sides.keys() <= SIDES.keys()
