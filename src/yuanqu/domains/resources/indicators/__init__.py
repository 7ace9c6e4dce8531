"""What land and resource guarantees state (要素保障指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.resources.indicators import surveys, approvals, supplies

__all__ = ("approvals", "supplies", "surveys")
