"""The records of the shared registers, for Django to find.

The order here is that of the forms, and so of the menu.
"""

# isort: off
from yuanqu.registers.ledgers.enterprise import Enterprise
from yuanqu.registers.ledgers.enterprise_industry import EnterpriseIndustry
from yuanqu.registers.ledgers.above_scale import AboveScale
from yuanqu.registers.ledgers.project import Project
from yuanqu.registers.ledgers.parcel import Parcel
from yuanqu.registers.ledgers.plant import Plant
from yuanqu.registers.ledgers.plant_unit import PlantUnit
from yuanqu.registers.ledgers.rule import Rule
from yuanqu.registers.ledgers.zone import Zone

__all__ = (  # noqa: RUF022 - in the order of the forms
    "Enterprise",
    "EnterpriseIndustry",
    "AboveScale",
    "Project",
    "Parcel",
    "Plant",
    "PlantUnit",
    "Rule",
    "Zone",
)
