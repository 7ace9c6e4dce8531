"""A month as addresses write it: 2025-04."""

from __future__ import annotations

from datetime import date


class MonthInAddress:
    """Between the text of an address and the month's first day."""

    regex = r"\d{4}-(0[1-9]|1[0-2])"

    def to_python(self, text: str) -> date:
        """The month's first day."""
        return date(int(text[:4]), int(text[5:]), 1)

    def to_url(self, month: date) -> str:
        """As an address writes it."""
        return f"{month:%Y-%m}"
