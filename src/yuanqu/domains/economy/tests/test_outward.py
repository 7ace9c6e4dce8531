"""The pool of candidates and foreign trade: gap and tier, the three amounts, evidence of its kind, dollars in yuan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from yuanqu.domains.economy.candidate_rules import amounts_reach, gaps, month_in_year, tiers
from yuanqu.domains.economy.trade_rules import evidence_fits, evidence_given, in_yuan, rate_plausible
from yuanqu.engines.ledger.checks import Row


def _candidate(revenue: str) -> Row:
    return {"standard": Decimal(2000), "revenue_ytd": Decimal(revenue)}


def test_gap_and_tier_at_their_edges() -> None:
    """Reached at the standard itself; near from three quarters; nothing is owed beyond the standard."""
    rows = [_candidate("2000"), _candidate("1999.9999"), _candidate("1500"), _candidate("1499.99"), {}]
    assert tiers(rows) == ["reached", "near", "near", "reserve", None]
    assert gaps([*rows, _candidate("2600")])[:2] == [Decimal(0), Decimal("0.0001")]
    assert gaps([_candidate("2600"), {}]) == [Decimal(0), None]


def test_all_three_amounts_reach() -> None:
    """One of the three below the standard blocks the application, and is named."""
    row = {**_candidate("2100"), "vat_sales": Decimal(1990), "invoiced": Decimal(2000)}
    assert "增值税申报销售额不足2000万元" in (amounts_reach(row) or "")
    assert amounts_reach({**row, "vat_sales": Decimal(2000)}) is None


def test_month_of_the_year() -> None:
    """What is cumulated is the candidate's own year."""
    assert month_in_year({"year": 2025, "as_of": date(2024, 12, 1)})
    assert month_in_year({"year": 2025, "as_of": date(2025, 5, 1)}) is None


def test_capital_and_trade_are_proved_differently() -> None:
    """Customs prove no capital, a bank no export; what is unproved needs a word, and a proof its number."""
    assert evidence_fits({"kind": "capital", "evidence": "customs"})
    assert evidence_fits({"kind": "export", "evidence": "bank_slip"})
    assert evidence_fits({"kind": "capital_cash", "evidence": "bank_slip"}) is None
    assert evidence_fits({"kind": "import", "evidence": "none"}) is None
    assert evidence_given({"evidence": "none"})
    assert evidence_given({"evidence": "customs"})
    assert evidence_given({"evidence": "customs", "evidence_no": "HG1"}) is None


def test_dollars_at_the_rate_used() -> None:
    """Yuan for one dollar; a rate for a hundred dollars is refused."""
    assert in_yuan([{"amount": Decimal("12.5"), "rate": Decimal("7.1782")}, {}]) == [Decimal("89.7275"), None]
    assert rate_plausible({"rate": Decimal("717.82")})
    assert rate_plausible({"rate": Decimal("0.1393")})
    assert rate_plausible({"rate": Decimal("7.1782")}) is None
