"""The goals of speed, each a ratio of one run; a benchmark tells what it measured, `python -m bench` prints the table.

A line that begins with ``MARK`` is meant for the table: key, ratio, and a note of the size it was measured at.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MARK = "goal:"


@dataclass(frozen=True)
class Goal:
    """What is aimed at: at least ``bound``, or ``most`` it; ``limits`` says what stands in the way of more."""

    bench: str
    text: str
    bound: float
    unit: str = "×"
    most: bool = False
    limits: str = ""

    def met(self, ratio: float) -> bool:
        """Whether a ratio meets the goal."""
        return ratio <= self.bound if self.most else ratio >= self.bound

    @property
    def wanted(self) -> str:
        """The bound as it is read."""
        return f"{'≤' if self.most else '≥'} {self.bound:g} {self.unit}"


GOALS: Mapping[str, Goal] = {
    "catalogue-warm": Goal(
        "measuring",
        "whole catalogue, counts kept, beside bare sums of its columns",
        1,
        most=True,
        limits="kept counts make it the building of figures in Python, which no size changes",
    ),
    "catalogue-cold": Goal(
        "measuring",
        "whole catalogue counted anew, beside bare sums of its columns",
        4,
        most=True,
        limits="at few records planning of some 190 queries; at many the comparison of statements year by year",
    ),
    "ibis": Goal(
        "measuring", "one Ibis query per indicator, large", 5, limits="DuckDB's own scans, alike for both"
    ),
    "ibis-zone": Goal(
        "measuring",
        "one Ibis query per indicator, one zone's size",
        20,
        limits="DuckDB's planning of some 250 small queries",
    ),
    "records": Goal(
        "measuring",
        "count and first 200 records of a figure, the slowest",
        30,
        "ms",
        most=True,
        limits="statements compared line by line have to be joined before the first of them is known",
    ),
    "sealing": Goal(
        "measuring",
        "figures of a report in one pass beside a query per figure",
        15,
        limits="figures of many ledgers share few scans",
    ),
    "memory": Goal(
        "measuring",
        "peak memory of measuring the catalogue",
        400,
        "MB",
        most=True,
        limits="Python and declarations, then comparing statements, up to DuckDB's bound",
    ),
    "change": Goal(
        "exporting",
        "one record changed: figures again, beside a build from nothing",
        2,
        "%",
        most=True,
        limits="the files of a changed month are written anew, and what cannot be added up is counted again",
    ),
    "import-default": Goal(
        "importing", "a workbook in, beside django-import-export's default with its dry run", 30
    ),
    "import-bulk": Goal("importing", "a workbook in, beside its bulk mode with its dry run", 8),
    "claims": Goal(
        "proofing", "claims read beside 5,000 names", 5, "MB/s", limits="Python objects made for each claim"
    ),
    "jionlp": Goal(
        "proofing", "claims beside jionlp's money and times", 10, limits="Python objects made for each claim"
    ),
    "docx": Goal("docx", "annotated .docx written, beside python-docx", 3),
    "annotating": Goal("annotating", "comments put into a .docx, beside python-docx", 3),
    "spark": Goal(
        "nation",
        "the same rollup on a Spark cluster of this machine, beside DuckDB",
        4,
        most=True,
        limits="planning and scheduling of many small queries, which Spark is not made for",
    ),
    "spark-workers": Goal(
        "nation",
        "two workers beside one",
        1.5,
        limits="two cores are shared by both workers, the driver and the master",
    ),
    "postgresql": Goal(
        "postgresql",
        "one PostgreSQL query per indicator",
        20,
        limits="at one zone's size planning of many small queries, alike for both",
    ),
}


def tell(key: str, ratio: float, note: str = "") -> None:
    """Say what was measured of a goal."""
    if key not in GOALS:
        raise KeyError(key)
    sys.stdout.write(f"{MARK} {key} {ratio:.6g} {note}\n")
    sys.stdout.flush()


def read(line: str) -> tuple[str, float, str] | None:
    """What a line tells of a goal; None of any other line."""
    if not line.startswith(MARK):
        return None
    key, ratio, *note = line.removeprefix(MARK).split(maxsplit=2)
    return key, float(ratio), note[0].strip() if note else ""


def table(told: Iterable[tuple[str, float, str]]) -> list[str]:
    """One line for each goal, those nobody measured too: measured, wanted, met or not, and what limits."""
    found: dict[str, list[tuple[float, str]]] = {}
    for key, ratio, note in told:
        found.setdefault(key, []).append((ratio, note))
    lines = ["| goal | wanted | measured | met | what limits |", "|---|---|---|---|---|"]
    for key, goal in GOALS.items():
        for ratio, note in found.get(key, []):
            met = "yes" if goal.met(ratio) else "no"
            said = f"{goal.text}{f' ({note})' if note else ''}"
            lines.append(f"| {said} | {goal.wanted} | {ratio:.3g} {goal.unit} | {met} | {goal.limits} |")
        if key not in found:
            lines.append(f"| {goal.text} | {goal.wanted} | not measured ({goal.bench}) | | {goal.limits} |")
    return lines
