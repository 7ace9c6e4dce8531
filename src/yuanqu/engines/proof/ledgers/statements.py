"""What our own report prints of its figures (报告陈述): every number of it as a claim, with the figure it is of."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from urllib.parse import parse_qsl, urlsplit

from django.utils import timezone

from yuanqu.engines.documents.model import Document, Table
from yuanqu.engines.documents.walk import block_lines, numbered, runs_of
from yuanqu.engines.indicators.asked import asked_by
from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.vocabulary import Indicator
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.claims.reading import read_claims
from yuanqu.engines.proof.ledgers.comparing import exact_of
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.composing import compose
from yuanqu.engines.reports.notes import address
from yuanqu.terms.periods import Period


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A number of our report. ``exact``: what it rounds, in the claim's unit; None where it prints no value as such."""

    claim: Claim
    figure: Figure
    exact: Fraction | None


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """Our report of a period as text, and its statements in order."""

    text: str
    statements: tuple[Statement, ...]


def stated(book: FigureBook, codes: Collection[str]) -> Stated:
    """What the report of ``book`` prints, as far as it is of the indicators ``codes``."""
    created = timezone.make_aware(datetime.combine(book.as_of, time()))
    text, spans = _spans(compose(book, created=created))
    figures = {address(each): each for each in book.figures}
    others = {target for _, _, target in spans} - figures.keys()
    figures |= {address(each): each for each in _measured(others, codes, book)}
    starts = [start for start, _, _ in spans]
    found = []
    for claim in read_claims(text, issued=book.as_of, period=book.asked).claims:
        at = bisect_right(starts, claim.end - 1) - 1
        if at >= 0 and spans[at][1] > claim.start and spans[at][2] in figures:
            figure = figures[spans[at][2]]
            found.append(Statement(claim, figure, exact_of(claim, figure)))
    return Stated(text, tuple(found))


def _measured(targets: Iterable[str], codes: Collection[str], book: FigureBook) -> Iterator[Figure]:
    """The figures behind the addresses that the report's passages print: they measure other periods than the report."""
    asked: dict[tuple[Period, date], list[Indicator]] = defaultdict(list)
    for target in sorted(targets):
        parts = urlsplit(target)
        code, wanted = parts.path.strip("/").rpartition("/")[2], asked_by(dict(parse_qsl(parts.query)))
        if code in codes and not wanted.slice:
            asked[wanted.period, wanted.as_of].append(indicator(code))
    for (period, as_of), measured in asked.items():
        yield from evaluate(measured, period, as_of=as_of, snapshot=book.snapshot)


def _spans(document: Document) -> tuple[str, list[tuple[int, int, str]]]:
    """The report's text, and where in it each figure stands, with the address of its records."""
    lines: list[str] = []
    spans: list[tuple[int, int, str]] = []
    at = 0
    for block, number in numbered(document):
        said = "\n".join(block_lines(block, number))
        if not isinstance(block, Table):
            spans += _of_runs(block, at + len(number))
        lines.append(said)
        at += len(said) + 1
    return "\n".join(lines), spans


def _of_runs(block: object, at: int) -> Iterator[tuple[int, int, str]]:
    for run in runs_of(block):  # type: ignore[arg-type]
        if run.figure is not None:
            yield at, at + len(run.text), run.figure.target
        at += len(run.text)
