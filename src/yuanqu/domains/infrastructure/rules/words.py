"""Rules that several ledgers of infrastructure share (通用审核)."""

from __future__ import annotations

from yuanqu.engines.ledger.checks import Check, Row, hard


def not_negative(code: str, *columns: str) -> Check:
    """Amounts, lengths and capacities are not below 0."""

    def test(row: Row) -> str | None:
        below = [row[column] for column in columns if row.get(column) is not None and row[column] < 0]
        return f"填了负数（{below[0]}）：应不小于0。" if below else None

    return hard(code, *columns)(test)
