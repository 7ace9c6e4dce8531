"""By when an investor must be spoken with again (联系期限): the last contact and the days of the rule in force.

The zone's rule ``investment_contact_days`` says how long nobody may be silent; changing it moves every day it covers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Max

from yuanqu.engines.ledger.checks import Row
from yuanqu.registers.held import held
from yuanqu.registers.ledgers.rule import Dated

CONTACT_DAYS = "investment_contact_days"


def lead_due_days(rows: Sequence[Row]) -> list[date | None]:
    """联系期限 of leads, one a row: counted from the last contact, or from the registration where there was none."""
    leads = held("investment.lead", lead_no__in={row.get("lead_no") for row in rows} - {None})
    own = dict(leads.values_list("lead_no", "pk"))
    return _due(rows, [own.get(row.get("lead_no")) for row in rows], "registered_on")


def talks_due_days(rows: Sequence[Row]) -> list[date | None]:
    """联系期限 of projects in talks, one a row: contacts are those of its lead."""
    return _due(rows, [row.get("lead") for row in rows], "opened_on")


def _due(rows: Sequence[Row], leads: Sequence[Any], since: str) -> list[date | None]:
    rule, last = Dated.read(CONTACT_DAYS), _last_contacts({*leads} - {None})
    return [
        _after(rule, _latest(row.get(since), last.get(lead))) for row, lead in zip(rows, leads, strict=True)
    ]


def _latest(since: date | None, spoken: date | None) -> date | None:
    return max((day for day in (since, spoken) if day is not None), default=None)


def _after(rule: Dated, day: date | None) -> date | None:
    days = None if day is None else rule.on(day)
    return None if day is None or days is None else day + timedelta(days=int(days))


def _last_contacts(leads: set[Any]) -> dict[Any, date]:
    """The day each lead was last spoken with: one query."""
    if not leads:
        return {}
    found = held("investment.contact", lead__in=leads).values("lead").annotate(last=Max("held_on"))
    return dict(found.values_list("lead", "last"))
