"""What a rule is (规则): a name, a severity, an explanation, an example, and the check itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.claims.reading import Reading


class Rule(ABC):
    """One rule. `name` is stable; `title`, `explanation` and `example` are shown to the user."""

    name: ClassVar[str]
    title: ClassVar[str]
    severity: ClassVar[Severity]
    explanation: ClassVar[str]
    example: ClassVar[str]

    @abstractmethod
    def check(self, reading: Reading) -> Iterator[Finding]:
        """Everything the rule finds in a text."""

    def at(
        self,
        reading: Reading,
        start: int,
        end: int,
        message: str,
        expected: str = "",
        *,
        severity: Severity | None = None,
        others: tuple[tuple[int, int], ...] = (),
    ) -> Finding:
        """A finding of this rule at a place of the text."""
        return Finding(
            self.name,
            severity or self.severity,
            start,
            end,
            reading.text[start:end],
            message,
            expected,
            others,
        )

    def on(
        self,
        reading: Reading,
        claim: Claim,
        message: str,
        expected: str = "",
        *,
        severity: Severity | None = None,
        others: tuple[Claim, ...] = (),
    ) -> Finding:
        """A finding of this rule on a claim, with the claims that contradict it."""
        places = tuple((other.start, other.end) for other in others)
        return self.at(reading, claim.start, claim.end, message, expected, severity=severity, others=places)
