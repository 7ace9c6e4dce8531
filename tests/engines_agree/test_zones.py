"""Many zones at once say what each says alone and the naive evaluator says; what is not whole is left out, named."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.engines_agree.conftest import AS_OF, KEYS, PERIOD, Said
from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.indicators.vocabulary import Count, Indicator, Sum
from yuanqu.engines.ledger import registry
from yuanqu.engines.rollup.engines import Duck
from yuanqu.engines.rollup.lake import Lake, open_lake
from yuanqu.engines.rollup.rolling import rollup
from yuanqu.engines.rollup.seals import SEAL
from yuanqu.engines.rollup.totals import Rollup, Total

pytestmark = pytest.mark.django_db  # so that there is a database for the zones to be made in


@pytest.fixture
def lake(said: Said, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(said.lake, tmp_path / "lake"))


def _rolled(lake: Lake, *asked: Indicator, level: str = "nation") -> Rollup:
    with closing(Duck(lake.folder)) as engine:
        return rollup(lake, asked or indicators(), PERIOD, as_of=AS_OF, level=level, engine=engine)


def _some() -> list[Indicator]:
    """A few plain counts, enough to see whether a zone is in."""
    return [each for each in indicators() if isinstance(each, Count)][:3]


def test_every_indicator_of_every_zone_is_what_the_naive_evaluator_and_the_zone_itself_say(
    said: Said,
) -> None:
    lake = open_lake(said.lake, keys=KEYS)
    found = {total.indicator.code: total for total in _rolled(lake).totals}
    assert set(found) == {each.code for each in indicators()}
    for code, total in found.items():
        for each in total.zones:
            assert each.value == said.values[each.zone.code, code], (code, each)
    for code, seal in lake.seals.items():
        alone = evaluate(indicators(), PERIOD, as_of=AS_OF, snapshot=seal.records())
        for figure in alone:
            assert figure.value == said.values[code, figure.indicator.code], figure.indicator.code
    opened = next(each for each in alone if each.record_count and isinstance(each.indicator, Count))
    assert len(opened.records("records").rows) == opened.record_count


def test_sums_add_up_and_an_enterprise_in_two_zones_counts_once(said: Said) -> None:
    met = 0
    for total in _rolled(open_lake(said.lake)).totals:
        zones = [each.value for each in total.zones if each.value is not None]
        if isinstance(total.indicator, Count | Sum) and zones:
            assert total.value == sum(zones, Fraction(0)), total.indicator.code
        both = [said.codes.get((zone, total.indicator.code), set()) for zone in KEYS]
        if all(both):
            assert total.value == len(set.union(*both)), total.indicator.code
            met += len(set.intersection(*both))
    assert met  # or copies of a zone would share nobody


def test_what_was_tampered_with_is_refused_by_name_and_the_rest_goes_on(lake: Path) -> None:
    part = max((lake / "zones" / "A").glob("*.parquet"), key=lambda path: path.stat().st_size)
    spoiled = bytearray(part.read_bytes())
    spoiled[len(spoiled) // 2] ^= 1
    part.write_bytes(spoiled)
    opened = open_lake(lake)
    assert set(opened.seals) == {"B"}
    assert "园区 A" in opened.refused["A"]
    assert {total.counted for total in _rolled(opened, *_some()).totals} <= {0, 1}


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda seal: seal["zone"] | {"name": "别的园区"}, "摘要不符"),
        (lambda seal: seal["zone"] | {"code": "C"}, "摘要不符"),
    ],
)
def test_a_seal_that_was_rewritten_does_not_hold(lake: Path, spoil: object, why: str) -> None:
    path = lake / "zones" / "A" / SEAL
    seal = json.loads(path.read_text(encoding="utf-8"))
    seal["zone"] = spoil(seal)  # type: ignore[operator]
    path.write_text(json.dumps(seal), encoding="utf-8")
    assert why in open_lake(lake).refused["A"]


def test_signatures_missing_and_late_zones_are_told(lake: Path) -> None:
    (lake / "zones.csv").write_text(
        "code,name,county,province\nA,甲园区,东县,某省\nB,乙园区,西县,某省\nC,丙园区,西县,某省\n",
        encoding="utf-8",
    )
    opened = open_lake(lake, keys={**KEYS, "B": b"x" * 32})
    assert "签名" in opened.refused["B"]
    assert [zone.code for zone in opened.missing()] == ["C"]
    told = {word: zones for word, _, zones in _rolled(opened, *_some()).completeness()}
    assert (len(told["refused"]), told["missing"], told["late"]) == (1, ["C 丙园区"], [])
    assert [seal.zone.code for seal in opened.late(date(2025, 8, 1))] == ["A"]


def test_a_ledger_that_was_not_published_leaves_the_zone_out_and_says_so(lake: Path) -> None:
    opened = open_lake(lake)
    (count,) = _some()[:1]
    parts = {label: part for label, part in opened.seals["A"].parts.items() if label != count.of}
    object.__setattr__(opened.seals["A"], "parts", parts)
    (total,) = _rolled(opened, count).totals
    assert total.counted == 1
    assert [zones for reason, zones in total.left_out.items() if "没有发布" in reason] == [["A"]]


def test_a_column_that_an_older_zone_lacks_leaves_it_out_and_says_so(lake: Path) -> None:
    opened = open_lake(lake)
    summed = next(
        each
        for each in indicators()
        if isinstance(each, Sum) and all(zone.value for zone in _rolled(opened, each).totals[0].zones)
    )
    seal = opened.seals["A"]
    held = seal.parts[summed.of]
    older = replace(held, columns=tuple(pair for pair in held.columns if pair[0] != summed.column))
    object.__setattr__(seal, "parts", {**seal.parts, summed.of: older})
    object.__setattr__(seal, "catalogue", "0" * 64)
    found = _rolled(opened, summed)
    (total,) = found.totals
    (left,) = ((reason, zones) for reason, zones in total.left_out.items() if zones)
    assert left == (f"按旧版声明发布，{registry.ledger(summed.of).name}没有栏目「{summed.column}」", ["A"])
    assert [zone.value is None for zone in total.zones] == [True, False]
    assert total.value == total.zones[1].value  # not added to as if it were nothing
    assert {word: zones for word, _, zones in found.completeness()}["older"] == ["A 甲园区"]


def test_areas_and_places(said: Said) -> None:
    found = _rolled(open_lake(said.lake), level="county")
    by_area: dict[str, list[Total]] = {}
    for total in found.totals:
        by_area.setdefault(total.area, []).append(total)
    assert set(by_area) == {"全部园区", "某省东县", "某省西县"}
    for total in by_area["全部园区"]:
        placed, unplaced = total.ranking(5)
        assert len(placed) + len(unplaced) == 2
        values = [each.value for each in placed]
        assert values == sorted(values, reverse=True)  # type: ignore[type-var]
        for each in unplaced:
            assert each.value is None or each.weight < 5
