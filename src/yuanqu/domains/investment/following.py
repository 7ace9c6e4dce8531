"""What is computed follows what it rests on (联动): contacts move the contact day, the register the signing day."""

from __future__ import annotations

from yuanqu.domains.investment.contact_days import CONTACT_DAYS
from yuanqu.engines.ledger.change import follow_changes
from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.registers.following import compute_again, touched, written

_LEADS, _TALKS, _CONTACTS = "investment.lead", "investment.negotiation", "investment.contact"
_MEETINGS = "investment.review_meeting"


def follow(change: int) -> None:
    """Compute again the columns that records written under ``change`` have a part in."""
    ledgers = touched(change)
    if "registers.rule" in ledgers and written("registers.rule", change).filter(code=CONTACT_DAYS).exists():
        compute_again(_LEADS, "contact_due")
        compute_again(_TALKS, "contact_due")
    elif _CONTACTS in ledgers:
        leads = _leads_of_contacts(change)
        compute_again(_LEADS, "contact_due", pk__in=leads)
        compute_again(_TALKS, "contact_due", lead__in=leads)
    if _LEADS in ledgers:
        compute_again(_TALKS, "channel", lead__in=written(_LEADS, change).values("pk"))
    if _MEETINGS in ledgers:
        compute_again(
            "investment.review_item", "held_on", meeting__in=written(_MEETINGS, change).values("pk")
        )
    if "registers.project" in ledgers:
        projects = written("registers.project", change).values("pk")
        compute_again("investment.agreement", "signed_on", project__in=projects)
        compute_again(_TALKS, "signed_on", project__in=projects)


def _leads_of_contacts(change: int) -> set[str]:
    """The leads of the contacts written, and those they were moved away from."""
    leads = {str(lead) for lead in written(_CONTACTS, change).values_list("lead", flat=True) if lead}
    images = BeforeImage.objects.filter(change_id=change, ledger=_CONTACTS).values_list("before", flat=True)
    return leads | {image["lead_id"] for image in images if image and image.get("lead_id")}


follow_changes(follow)
