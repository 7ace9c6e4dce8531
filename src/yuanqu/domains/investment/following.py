"""What follows what (联动): contacts move the contact day, the register the signing day; handing in asks everybody."""

from __future__ import annotations

from yuanqu.domains.investment.codes import PRECHECK_ASPECT
from yuanqu.domains.investment.contact_days import CONTACT_DAYS
from yuanqu.domains.investment.ledgers.precheck import Precheck, PrecheckLoop
from yuanqu.domains.investment.rules.prechecks import department_for, number_of
from yuanqu.engines.ledger.change import follow_changes, touched
from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.engines.procedure.writing import put_begins
from yuanqu.registers.following import compute_again, written
from yuanqu.registers.held import held

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
    if _TALKS in ledgers:
        ask_for_prechecks(change)
    if _MEETINGS in ledgers:
        compute_again(
            "investment.review_item", "held_on", meeting__in=written(_MEETINGS, change).values("pk")
        )
    if "registers.project" in ledgers:
        projects = written("registers.project", change).values("pk")
        compute_again("investment.agreement", "signed_on", project__in=projects)
        compute_again(_TALKS, "signed_on", project__in=projects)


def ask_for_prechecks(change: int) -> None:
    """What was handed in for pre-check is asked of every department in charge, once (报送预审)."""
    handed_in = written(_TALKS, change).filter(state="checking", voided_on=None)
    talks = {each.pk: each for each in handed_in}
    asked = {*held("investment.precheck", negotiation__in=talks).values_list("negotiation", "aspect")}
    rows = [
        Precheck(
            number=number_of(talk.negotiation_no, aspect),
            negotiation=talk,
            aspect=aspect,
            department=department_for(aspect),
            asked_on=talk.submitted_on,
        )
        for talk in talks.values()
        for aspect in PRECHECK_ASPECT.by_code
        if (talk.pk, aspect) not in asked
    ]
    if rows:
        Precheck._default_manager.bulk_create(rows)
        put_begins(PrecheckLoop, change)


def _leads_of_contacts(change: int) -> set[str]:
    """The leads of the contacts written, and those they were moved away from."""
    leads = {str(lead) for lead in written(_CONTACTS, change).values_list("lead", flat=True) if lead}
    images = BeforeImage.objects.filter(change_id=change, ledger=_CONTACTS).values_list("before", flat=True)
    return leads | {image["lead_id"] for image in images if image and image.get("lead_id")}


follow_changes(follow)
