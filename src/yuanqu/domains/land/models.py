"""The records of land use efficiency, for Django to find.

The order here is that of the forms, and so of the menu.
"""

# isort: off
from yuanqu.domains.land.ledgers.underuse_finding import UnderuseFinding
from yuanqu.domains.land.ledgers.disposal import Disposal
from yuanqu.domains.land.ledgers.disposal_loop import DisposalLoop
from yuanqu.domains.land.ledgers.disposal_step import DisposalStep
from yuanqu.domains.land.ledgers.idle_case import IdleCase
from yuanqu.domains.land.ledgers.encumbrance import Encumbrance
from yuanqu.domains.land.ledgers.lease import Lease
from yuanqu.domains.land.ledgers.idle_plant import IdlePlant
from yuanqu.domains.land.ledgers.shared_plant import SharedPlant
from yuanqu.domains.land.ledgers.yield_evaluation import YieldEvaluation
from yuanqu.domains.land.ledgers.intensity_year import IntensityYear

__all__ = (  # noqa: RUF022 - in the order of the forms
    "UnderuseFinding",
    "Disposal",
    "DisposalLoop",
    "DisposalStep",
    "IdleCase",
    "Encumbrance",
    "Lease",
    "IdlePlant",
    "SharedPlant",
    "YieldEvaluation",
    "IntensityYear",
)
