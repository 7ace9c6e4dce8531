"""The records of land and resource guarantees, for Django to find.

The order here is that of the forms, and so of the menu.
"""

# isort: off
from yuanqu.domains.resources.ledgers.land_survey import LandSurvey
from yuanqu.domains.resources.ledgers.attachment import Attachment
from yuanqu.domains.resources.ledgers.compensation import Compensation
from yuanqu.domains.resources.ledgers.land_approval import LandApproval
from yuanqu.domains.resources.ledgers.file_item import FileItem
from yuanqu.domains.resources.ledgers.sign_off import SignOff
from yuanqu.domains.resources.ledgers.forest_use import ForestUse
from yuanqu.domains.resources.ledgers.land_supply import LandSupply
from yuanqu.domains.resources.ledgers.supply_check import SupplyCheck
from yuanqu.domains.resources.ledgers.standard_commitment import StandardCommitment
from yuanqu.domains.resources.ledgers.quota import Quota

__all__ = (  # noqa: RUF022 - in the order of the forms
    "LandSurvey",
    "Attachment",
    "Compensation",
    "LandApproval",
    "FileItem",
    "SignOff",
    "ForestUse",
    "LandSupply",
    "SupplyCheck",
    "StandardCommitment",
    "Quota",
)
