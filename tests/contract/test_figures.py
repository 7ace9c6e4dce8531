"""Every figure keeps the same contract: unknown where nothing is recorded, else open to its records, made of slices."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.contract.rules import Rules

from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.evaluate import evaluate, trend
from yuanqu.engines.indicators.needs import undivided
from yuanqu.engines.indicators.side_names import side_name
from yuanqu.engines.indicators.vocabulary import (
    Count,
    Distinct,
    Growth,
    Indicator,
    QuotaLeast,
    QuotaMet,
    Ratio,
    Rise,
    Sum,
)
from yuanqu.engines.snapshots import Snapshot
from yuanqu.terms.periods import Period
from yuanqu.terms.quantities import significant

EVERY = list(indicators())
QUOTAS = (QuotaMet, QuotaLeast)
KEYS = {
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
}
CHINESE = re.compile("[\u4e00-\u9fff]")
DECIMAL = re.compile(r"-?\d+(\.\d+)?")

# Evaluates the whole catalogue with its slices in the zone's home, and opens every side of every whole figure.
OPEN_ALL = """
import json, sys
from datetime import date
from yuanqu.config.preparation import prepare
prepare()
from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.snapshots import current
from yuanqu.terms.periods import Period
opened = []
for figure in evaluate(indicators(), Period.half(2025, 1), as_of=date(2025, 6, 30), snapshot=current(), slices=True):
    sides = {} if figure.slice else {name: figure.records(name) for name in figure.sides}
    opened.append({
        "figure": figure.to_json(),
        "exact": None if figure.value is None else str(figure.value),
        "sides": {
            name: {"total": side.total, "headings": side.headings, "rows": side.rows}
            for name, side in sides.items()
        },
    })
json.dump(opened, sys.stdout)
"""

every_indicator = pytest.mark.parametrize("each", EVERY, ids=lambda each: each.code)
without_records, in_the_zone = Rules(), Rules()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The snapshot of a zone in which nothing was ever recorded."""
    return Snapshot({}, tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="module")
