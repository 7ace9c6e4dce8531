"""The records of public order, for Django to find.

The order here is that of the work, and so of the menu.
"""

# isort: off
from yuanqu.domains.public_order.ledgers.petition import Petition
from yuanqu.domains.public_order.ledgers.petition_course import PetitionCourse
from yuanqu.domains.public_order.ledgers.petitioner import Petitioner
from yuanqu.domains.public_order.ledgers.petition_transfer import PetitionTransfer
from yuanqu.domains.public_order.ledgers.petition_review import PetitionReview
from yuanqu.domains.public_order.ledgers.sponsored_case import SponsoredCase
from yuanqu.domains.public_order.ledgers.mediation_body import MediationBody
from yuanqu.domains.public_order.ledgers.sweep import Sweep
from yuanqu.domains.public_order.ledgers.dispute import Dispute
from yuanqu.domains.public_order.ledgers.dispute_party import DisputeParty
from yuanqu.domains.public_order.ledgers.mediation import Mediation
from yuanqu.domains.public_order.ledgers.legal_venue import LegalVenue
from yuanqu.domains.public_order.ledgers.legal_event import LegalEvent
from yuanqu.domains.public_order.ledgers.campaign_task import CampaignTask
from yuanqu.domains.public_order.ledgers.campaign_activity import CampaignActivity
from yuanqu.domains.public_order.ledgers.clue import Clue

__all__ = (  # noqa: RUF022 - in the order of the work
    "Petition",
    "Petitioner",
    "PetitionTransfer",
    "PetitionReview",
    "SponsoredCase",
    "MediationBody",
    "Sweep",
    "Dispute",
    "DisputeParty",
    "Mediation",
    "LegalVenue",
    "LegalEvent",
    "CampaignTask",
    "CampaignActivity",
    "Clue",
    "PetitionCourse",
)
