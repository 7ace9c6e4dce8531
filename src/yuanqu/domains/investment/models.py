"""The records of investment promotion, for Django to find.

The order here is that of the work, and so of the menu.
"""

# isort: off
from yuanqu.domains.investment.ledgers.lead import Lead
from yuanqu.domains.investment.ledgers.contact import Contact
from yuanqu.domains.investment.ledgers.negotiation import Negotiation
from yuanqu.domains.investment.ledgers.precheck import Precheck
from yuanqu.domains.investment.ledgers.review_meeting import ReviewMeeting
from yuanqu.domains.investment.ledgers.review_item import ReviewItem
from yuanqu.domains.investment.ledgers.review_opinion import ReviewOpinion
from yuanqu.domains.investment.ledgers.plant_entry import PlantEntry
from yuanqu.domains.investment.ledgers.agreement import Agreement
from yuanqu.domains.investment.ledgers.assessment import Assessment
from yuanqu.domains.investment.ledgers.capital_arrival import CapitalArrival
from yuanqu.domains.investment.ledgers.industry_fund import IndustryFund
from yuanqu.domains.investment.ledgers.fund_flow import FundFlow

__all__ = (  # noqa: RUF022 - in the order of the work
    "Lead",
    "Contact",
    "Negotiation",
    "Precheck",
    "ReviewMeeting",
    "ReviewItem",
    "ReviewOpinion",
    "PlantEntry",
    "Agreement",
    "Assessment",
    "CapitalArrival",
    "IndustryFund",
    "FundFlow",
)
