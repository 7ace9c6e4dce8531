"""Proofing a text (核稿): its claims, and what the rules find in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.rules import RULES
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.claims.reading import read_claims
from yuanqu.terms.periods import Period

_ORDER = {Severity.CERTAIN: 0, Severity.LIKELY: 1, Severity.ASK: 2}


@dataclass(frozen=True, slots=True)
class Proof:
    """A draft proofed: its period, claims in the order of the text, findings likewise."""

    text: str
    period: Period
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]

    @property
    def certain(self) -> int:
        """How many findings are certain."""
        return sum(finding.severity is Severity.CERTAIN for finding in self.findings)

    def as_json(self) -> dict[str, object]:
        """What `yuanqu proof --json` prints."""
        return {
            "period": self.period.code,
            "claims": [claim.as_json() for claim in self.claims],
            "findings": [finding.as_json() for finding in self.findings],
        }


def proof(
    text: str, *, issued: date, period: Period | None = None, off: frozenset[str] = frozenset()
) -> Proof:
    """Read a text and check it.

    `issued`: the day it was written; `period`: what it reports on, where its title does not say; `off`: names of rules
    left out.
    """
    reading = read_claims(text, issued=issued, period=period)
    findings = [finding for rule in RULES if rule.name not in off for finding in rule.check(reading)]
    findings.sort(key=lambda each: (each.start, _ORDER[each.severity], each.end))
    return Proof(text, reading.period, reading.claims, tuple(findings))
