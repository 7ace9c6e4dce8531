"""What government services state (政务服务指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.services.indicators import items, cases, start_clock, ratings, requests, payments

__all__ = ("cases", "items", "payments", "ratings", "requests", "start_clock")
