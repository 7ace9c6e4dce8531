"""Slices of economic measures (经济指标的分组): leading industries by the dated list, tax by its kind."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals
from yuanqu.engines.indicators.dimensions import Along, Mapped, declare

declare(
    Mapped(
        "leading_industry",
        "主导产业",
        of="division",
        take=2,
        ledger="economy.leading_industry",
        key="division",
        column="leading_industry",
        during=("valid_from", "valid_to"),
        where=(Equals("used_for", "share"),),
    ),
    Along("tax_kind", "税种", "tax_kind"),
    Along("foreign_kind", "外资外贸类别", "kind"),
    Along("growth_kind", "培育类型", "kind"),
    Along("nurture_tier", "培育梯队", "tier"),
)
