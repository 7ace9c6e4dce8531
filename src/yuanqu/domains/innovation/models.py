"""The records of science and innovation, for Django to find.

The order here is that of the office's work, and so of the menu.
"""

# isort: off
from yuanqu.domains.innovation.ledgers.qualification import Qualification
from yuanqu.domains.innovation.ledgers.criterion import Criterion
from yuanqu.domains.innovation.ledgers.batch import Batch
from yuanqu.domains.innovation.ledgers.entry import Entry
from yuanqu.domains.innovation.ledgers.smart_factory import SmartFactory
from yuanqu.domains.innovation.ledgers.transformation import Transformation
from yuanqu.domains.innovation.ledgers.renovation import Renovation
from yuanqu.domains.innovation.ledgers.renovation_fund import RenovationFund
from yuanqu.domains.innovation.ledgers.renovation_month import RenovationMonth
from yuanqu.domains.innovation.ledgers.bond import Bond
from yuanqu.domains.innovation.ledgers.bond_equipment import BondEquipment
from yuanqu.domains.innovation.ledgers.rd_platform import RdPlatform

__all__ = (  # noqa: RUF022 - in the order of the work
    "Qualification",
    "Criterion",
    "Batch",
    "Entry",
    "SmartFactory",
    "Transformation",
    "Renovation",
    "RenovationFund",
    "RenovationMonth",
    "Bond",
    "BondEquipment",
    "RdPlatform",
)
