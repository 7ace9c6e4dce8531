"""The engine and the naive evaluator agree on every indicator, period, slice and record, to the last digit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import pytest

from tests.naive.composed import composed
from tests.naive.evaluator import Naive
from tests.naive.rows import Row, load_rows
from tests.naive.said import Said
from tests.naive.zone_maker import ZoneMaker
from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.evaluate import evaluate, figure
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.side_names import SIDES
from yuanqu.engines.indicators.vocabulary import Indicator, Names, QuotaLeast, QuotaMet, RuleValue
from yuanqu.engines.snapshots import Snapshot, current
from yuanqu.terms.periods import Period

ASKED = (
    ("2025-H1", date(2025, 6, 30)),
    ("2025-01..2025-04", date(2025, 5, 20)),
    ("2025-04", date(2025, 4, 12)),
    ("2024", date(2025, 7, 31)),
)


@pytest.mark.parametrize("seed", [1, 2])
def test_agreement_on_a_random_zone_and_after_edits(transactional_db: None, seed: int) -> None:
    maker = ZoneMaker(seed)
    maker.make()
    met = _compare(current(), load_rows(), *ASKED)
    _compare(current(), load_rows(), ASKED[0], ASKED[3], of=composed(seed, 60))
    assert met >= _expected_sides()  # or the zone would prove little
    maker.edit(60)
    _compare(current(), load_rows(), ASKED[0], ASKED[3])


def test_agreement_on_an_empty_database(transactional_db: None) -> None:
    _compare(current(), load_rows(), ASKED[0])


def _expected_sides() -> set[str]:
    """The sides that the catalogue's figures have; those of quotas only where an office has declared one."""
    quotas = any(isinstance(each, QuotaMet | QuotaLeast) for each in indicators())
    return set(SIDES) - {"blank"} - (set() if quotas else {"owed", "met", "unmet"})


def _compare(
    snapshot: Snapshot, rows: dict[str, list[Row]], *asked: tuple[str, date], of: Sequence[Indicator] = ()
) -> set[str]:
    """Compare everything, or all of ``of``; gives the sides that had a record."""
    met, every = set(), of or list(indicators())
    for code, as_of in asked:
        period, naive = Period.parse(code), Naive(rows, as_of)
        found = evaluate(every, period, as_of=as_of, snapshot=snapshot, slices=True)
        codes = defaultdict(set)
        for place, each in enumerate(found):
            # Every number of every slice; the records themselves of every total and of one slice in thirty.
            records = not each.slice or place % 30 == 0
            _agrees(each, naive.figure(each.indicator, period, each.slice), records=records)
            met |= {side for side, count in each.sides.items() if count}
            for name, value in each.slice.items():
                codes[each.indicator.code, name].add(value)
        for indicator in every:
            for along in () if isinstance(indicator, Names | RuleValue) else indicator.by:
                assert codes[indicator.code, along] == naive.codes(indicator, period, along), (
                    indicator.code,
                    along,
                )
        _agrees_in_two_dimensions(found, naive, snapshot)
    return met


def _agrees(found: Figure, said: Said, *, records: bool = True) -> None:
    where = f"{found.indicator.code} {found.asked} as of {found.as_of} {dict(found.slice)}"
    assert found.period == said.period, where
    assert found.value == said.value, f"{where}: {found.unknown}"
    assert dict(found.sides) == {name: len(ids) for name, ids in said.sides.items()}, where
    for side, ids in said.sides.items() if records else ():
        listed = found.records(side)
        assert {row["id"] for row in listed.rows} == {str(each) for each in ids}, f"{where} {side}"
        assert listed.total == len(listed.rows), f"{where} {side}"
    if nominal := found.companions.get("nominal"):
        assert nominal.value == said.nominal, where
    if found.value is not None:
        assert None not in (found.numerator, found.denominator), where


def _agrees_in_two_dimensions(found: list[Figure], naive: Naive, snapshot: Snapshot) -> None:
    """Slices along two dimensions at once, asked for one by one."""
    sliced = [each for each in found if each.slice and len(each.indicator.by) > 1]
    for each in sliced[::60]:
        ((first, code),) = each.slice.items()
        second = next(name for name in each.indicator.by if name != first)
        for other in sorted(naive.codes(each.indicator, each.asked, second))[:2]:
            cut = {first: code, second: other}
            asked = figure(each.indicator, each.asked, as_of=each.as_of, snapshot=snapshot, slice=cut)
            _agrees(asked, naive.figure(each.indicator, each.asked, cut))
