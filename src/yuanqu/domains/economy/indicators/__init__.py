"""What economic operation states (经济运行指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.economy.indicators import (
    revenue,
    profit,
    tax,
    research,
    above_scale,
    candidates,
    leading,
    foreign,
    collecting,
)

__all__ = (
    "above_scale",
    "candidates",
    "collecting",
    "foreign",
    "leading",
    "profit",
    "research",
    "revenue",
    "tax",
)
