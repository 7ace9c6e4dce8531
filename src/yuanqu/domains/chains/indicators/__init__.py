"""What industry chains state (产业链指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.chains.indicators import structure, recruiting, work

__all__ = ("recruiting", "structure", "work")
