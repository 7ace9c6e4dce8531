"""What economic operation states (经济运行指标): one file a family."""

from yuanqu.domains.economy.indicators import above_scale, leading, profit, research, revenue, tax

__all__ = ("above_scale", "leading", "profit", "research", "revenue", "tax")
