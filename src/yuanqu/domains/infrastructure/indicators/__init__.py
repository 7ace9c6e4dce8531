"""What infrastructure states (基础设施指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.infrastructure.indicators import works, utilities

__all__ = ("utilities", "works")
