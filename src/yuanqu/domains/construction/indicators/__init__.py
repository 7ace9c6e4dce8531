"""What project construction states (项目建设指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.construction.indicators import projects, investment, milestones, problems, formalities

__all__ = ("formalities", "investment", "milestones", "problems", "projects")
