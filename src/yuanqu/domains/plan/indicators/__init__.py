"""What plan and supervision state (计划与督办指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.plan.indicators import items, tasks, dispatch

__all__ = ("dispatch", "items", "tasks")
