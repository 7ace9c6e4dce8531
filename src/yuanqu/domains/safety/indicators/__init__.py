"""What work safety states (安全生产指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.safety.indicators import inspections, hazards, documents, training, standing_work, patrols

__all__ = ("documents", "hazards", "inspections", "patrols", "standing_work", "training")
