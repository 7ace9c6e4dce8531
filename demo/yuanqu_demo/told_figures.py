"""The figures that the demonstration's half-year is told by (讲述的数字), each with its id, in any zone of a seed."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from yuanqu.engines.indicators.figure import Figure

_LIST = Path(__file__).with_name("told_figures.csv")


@dataclass(frozen=True)
class ToldFigure:
    """A row of the list: ``slice`` as it is named in the told zone, ``(dimension, code)``; None for the whole."""

    id: str
    indicator: str
    slice: tuple[str, str] | None


def told_figures() -> list[ToldFigure]:
    """The list, in its order."""
    rows = csv.DictReader(_LIST.read_text(encoding="utf-8").splitlines())
    return [ToldFigure(row["id"], row["indicator"], _slice(row["slice"])) for row in rows]


def _slice(text: str) -> tuple[str, str] | None:
    dimension, _, code = text.partition("=")
    return (dimension, code) if dimension else None


def told_in(figures: Iterable[Figure]) -> Iterator[tuple[ToldFigure, Figure | None]]:
    """Each with its figure of this zone.

    Another seed's zone has other parcels and batches: where the named one is not there, the largest takes its place
    that no other row has; None where none is left.
    """
    by_code: dict[str, list[Figure]] = {}
    for figure in figures:
        by_code.setdefault(figure.indicator.code, []).append(figure)
    wanted = told_figures()
    exact = {told: _exact(told, by_code.get(told.indicator, [])) for told in wanted}
    taken = {id(figure) for figure in exact.values() if figure is not None}
    for told in wanted:
        found = exact[told]
        if found is None and told.slice is not None:
            found = _largest(told.slice[0], by_code.get(told.indicator, []), taken)
        if found is not None:
            taken.add(id(found))
        yield told, found


def _exact(told: ToldFigure, figures: list[Figure]) -> Figure | None:
    wanted = dict([told.slice]) if told.slice else {}
    return next((each for each in figures if dict(each.slice) == wanted), None)


def _largest(dimension: str, figures: list[Figure], taken: set[int]) -> Figure | None:
    left = [
        each
        for each in figures
        if set(each.slice) == {dimension} and each.slice[dimension] and id(each) not in taken
    ]
    return max(left, key=lambda figure: figure.value or 0, default=None)
