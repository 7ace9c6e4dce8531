"""Measuring the whole catalogue: one fused pass beside one Ibis query per indicator and beside bare column sums.

Run as `python -m bench.measuring [ROWS …]` (1,000,000 statements and as many cases by default; at one zone's size too).
The peer's numbers are compared with ours before anything is timed; a difference ends the run.
"""

from __future__ import annotations

import argparse
import json
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
from yuanqu.engines.snapshots import Part, Snapshot  # noqa: E402

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


def run(rows: int, rounds: int, kept_in: Path | None) -> None:
    """Print the ratios at one size, each as it is known."""
    with tempfile.TemporaryDirectory() as folder:
        snapshot = made(rows, kept_in / str(rows) if kept_in else Path(folder))
        print(f"{rows:,} statements, {rows:,} cases; {len(MEASURED)} indicators; medians of {rounds}")
        report(snapshot, rows, rounds)


def report(snapshot: Snapshot, rows: int, rounds: int) -> None:
    """Measure one thing after another."""
    size, told = f"{rows:,} rows", rows != ONE_ZONE

    def line(what: str, value: float, unit: str, more: str = "") -> None:
        print(f"  {what:33} {value:9.1f} {unit:2}   {more}".rstrip(), flush=True)

    def goal(key: str, ratio: float) -> None:
        if told:
            tell(key, ratio, size)

    peak = peak_of(snapshot)
    line("peak memory", peak, "MB")
    goal("memory", peak)
    bare = median(bound(snapshot), rounds)
    line("bare sums of the needed columns", bare, "ms")
    fused = median(lambda: ours(snapshot), rounds)
    line("fused, whole catalogue", fused, "ms", f"{fused / bare:5.2f}x this bound")
    goal("catalogue-cold", fused / bare)
    warm = median(lambda: kept(snapshot), rounds)
    line("the same, counts kept", warm, "ms", f"{warm / bare:5.2f}x")
    goal("catalogue-warm", warm / bare)
    sliced = median(lambda: ours(snapshot, slices=True), rounds)
    count = len(kept(snapshot, slices=True))
    line(f"fused, with {count:,} slices", sliced, "ms", f"{sliced / fused:5.1f}x the catalogue")
    first, slowest = opened(snapshot, rounds)
    line(f"first 200 of {slowest.record_count:,} records", first, "ms", slowest.indicator.code)
    goal("records", first)
    at_once, alone = sealed(snapshot, rounds)
    figures = len(MEASURED[:SEALED])
    line(f"{figures} figures, one query each", alone, "ms", f"{alone / at_once:.1f}x one pass")
    goal("sealing", alone / at_once)
    peer = IbisPeer(snapshot, AS_OF)
    compare(snapshot, peer)
    periods = {found.indicator.code: found.period for found in ours(snapshot, BESIDE)}
    same = median(lambda: ours(snapshot, BESIDE), rounds)
    one_by_one = median(lambda: [peer.numbers(each, periods[each.code]) for each in BESIDE], rounds)
    ratio = one_by_one / same
    line("one Ibis query per indicator", one_by_one, "ms", f"{ratio:5.1f}x ours of {len(BESIDE)}")
    tell("ibis" if told else "ibis-zone", ratio, size)


def made(rows: int, folder: Path) -> Snapshot:
    """A snapshot of so many rows in ``folder``, made there unless it was."""
    manifest = folder / "made.json"
    if not manifest.exists():
        folder.mkdir(parents=True, exist_ok=True)
        manifest.write_text(json.dumps(make(rows, folder).to_json()), encoding="utf-8")
    held = json.loads(manifest.read_text(encoding="utf-8"))["ledgers"]
    return Snapshot({label: Part.from_json(part) for label, part in held.items()}, folder)


def main() -> None:
    """One zone's size, and those asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="*", default=[1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--kept-in", type=Path, help="a folder whose snapshots are used again, and made if need be"
    )
    asked = parser.parse_args()
    for rows in dict.fromkeys((ONE_ZONE, *asked.rows)):
        run(rows, asked.rounds, asked.kept_in)


if __name__ == "__main__":
    main()
