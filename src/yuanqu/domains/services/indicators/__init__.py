"""What government services state (政务服务指标): one file a family."""

from yuanqu.domains.services.indicators import cases, items, ratings, start_clock

__all__ = ("cases", "items", "ratings", "start_clock")
