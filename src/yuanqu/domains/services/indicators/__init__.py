"""What government services state (政务服务指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.services.indicators import items, cases, start_clock, ratings

__all__ = ("cases", "items", "ratings", "start_clock")