def zone(demonstration: Any) -> Mapping[str, list[dict[str, Any]]]:
    """Every figure of the demonstration zone by indicator: the whole first, then its slices."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN_ALL],
        env=demonstration.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    found = defaultdict(list)
    for opened in json.loads(done.stdout):
        found[opened["figure"]["indicator"]].append(opened)
    return found


@every_indicator
def test_without_records(each: Indicator, empty: Snapshot) -> None:
    without_records.keep(each, empty)


@every_indicator
def test_in_the_demonstration_zone(each: Indicator, zone: Any) -> None:
    in_the_zone.keep(each, zone)


@without_records
def where_nothing_is_recorded_it_is_unknown_and_says_why(each: Indicator, empty: Snapshot) -> None:
    (figure,) = evaluate([each], Period.half(2025, 1), as_of=date(2025, 6, 30), snapshot=empty, slices=True)
    assert figure.value is None
    assert CHINESE.search(figure.unknown)
    assert not any(character.isdigit() for character in figure.printed())
    assert figure.to_json()["value"] is None
    assert {
        side: (count, figure.records(side).rows) for side, count in figure.sides.items()
    } == dict.fromkeys(figure.sides, (0, []))


@without_records
def its_trend_runs_over_a_leap_day(each: Indicator, empty: Snapshot) -> None:
    """29 February has no same day last year."""
    points = trend(each, Period.month(2024, 3), 3, as_of=date(2024, 3, 31), snapshot=empty)
    assert [point.asked for point in points] == [Period.month(2024, month) for month in (1, 2, 3)]


@in_the_zone
def as_data_it_has_every_key_and_no_binary_float(each: Indicator, zone: Any) -> None:
    for opened in zone[each.code]:
        figure = opened["figure"]
        assert KEYS | {"records", "unknown", "as_of", "definition", "snapshot"} <= figure.keys()
        assert isinstance(figure["records"], int)
        numbers = [figure[name] for name in ("value", "numerator", "denominator")]
        assert all(number is None or DECIMAL.fullmatch(number) for number in numbers)
        assert (figure["value"] is None) == bool(figure["unknown"]) == (figure["printed"] is None)


@in_the_zone
def its_value_is_its_numerator_over_its_denominator(each: Indicator, zone: Any) -> None:
    for opened in zone[each.code]:
        figure = opened["figure"]
        if figure["value"] is None:
            continue
        value = Fraction(Decimal(figure["numerator"])) / Fraction(Decimal(figure["denominator"]))
        if isinstance(each, Growth | Rise):
            value -= 1
        if each.unit == "%":
            value *= 100
        assert value == Fraction(opened["exact"])
        assert significant(value) == figure["value"]


@in_the_zone
def its_demonstration_is_not_empty(each: Indicator, zone: Any) -> None:
    """The demonstration zone shows every indicator at work; a zero there would prove nothing."""
    whole = zone[each.code][0]["figure"]
    assert whole["slice"] == {}
    assert whole["value"] is not None, whole["unknown"]
    assert whole["records"] > 0 or whole["value"] == "0"


@in_the_zone
def it_opens_down_to_its_records(each: Indicator, zone: Any) -> None:
    whole = zone[each.code][0]
    assert whole["figure"]["sides"] == {name: side["total"] for name, side in whole["sides"].items()}
    assert whole["sides"], "a figure has at least one side"
    for name, side in whole["sides"].items():
        assert side_name(name)
        assert len(side["rows"]) == side["total"], name
        # What a growth rate compares has a row for each year; what a quota asks for, one for each of its periods.
        told_by = {tuple(row.values()) if isinstance(each, QUOTAS) else row["id"] for row in side["rows"]}
        assert isinstance(each, Growth) or len(told_by) == side["total"], name
        assert all(set(row) == {"id", *side["headings"]} for row in side["rows"]), name


@in_the_zone
def its_parts_lie_in_its_whole(each: Indicator, zone: Any) -> None:
    sides = zone[each.code][0]["sides"]
    ids = {name: {row["id"] for row in side["rows"]} for name, side in sides.items()}
    if "rest" in sides:
        assert ids["part"] | ids["rest"] == ids["whole"]
        assert not ids["part"] & ids["rest"]


@in_the_zone
def its_slices_make_up_the_whole(each: Indicator, zone: Any) -> None:
    """Counts and sums add up; a ratio's sides do; an enterprise counted once may stand in several slices."""
    whole, *rest = zone[each.code]
    for dimension in each.by:
        slices = [opened for opened in rest if list(opened["figure"]["slice"]) == [dimension]]
        assert bool(slices) == (whole["figure"]["records"] != 0), dimension
        if slices:
            make_up(each, dimension, whole, slices)


def make_up(each: Indicator, dimension: str, whole: dict[str, Any], slices: list[dict[str, Any]]) -> None:
    """The slices along one dimension and the whole agree."""
    if isinstance(each, Count | Sum):
        assert sum(_exact(opened) for opened in slices) == _exact(whole), dimension
    elif isinstance(each, Distinct):
        parts = [_exact(opened) for opened in slices]
        assert max(parts) <= _exact(whole) <= sum(parts), dimension
    for side in _additive_sides(each, dimension):
        counts = [opened["figure"]["sides"][side] for opened in slices]
        total = whole["figure"]["sides"][side]
        assert sum(counts) == total if _divides(each, dimension, side) else set(counts) == {total}, dimension


def test_there_are_slices(zone: Any) -> None:
    assert sum(len(opened) - 1 for opened in zone.values()) > 100


def _exact(opened: dict[str, Any]) -> Fraction:
    return Fraction(opened["exact"] or 0)


def _additive_sides(each: Indicator, dimension: str) -> tuple[str, ...]:
    if isinstance(each, Ratio):
        parts = (each.part, each.whole)
        return () if any(isinstance(part, Distinct) for part in parts) else ("part", "whole")
    if isinstance(each, Growth):
        return ("now", "base")
    return ("records",) if isinstance(each, Count | Sum) else ()


def _divides(each: Indicator, dimension: str, side: str) -> bool:
    return not (isinstance(each, Ratio) and side == "whole" and dimension in undivided(each))


def test_every_declared_indicator_was_evaluated(zone: Any) -> None:
    assert set(zone) == {each.code for each in EVERY}
