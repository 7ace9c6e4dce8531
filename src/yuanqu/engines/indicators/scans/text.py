"""SQL text: identifiers, literals, and the places that a request fills in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

OPEN_SINCE, OPEN_UNTIL = "DATE '0001-01-01'", "DATE '9999-12-31'"


def literal(value: str | int | bool | Decimal | date) -> str:
    """A value as SQL writes it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    written = "'" + value.replace("'", "''") + "'"
    if "$" in value:  # or `sources.fill` would take a typed $slots for its own
        written = "(" + written.replace("$", "' || chr(36) || '") + ")"
    return written


def name(identifier: str) -> str:
    """An identifier, quoted."""
    return '"' + identifier.replace('"', '""') + '"'


def listed(values: Iterable[str]) -> str:
    """Parts of a list, one after another."""
    return ", ".join(values)


def values(rows: Iterable[Sequence[str | int | bool | Decimal | date]], columns: Sequence[str]) -> str:
    """A small table written in place."""
    written = listed(f"({listed(literal(value) for value in row)})" for row in rows)
    return f"SELECT * FROM (VALUES {written}) AS v({listed(columns)})"


def day_after(expression: str, kind: str) -> str:
    """The first day after a day, or after a whole month: where an interval that ends with it stops."""
    unit = "MONTH" if kind == "month" else "DAY"
    return f"CAST({expression} + INTERVAL '1' {unit} AS DATE)"


def last_day(expression: str, kind: str) -> str:
    """The day a record dated so is taken at: a month's last day, a day itself."""
    return f"last_day({expression})" if kind == "month" else expression
