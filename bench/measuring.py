"""Measuring the whole catalogue: one fused pass beside one Ibis query per indicator and beside bare column sums.

Run as `python -m bench.measuring [ROWS]` (1,000,000 statements and as many cases by default; also at one zone's size).
The peer's numbers are compared with ours before anything is timed; a difference ends the run.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from yuanqu.config.preparation import set_up_django

set_up_django()

from bench.ibis_peer import IbisPeer  # noqa: E402 - the declarations need Django
from bench.lake import make  # noqa: E402

from yuanqu.engines.indicators.catalogue import indicator, indicators  # noqa: E402
from yuanqu.engines.indicators.connections import ask, forget  # noqa: E402
from yuanqu.engines.indicators.evaluate import evaluate, figure  # noqa: E402
from yuanqu.engines.indicators.figure import Figure  # noqa: E402
from yuanqu.engines.indicators.needs import base_of, measure_of, needs_of  # noqa: E402
from yuanqu.engines.indicators.numbers import factor  # noqa: E402
from yuanqu.engines.indicators.vocabulary import Names, RuleValue  # noqa: E402
from yuanqu.engines.ledger import registry  # noqa: E402
from yuanqu.engines.snapshots import Snapshot, view_name  # noqa: E402
from yuanqu.terms.periods import Period  # noqa: E402

ASKED, AS_OF = Period.half(2025, 1), date(2025, 6, 30)
ONE_ZONE = 6_000  # 231 enterprises with 25 statements each
MEASURED = [each for each in indicators() if not isinstance(each, Names | RuleValue)]


def median(work: Callable[[], Any], rounds: int) -> float:
    """Median of ``rounds`` runs in milliseconds, after one that is not counted."""
    work()
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def ours(snapshot: Snapshot, *, slices: bool = False) -> list[Figure]:
    """The catalogue in one pass, counted anew."""
    forget()
    return evaluate(MEASURED, ASKED, as_of=AS_OF, snapshot=snapshot, slices=slices)


def bound(snapshot: Snapshot) -> Callable[[], Any]:
    """Reading the needed columns once: a count or sum of each, nothing else."""
    columns = dict[str, dict[str, None]]()
    for each in MEASURED:
        for need in needs_of(each):
            base = measure_of(need)
            names = [base.column, *(getattr(condition, "column", "") for condition in base.where)]
            names += [str(name) for name in vars(base.when).values()]
            known = registry.ledger(base.of).declared()
            columns.setdefault(base.of, {}).update(dict.fromkeys(name for name in names if name in known))
    queries = [
        f"SELECT {', '.join(_bare(label, name) for name in names)} FROM {view_name(label)}"
        for label, names in columns.items()
    ]
    return lambda: [ask(snapshot, query) for query in queries]


def _bare(label: str, name: str) -> str:
    numeric = registry.ledger(label).declared()[name].kind in ("whole", "amount")
    return f'{"sum" if numeric else "max"}("{name}")'


def compare(snapshot: Snapshot, peer: IbisPeer) -> None:
    """End the run where the peer's numbers are not ours."""
    for found in ours(snapshot):
        theirs = [Fraction(number or 0) for number in peer.numbers(found.indicator, found.period)]
        if len(theirs) == 1:
            same = (found.value or 0) == theirs[0] * factor(base_of(found.indicator), found.indicator.unit)
        elif found.value is None:
            same = theirs[1] <= 0
        else:
            same = Fraction(found.numerator) * theirs[1] == Fraction(found.denominator) * theirs[0]
        if not same:
            sys.exit(f"{found.indicator.code}: ours {found.to_json()}, the peer's {theirs}")


def run(rows: int, rounds: int) -> None:
    """Print the ratios at one size."""
    with tempfile.TemporaryDirectory() as folder:
        snapshot = make(rows, Path(folder))
        peer = IbisPeer(snapshot, AS_OF)
        compare(snapshot, peer)
        fused = median(lambda: ours(snapshot), rounds)
        sliced = median(lambda: ours(snapshot, slices=True), rounds)
        count = len(ours(snapshot, slices=True))
        bare = median(bound(snapshot), rounds)
        periods = {found.indicator.code: found.period for found in ours(snapshot)}
        one_by_one = median(lambda: [peer.numbers(each, periods[each.code]) for each in MEASURED], rounds)
        opened = figure(indicator("services.accepted"), ASKED, as_of=AS_OF, snapshot=snapshot)
        first = median(lambda: opened.records("records", limit=200), rounds)
        print(f"{rows:,} statements, {rows:,} cases; {len(MEASURED)} indicators; medians of {rounds}")
        print(f"  fused, whole catalogue            {fused:9.1f} ms")
        print(
            f"  fused, with {count:,} slices          {sliced:9.1f} ms   {sliced / fused:5.1f}x the catalogue"
        )
        print(f"  bare sums of the needed columns   {bare:9.1f} ms   ours is {fused / bare:.1f}x this bound")
        print(
            f"  one Ibis query per indicator      {one_by_one:9.1f} ms   {one_by_one / fused:5.1f}x slower than fused"
        )
        print(f"  first 200 of {opened.record_count:,} records          {first:9.1f} ms")


def main() -> None:
    """Both sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    for rows in dict.fromkeys((ONE_ZONE, asked.rows)):
        run(rows, asked.rounds)


if __name__ == "__main__":
    main()
