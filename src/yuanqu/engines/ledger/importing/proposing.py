"""What headings that nobody knows may mean: by their words and by what stands below them, with a score (列名建议)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import polars as pl

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.importing.columns_reading import unread
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.heading_names import Heading, Meaning, without_unit
from yuanqu.engines.ledger.importing.headings import Found, Header
from yuanqu.engines.ledger.importing.kinds import read_kind, tidied
from yuanqu.engines.ledger.importing.likeness import likeness_to
from yuanqu.engines.ledger.importing.links import WHOLE, read_links
from yuanqu.engines.ledger.importing.problems import shortened
from yuanqu.engines.ledger.importing.years import StatedYear, with_year
from yuanqu.engines.ledger.titles import Reader

SAMPLED = 60  # distinct texts of a column that are tried
_SHOWN = 3
_LEAST = 0.55  # a lower score is not proposed


@dataclass(frozen=True)
class Weights:
    """How a kind of column is judged: weights of words and content, and the least of each."""

    words: float
    content: float
    least_words: float
    least_content: float


_OF_KIND = {
    "text": Weights(1, 0, 0.6, 0),
    "long_text": Weights(1, 0, 0.6, 0),
    "day": Weights(0.7, 0.3, 0.45, 0.6),
    "month": Weights(0.6, 0.4, 0.4, 0.6),
    "moment": Weights(0.7, 0.3, 0.45, 0.6),
    "amount": Weights(0.8, 0.2, 0.5, 0.6),
    "whole": Weights(0.8, 0.2, 0.5, 0.6),
    "yes_no": Weights(0.6, 0.4, 0.4, 0.8),
    "code": Weights(0.5, 0.5, 0.15, 0.6),
    "credit_code": Weights(0.3, 0.7, 0, 0.8),
    "shape": Weights(0.3, 0.7, 0, 0.8),
    "link": Weights(0.4, 0.6, 0, 0.6),
}


@dataclass(frozen=True)
class Proposal:
    """A heading of the sheet and the column it may mean; ``score`` from 0 to 1."""

    found: Found
    score: float


def propose(ledger: type[Ledger], grid: Grid, header: Header, reader: Reader | None = None) -> list[Proposal]:
    """For the unknown headings the columns they may mean, the likeliest first; one heading a column at most."""
    taken = {found.meaning.column for found in header.columns}
    free = {n: c for n, c in ledger.declared().items() if n not in taken and n not in unread(ledger)}
    scored = [
        (_score(text, column, _samples(grid, header, place), header.year, reader), place, text, name)
        for place, text in header.unknown
        for name, column in free.items()
    ]
    proposals: dict[int, Proposal] = {}
    used: set[str] = set()
    for score, place, text, name in sorted(
        scored, key=lambda one: (-one[0], one[3] not in ledger.key, one[1])
    ):
        if score >= _LEAST and place not in proposals and name not in used:
            found = Found(place, text, Heading(Meaning(name), without_unit(text)[1]))
            proposals[place] = Proposal(found, round(score, 2))
            used.add(name)
    return list(proposals.values())


def adopted(header: Header, proposals: Iterable[Proposal]) -> Header:
    """The header with the proposals taken for known."""
    found = [proposal.found for proposal in proposals]
    places = {one.place for one in found}
    unknown = tuple(pair for pair in header.unknown if pair[0] not in places)
    return replace(header, columns=(*header.columns, *found), unknown=unknown)


def samples_shown(grid: Grid, header: Header, place: int) -> list[str]:
    """The first few distinct texts below a heading, as they can be quoted."""
    return [shortened(text, 20) for text in _samples(grid, header, place)[:_SHOWN].to_list()]


def _samples(grid: Grid, header: Header, place: int) -> pl.Series:
    below = grid.cells[str(place)].slice(header.first)
    return below.drop_nulls().head(20 * SAMPLED).unique(maintain_order=True).head(SAMPLED)


def _score(
    heading: str, column: Column, samples: pl.Series, year: StatedYear | None, reader: Reader | None
) -> float:
    weights = _OF_KIND["text" if column.kind == "code" and not _listed(column) else column.kind]
    words = likeness_to(heading, column)
    if words < weights.least_words:
        return 0.0
    if samples.is_empty():
        return words if words >= _OF_KIND["text"].least_words else 0.0
    content = _fit(with_year(samples, column.kind, year)[0], column, reader)
    if content < weights.least_content:
        return 0.0
    return weights.words * words + weights.content * content


def _listed(column: Column) -> bool:
    return bool(len(getattr(column, "codes", ())))


def _fit(samples: pl.Series, column: Column, reader: Reader | None) -> float:
    """The share of the samples that the column can read."""
    tidy = tidied(samples, column)
    if column.kind == "link":
        return read_links(column, {WHOLE: tidy}, reader=reader).ids.count() / len(samples)
    return read_kind(tidy, column).texts.count() / len(samples)
