"""What investment promotion states (招商引资指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.investment.indicators import leads, reviews, agreements, funds

__all__ = ("agreements", "funds", "leads", "reviews")
