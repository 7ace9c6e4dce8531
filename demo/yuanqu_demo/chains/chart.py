"""The chart of the zone's chains: segments, what feeds them, which trades stand on them (``chart.csv``)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

DRAWN = date(2023, 9, 1)
HEADS = ("党工委书记", "管委会主任", "党工委副书记", "管委会副主任")


@dataclass(frozen=True)
class Chain:
    """A chain of the zone's list."""

    code: str
    name: str
    provincial: str
    cluster: str | None
    position: str
    target: int
    listed: date


@dataclass(frozen=True)
class Segment:
    """A segment as the chart has it. ``trades``: the industry classes that stand there; ``feeds``: what feeds it."""

    number: str
    chain: str
    stream: str
    name: str
    products: str
    trades: tuple[str, ...]
    strength: str
    feeds: tuple[tuple[str, str], ...]
    firms: str


CHAINS = (
    Chain("ZB", "装备制造", "equipment", None, "first", 320, date(2021, 3, 1)),
    Chain("YS", "有色金属", "nonferrous", "copper", "leading", 450, date(2021, 3, 1)),
    Chain("FZ", "纺织服装", "textile", None, "leading", 120, date(2021, 3, 1)),
    Chain("GD", "光电信息", "electronics", "electronics", "nurtured", 60, date(2024, 7, 1)),
)


def segments() -> list[Segment]:
    """The chart's segments in their order."""
    with Path(__file__).with_name("chart.csv").open(encoding="utf-8", newline="") as file:
        return [_segment(row) for row in csv.DictReader(file)]


def _segment(row: dict[str, str]) -> Segment:
    return Segment(
        row["no"],
        row["chain"],
        row["stream"],
        row["name"],
        row["products"],
        tuple(filter(None, row["trades"].split("|"))),
        row["strength"],
        tuple(_feeds(row["from"])),
        row["firms"],
    )


def _feeds(text: str) -> Iterator[tuple[str, str]]:
    for each in filter(None, text.split("|")):
        number, _, relation = each.partition(":")
        yield number, relation
