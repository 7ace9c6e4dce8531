"""What the environment office states (生态环境指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.environment.indicators import (
    admissions,
    screenings,
    inspections,
    waters,
    alarms,
    feedback,
)

__all__ = ("admissions", "alarms", "feedback", "inspections", "screenings", "waters")
