"""A proofed draft as a page shows it (核稿的呈现): letters with marks on the left, a card a finding on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.rules import RULES
from yuanqu.engines.proof.standing import Standing
from yuanqu.engines.reports.notes import address
from yuanqu.site.parts import Tab

_TITLES = {each.name: each.title for each in RULES} | {
    "ledger-differs": "与台账不符",
    "ledger-stale": "数据过期",
    "ledger-ambiguous": "请指明指标",
    "ledger-absent": "台账无记录",
}


@dataclass(frozen=True)
class Candidate:
    """A figure that a claim may be of: its title, what it is, where its records open."""

    title: str
    printed: str
    when: str
    url: str
    records: int


@dataclass(frozen=True)
class Card:
    """A finding as it is shown; ``number`` joins it to its mark."""

    number: int
    finding: Finding
    title: str
    candidates: tuple[Candidate, ...]
    asks: bool

    @property
    def severity(self) -> str:
        """The code of how sure it is."""
        return self.finding.severity.value


@dataclass(frozen=True)
class Piece:
    """Letters of a paragraph; ``card``: the finding marked on them, ``first`` where its mark begins."""

    text: str
    card: Card | None = None
    first: bool = False


@dataclass(frozen=True)
class Line:
    """A paragraph with the place at which it begins in the text."""

    start: int
    pieces: tuple[Piece, ...]


def cards(standing: Standing, show: str = "") -> list[Card]:
    """The findings in the order of the text, those of one severity where ``show`` names it."""
    found = [each for each in standing.findings if show in ("", each.severity.value)]
    return [_card(number, each, standing) for number, each in enumerate(found, 1)]


def filters(standing: Standing, show: str, path: str) -> list[Tab]:
    """A tab for all findings and for each severity, with their numbers."""
    counted = {each.value: 0 for each in Severity}
    for finding in standing.findings:
        counted[finding.severity.value] += 1
    tabs = [Tab("全部", path, show == "", str(len(standing.findings)))]
    return tabs + [
        Tab(each.chinese, f"{path}?show={each.value}", show == each.value, str(counted[each.value]))
        for each in Severity
    ]


def paragraphs(text: str, told: Sequence[Card]) -> list[Line]:
    """The text by paragraphs with marks; where findings overlap, the letters bear the surest one's mark."""
    marks = _apart(told)
    lines, start, at = [], 0, 0
    for line in text.split("\n"):
        end = start + len(line)
        while at < len(marks) and marks[at].finding.end <= start:
            at += 1
        inside = [each for each in marks[at:] if each.finding.start < end]
        lines.append(Line(start, tuple(_pieces(text, start, end, inside))))
        start = end + 1
    return lines


def _apart(told: Sequence[Card]) -> list[Card]:
    order = list(Severity)
    taken: list[Card] = []
    for card in sorted(told, key=lambda each: (order.index(each.finding.severity), each.finding.start)):
        if all(
            card.finding.end <= each.finding.start or each.finding.end <= card.finding.start for each in taken
        ):
            taken.append(card)
    return sorted(taken, key=lambda each: each.finding.start)


def _pieces(text: str, start: int, end: int, marks: Sequence[Card]) -> Iterator[Piece]:
    at = start
    for card in marks:
        first, last = max(card.finding.start, start), min(card.finding.end, end)
        if at < first:
            yield Piece(text[at:first])
        if first < last:
            yield Piece(text[first:last], card, first=first == card.finding.start)
        at = max(at, last)
    if at < end:
        yield Piece(text[at:end])


def _card(number: int, finding: Finding, standing: Standing) -> Card:
    verdict = standing.verdict_of(finding)
    candidates = tuple(
        Candidate(each.title(), each.printed(), each.when, address(each), each.record_count)
        for each in (verdict.candidates if verdict else ())
    )
    title = _TITLES.get(finding.rule, finding.rule)
    return Card(number, finding, title, candidates, finding.rule == "ledger-ambiguous")
