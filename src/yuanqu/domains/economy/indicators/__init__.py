"""What economic operation states (经济运行指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.economy.indicators import revenue, profit, tax, research, above_scale, leading, collecting

__all__ = ("above_scale", "collecting", "leading", "profit", "research", "revenue", "tax")
