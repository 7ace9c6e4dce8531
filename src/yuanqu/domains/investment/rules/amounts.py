"""Rules that investment ledgers share (通用审核): amounts not below 0, parts within their whole."""

from __future__ import annotations

from yuanqu.engines.ledger.checks import Check, Row, hard


def not_negative(code: str, *columns: str) -> Check:
    """Amounts and counts are not below 0."""

    def test(row: Row) -> str | None:
        below = [row[column] for column in columns if row.get(column) is not None and row[column] < 0]
        return f"填了负数（{below[0]}）：应不小于0。" if below else None

    return hard(code, *columns)(test)


def fixed_within_total(code: str, fixed: str, total: str) -> Check:
    """Fixed investment is part of the total."""

    def test(row: Row) -> str | None:
        if row.get(fixed) is None or row.get(total) is None or row[fixed] <= row[total]:
            return None
        return f"固定资产投资{row[fixed]}大于总额{row[total]}：应不大于总额，请核对单位。"

    return hard(code, fixed, total)(test)
