"""The records of work safety, for Django to find.

The order here is that of the department's workbook, and so of the menu.
"""

# isort: off
from yuanqu.domains.safety.ledgers.grid import Grid
from yuanqu.domains.safety.ledgers.grid_member import GridMember
from yuanqu.domains.safety.ledgers.inspected_object import InspectedObject
from yuanqu.domains.safety.ledgers.inspection_plan import InspectionPlan
from yuanqu.domains.safety.ledgers.inspection import Inspection
from yuanqu.domains.safety.ledgers.inspection_item import InspectionItem
from yuanqu.domains.safety.ledgers.rectification_order import RectificationOrder
from yuanqu.domains.safety.ledgers.hazard import Hazard
from yuanqu.domains.safety.ledgers.major_hazard import MajorHazard
from yuanqu.domains.safety.ledgers.recheck_opinion import RecheckOpinion
from yuanqu.domains.safety.ledgers.grid_patrol import GridPatrol
from yuanqu.domains.safety.ledgers.training import Training
from yuanqu.domains.safety.ledgers.training_attendance import TrainingAttendance
from yuanqu.domains.safety.ledgers.training_test import TrainingTest
from yuanqu.domains.safety.ledgers.special_operator import SpecialOperator
from yuanqu.domains.safety.ledgers.hazardous_chemical import HazardousChemical
from yuanqu.domains.safety.ledgers.major_hazard_source import MajorHazardSource
from yuanqu.domains.safety.ledgers.risk_point import RiskPoint
from yuanqu.domains.safety.ledgers.emergency_plan import EmergencyPlan
from yuanqu.domains.safety.ledgers.emergency_drill import EmergencyDrill
from yuanqu.domains.safety.ledgers.publicity import Publicity

__all__ = (  # noqa: RUF022 - in the order of the workbook
    "Grid",
    "GridMember",
    "InspectedObject",
    "InspectionPlan",
    "Inspection",
    "InspectionItem",
    "RectificationOrder",
    "Hazard",
    "MajorHazard",
    "RecheckOpinion",
    "GridPatrol",
    "Training",
    "TrainingAttendance",
    "TrainingTest",
    "SpecialOperator",
    "HazardousChemical",
    "MajorHazardSource",
    "RiskPoint",
    "EmergencyPlan",
    "EmergencyDrill",
    "Publicity",
)
