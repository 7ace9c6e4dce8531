"""What a rule finds (核稿意见): where, how sure, what stands there, why it is wrong, what would be right."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How sure a finding is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    ASK = "ask"

    @property
    def chinese(self) -> str:
        """The word on the page."""
        return {"certain": "确定", "likely": "很可能", "ask": "请核对"}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `start` and `end` in code points; `others` are further places of the same fault."""

    rule: str
    severity: Severity
    start: int
    end: int
    quote: str
    message: str
    expected: str = ""
    others: tuple[tuple[int, int], ...] = field(default=())

    def as_json(self) -> dict[str, object]:
        """The fields of `--json`."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "message": self.message,
            "expected": self.expected,
            "others": [list(place) for place in self.others],
        }
