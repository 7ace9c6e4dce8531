"""Rules that several ledgers of resources share (通用审核): amounts, parts of a whole, columns in pairs."""

from __future__ import annotations

from decimal import Decimal

from yuanqu.engines.ledger.checks import Check, Row, hard


def not_negative(code: str, *columns: str) -> Check:
    """Amounts are not below 0."""

    def test(row: Row) -> str | None:
        below = [row[column] for column in columns if row.get(column) is not None and row[column] < 0]
        return f"填了负数（{below[0]}）：应不小于0。" if below else None

    return hard(code, *columns)(test)


def made_up_of(
    code: str, whole: str, parts: dict[str, str], name: str, within: Decimal = Decimal(0)
) -> Check:
    """``parts`` (column → name) add up to ``whole``, called ``name``; empty parts count as nothing."""

    def test(row: Row) -> str | None:
        if row.get(whole) is None:
            return None
        total = sum((row[part] for part in parts if row.get(part) is not None), Decimal(0))
        if abs(total - row[whole]) <= within:
            return None
        return f"{'、'.join(parts.values())}合计{total}，与{name}{row[whole]}不符：各项合计应等于{name}。"

    return hard(code, whole, *parts)(test)


def both_or_neither(code: str, names: dict[str, str]) -> Check:
    """Two columns (column → name) are filled together."""
    one, other = names

    def test(row: Row) -> str | None:
        if bool(row.get(one)) == bool(row.get(other)):
            return None
        return f"{names[one]}和{names[other]}只填了一项：两项一起填。"

    return hard(code, one, other)(test)
