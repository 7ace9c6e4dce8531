"""What public order states (平安园区指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.public_order.indicators import petitions, reviews, disputes, education, campaigns

__all__ = ("campaigns", "disputes", "education", "petitions", "reviews")
