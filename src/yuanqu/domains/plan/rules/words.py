"""Rules that several ledgers of the plan share (通用审核): which indicator is meant."""

from __future__ import annotations

from yuanqu.engines.indicators.catalogue import UnknownIndicator, indicator
from yuanqu.engines.ledger.checks import Check, Row, hard


def known_indicator(code: str, column: str) -> Check:
    """An indicator is called by its name or code in the catalogue."""

    def test(row: Row) -> str | None:
        try:
            indicator(row.get(column) or "") if row.get(column) else None
        except UnknownIndicator as error:
            return str(error)
        return None

    return hard(code, column)(test)
