"""Measuring the whole catalogue: one fused pass beside one Ibis query per indicator and beside bare column sums.

Run as `python -m bench.measuring [ROWS …]` (1,000,000 statements and as many cases by default; at one zone's size too).
The peer's numbers are compared with ours before anything is timed; a difference ends the run.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

from yuanqu.config.preparation import set_up_django

set_up_django()

from bench.catalogue import AS_OF, ASKED, MEASURED, bound, kept, ours  # noqa: E402 - the declarations need Django
from bench.goals import tell  # noqa: E402
from bench.ibis_peer import IbisPeer, can_say  # noqa: E402
from bench.lake import make  # noqa: E402
from bench.peak import peak_of  # noqa: E402

from yuanqu.engines.indicators.connections import forget  # noqa: E402
from yuanqu.engines.indicators.evaluate import evaluate, figure  # noqa: E402
from yuanqu.engines.indicators.figure import Figure  # noqa: E402
from yuanqu.engines.indicators.needs import base_of  # noqa: E402
from yuanqu.engines.indicators.numbers import factor  # noqa: E402
from yuanqu.engines.indicators.vocabulary import Indicator  # noqa: E402
from yuanqu.engines.snapshots import Snapshot  # noqa: E402

ONE_ZONE = 6_000  # 231 enterprises with 25 statements each
SEALED = 100  # figures of a report
BESIDE = [each for each in MEASURED if can_say(each)]


def median(work: Callable[[], Any], rounds: int) -> float:
    """Median of ``rounds`` runs in milliseconds, after one that is not counted."""
    work()
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def compare(snapshot: Snapshot, peer: IbisPeer) -> None:
    """End the run where the peer's numbers are not ours."""
    for found in ours(snapshot, BESIDE):
        theirs = [Fraction(number or 0) for number in peer.numbers(found.indicator, found.period)]
        if len(theirs) == 1:
            same = (found.value or 0) == theirs[0] * factor(base_of(found.indicator), found.indicator.unit)
        elif found.value is None:
            same = theirs[1] <= 0
        else:
            same = Fraction(found.numerator) * theirs[1] == Fraction(found.denominator) * theirs[0]
        if not same:
            sys.exit(f"{found.indicator.code}: ours {found.to_json()}, the peer's {theirs}")


def opened(snapshot: Snapshot, rounds: int) -> tuple[float, Figure]:
    """Of all figures with records, that whose first 200 take longest to list; and how long, in milliseconds."""
    spent = []
    for each in ours(snapshot):
        for side, count in each.sides.items():
            if count:
                start = time.perf_counter()
                each.records(side, limit=200)
                spent.append((time.perf_counter() - start, each, side))
    _, slowest, side = max(spent, key=lambda one: one[0])
    return median(lambda: slowest.records(side, limit=200), rounds), slowest


def sealed(snapshot: Snapshot, rounds: int) -> tuple[float, float]:
    """The figures of a report in one pass, and one after another."""
    stated: list[Indicator] = MEASURED[:SEALED]

    def each_alone() -> None:
        for one in stated:
            forget()
            figure(one, ASKED, as_of=AS_OF, snapshot=snapshot)

    def at_once() -> None:
        forget()
        evaluate(stated, ASKED, as_of=AS_OF, snapshot=snapshot)

    return median(at_once, rounds), median(each_alone, rounds)


def run(rows: int, rounds: int) -> None:
    """Print the ratios at one size."""
    with tempfile.TemporaryDirectory() as folder:
        snapshot = make(rows, Path(folder))
        peak = peak_of(snapshot)
        peer = IbisPeer(snapshot, AS_OF)
        compare(snapshot, peer)
        fused = median(lambda: ours(snapshot), rounds)
        warm = median(lambda: kept(snapshot), rounds)
        sliced = median(lambda: ours(snapshot, slices=True), rounds)
        count = len(ours(snapshot, slices=True))
        bare = median(bound(snapshot), rounds)
        periods = {found.indicator.code: found.period for found in ours(snapshot, BESIDE)}
        same = median(lambda: ours(snapshot, BESIDE), rounds)
        one_by_one = median(lambda: [peer.numbers(each, periods[each.code]) for each in BESIDE], rounds)
        first, slowest = opened(snapshot, rounds)
        at_once, alone = sealed(snapshot, rounds)
    print(f"{rows:,} statements, {rows:,} cases; {len(MEASURED)} indicators; medians of {rounds}")
    print(f"  fused, whole catalogue            {fused:9.1f} ms")
    print(f"  the same, counts kept             {warm:9.1f} ms")
    print(f"  fused, with {count:,} slices          {sliced:9.1f} ms   {sliced / fused:5.1f}x the catalogue")
    print(f"  bare sums of the needed columns   {bare:9.1f} ms   ours is {fused / bare:.1f}x this bound")
    print(
        f"  one Ibis query per indicator      {one_by_one:9.1f} ms   {one_by_one / same:5.1f}x ours of {len(BESIDE)}"
    )
    print(
        f"  first 200 of {slowest.record_count:,} records          {first:9.1f} ms   {slowest.indicator.code}"
    )
    print(
        f"  {len(MEASURED[:SEALED])} figures, one query each         {alone:9.1f} ms   {alone / at_once:.1f}x one pass"
    )
    print(f"  peak memory                       {peak:9.0f} MB")
    size = f"{rows:,} rows"
    tell("ibis-zone" if rows == ONE_ZONE else "ibis", one_by_one / same, size)
    if rows != ONE_ZONE:
        tell("catalogue-warm", warm / bare, size)
        tell("catalogue-cold", fused / bare, size)
        tell("records", first, size)
        tell("sealing", alone / at_once, size)
        tell("memory", peak, size)


def main() -> None:
    """One zone's size, and those asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="*", default=[1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    for rows in dict.fromkeys((ONE_ZONE, *asked.rows)):
        run(rows, asked.rounds)


if __name__ == "__main__":
    main()
