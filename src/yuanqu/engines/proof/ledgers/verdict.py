"""What the ledgers say of a claim (台账核对结论): it agrees, differs, is stale, may be of several, or has no record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.reports.notes import address, command

RULES = {
    "differs": "ledger-differs",
    "stale": "ledger-stale",
    "ambiguous": "ledger-ambiguous",
    "absent": "ledger-absent",
}


class Outcome(StrEnum):
    """What became of the comparison."""

    AGREES = "agrees"
    DIFFERS = "differs"
    STALE = "stale"
    AMBIGUOUS = "ambiguous"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """A claim beside its figure. ``candidates``: the figures it may be of, the likeliest first.

    ``expected`` is the figure as the draft should print it; ``moment`` says when a stale number was true.
    """

    claim: Claim
    outcome: Outcome
    severity: Severity
    candidates: tuple[Figure, ...]
    message: str = ""
    expected: str = ""
    moment: str = ""

    @property
    def figure(self) -> Figure | None:
        """The figure it was compared with; None where nobody knows which."""
        return None if self.outcome is Outcome.AMBIGUOUS else self.candidates[0]

    def finding(self, text: str) -> Finding | None:
        """The finding it gives; None where it agrees."""
        if self.outcome is Outcome.AGREES:
            return None
        start, end = self.claim.start, self.claim.end
        rule = RULES[self.outcome.value]
        return Finding(rule, self.severity, start, end, text[start:end], self.message, self.expected)

    def as_json(self) -> dict[str, object]:
        """What `yuanqu proof --json` prints of it."""
        return {
            "start": self.claim.start,
            "end": self.claim.end,
            "quote": self.claim.text,
            "verdict": self.outcome.value,
            "severity": None if self.outcome is Outcome.AGREES else self.severity.value,
            "expected": self.expected,
            "moment": self.moment,
            "candidates": [_candidate(each) for each in self.candidates],
        }


def _candidate(figure: Figure) -> dict[str, object]:
    return {
        "indicator": figure.indicator.code,
        "name": figure.title(),
        "period": figure.period.code,
        "as_of": figure.as_of.isoformat(),
        "slice": dict(figure.slice),
        "printed": None if figure.value is None else figure.printed(),
        "unknown": figure.unknown or None,
        "records": figure.record_count,
        "address": address(figure),
        "command": command(figure),
    }
