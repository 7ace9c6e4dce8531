"""The records of government services, for Django to find.

The order here is that of the forms, and so of the menu.
"""

# isort: off
from yuanqu.domains.services.ledgers.delegated_item import DelegatedItem
from yuanqu.domains.services.ledgers.power_item import PowerItem
from yuanqu.domains.services.ledgers.service_item import ServiceItem
from yuanqu.domains.services.ledgers.service_case import ServiceCase
from yuanqu.domains.services.ledgers.case_event import CaseEvent
from yuanqu.domains.services.ledgers.rating import Rating
from yuanqu.domains.services.ledgers.agency_service import AgencyService
from yuanqu.domains.services.ledgers.start_clock import StartClock
from yuanqu.domains.services.ledgers.start_clock_stop import StartClockStop
from yuanqu.domains.services.ledgers.shed_function import ShedFunction
from yuanqu.domains.services.ledgers.enterprise_request import EnterpriseRequest
from yuanqu.domains.services.ledgers.policy import Policy
from yuanqu.domains.services.ledgers.policy_payment import PolicyPayment

__all__ = (  # noqa: RUF022 - in the order of the forms
    "DelegatedItem",
    "PowerItem",
    "ServiceItem",
    "ServiceCase",
    "CaseEvent",
    "Rating",
    "AgencyService",
    "StartClock",
    "StartClockStop",
    "ShedFunction",
    "EnterpriseRequest",
    "Policy",
    "PolicyPayment",
)
