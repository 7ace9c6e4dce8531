"""From when on nobody is let in without a joint review (先联审): what signing and housing both ask."""

from __future__ import annotations

from datetime import date

from django.db.models import Min

from yuanqu.registers.held import held
from yuanqu.terms.months import month_end, shift_months

_VALID = 12  # months for which a decision holds (园区项目联审办法)


def last_unreviewed(kind: str) -> date | None:
    """The last day on which a project may rest on a decision from before the ledger of meetings of ``kind`` began.

    A decision holds for a year, so nothing later can. None while no meeting has its minutes.
    """
    minuted = held("investment.review_meeting", kind=kind, state="minuted")
    first: date | None = minuted.aggregate(day=Min("held_on"))["day"]
    return month_end(shift_months(first, _VALID)) if first else None
