"""What science and innovation states (科技创新指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.innovation.indicators import titles, applications, renovations

__all__ = ("applications", "renovations", "titles")
