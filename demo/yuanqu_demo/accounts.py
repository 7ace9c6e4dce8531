"""The books of each enterprise: twelve months' shares of a year, ratios of its own, and statements that balance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from random import Random

_SEASON = (70, 60, 85, 85, 86, 90, 82, 84, 92, 90, 96, 100)
_PLUS = ("revenue", "asset_impairment", "credit_impairment", "invest_income", "other_income")
_MINUS = (
    "operating_cost",
    "tax_surcharge",
    "selling_exp",
    "admin_exp",
    "rd_expense",
    "finance_exp",
)
FLOWS = (
    "revenue",
    "main_revenue",
    *_MINUS,
    "asset_impairment",
    "credit_impairment",
    "invest_income",
    "other_income",
    "operating_profit",
    "nonop_income",
    "nonop_expense",
    "total_profit",
    "income_tax",
    "payroll",
    "vat_payable",
)


def with_profit(rows: dict[str, int]) -> dict[str, int]:
    """The flows with both profits as their parts give them (利润表的勾稽)."""
    operating = sum(rows[name] for name in _PLUS) - sum(rows[name] for name in _MINUS)
    total = operating + rows["nonop_income"] - rows["nonop_expense"]
    return {**rows, "operating_profit": operating, "total_profit": total}


@dataclass(frozen=True)
class Year:
    """One enterprise's year: ``main`` and ``rd`` in 千元; every other flow is a ratio of its own to the revenue."""

    main: float
    rd: float
    seed: str

    @cached_property
    def _ratios(self) -> dict[str, float]:
        chance = Random(self.seed)  # noqa: S311 - a story, not a secret
        return {
            "revenue": chance.uniform(1.0, 1.05),
            "operating_cost": chance.uniform(0.79, 0.88),
            "tax_surcharge": chance.uniform(0.003, 0.008),
            "selling_exp": chance.uniform(0.008, 0.022),
            "admin_exp": chance.uniform(0.018, 0.04),
            "finance_exp": chance.uniform(0.002, 0.012),
            "asset_impairment": -chance.uniform(0.0, 0.002),
            "credit_impairment": -chance.uniform(0.0, 0.001),
            "invest_income": chance.uniform(0.0, 0.002),
            "other_income": chance.uniform(0.001, 0.006),
            "nonop_income": chance.uniform(0.0002, 0.001),
            "nonop_expense": chance.uniform(0.0001, 0.0008),
            "payroll": chance.uniform(0.05, 0.1),
            "vat_payable": chance.uniform(0.015, 0.03),
        }

    @cached_property
    def _shares(self) -> tuple[float, ...]:
        chance = Random(f"{self.seed} months")  # noqa: S311 - a story, not a secret
        weights = [month * chance.uniform(0.92, 1.08) for month in _SEASON]
        return tuple(sum(weights[: n + 1]) / sum(weights) for n in range(12))

    def flows(self, month: int) -> dict[str, int]:
        """The cumulative flows of January to ``month`` in 千元; profit follows from its parts exactly."""
        share = self._shares[month - 1]
        rows = {name: int(self.main * ratio * share) for name, ratio in self._ratios.items()}
        rows["main_revenue"] = int(self.main * share)
        rows["rd_expense"] = int(self.rd * share)
        rows = with_profit(rows)
        rows["income_tax"] = max(0, int(rows["total_profit"] * 15 / 100))
        return {name: rows[name] for name in FLOWS}

    def stocks(self, month: int) -> dict[str, int]:
        """The balance at the end of ``month`` in 千元; assets are liabilities and equity."""
        assets = int(self.main * (0.9 + 0.01 * month))
        inventory, receivables = assets * 14 // 100, assets * 18 // 100
        liabilities = assets * (46 + len(self.seed) % 9) // 100
        return {
            "current_assets": inventory + receivables + assets * 15 // 100,
            "receivables": receivables,
            "inventory": inventory,
            "finished_goods": inventory * 2 // 5,
            "total_assets": assets,
            "total_liabilities": liabilities,
            "owners_equity": assets - liabilities,
        }
