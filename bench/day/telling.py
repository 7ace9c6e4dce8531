"""The day in numbers (当日结果): answers by kind of page with their 95th percentile, beside the admin's, errors."""

from __future__ import annotations

import statistics

from bench.day.beside import BESIDE
from bench.day.checking import counted
from bench.day.journal import Journal
from bench.pages import p95

_FEW = 20  # fewer answers than these have no 95th percentile of their own: their longest is told


def tell(journal: Journal, minutes: float, missing: list[str]) -> None:
    """Print all of it."""
    asked = sum(map(len, journal.spent.values()))
    print(f"{asked:,} answers in {minutes:g} minutes, {asked / minutes / 60:.1f} a second")
    for kind in sorted(journal.spent):
        spent = journal.spent[kind]
        middle = statistics.median(spent)
        print(f"  {kind:22} {len(spent):6,} times   median {middle:7.0f} ms   p95 {_high(spent):7.0f} ms")
    for kind in BESIDE:
        ours, peer = journal.spent.get(kind), journal.spent.get(f"admin: {kind}")
        if ours and peer:
            print(f"  p95 of {kind}: {_high(peer) / _high(ours):.2f}x as fast as the admin")
    told = ", ".join(f"{count:,} {what}" for what, count in counted(journal).items())
    print(f"looked for after the day: {told}; {len(missing)} lost")
    for said in missing[:20]:
        print(f"  {said}")
    for said, times in journal.settled.most_common():
        print(f"  {times} x {said}, and the person saw to it")
    print(f"{journal.wrong.total():,} errors")
    for said, times in journal.wrong.most_common(20):
        print(f"  {times} x {said}")


def _high(spent: list[float]) -> float:
    return p95(spent) if len(spent) >= _FEW else max(spent)
