"""The same record saved by our form and by the admin's (修改同一台账): each person has two of its own."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from bench.day.person import Person

TAX = "economy.tax"
BESIDE = ("tax, list", "tax, filter", "tax, record", "tax, form", "tax, save")


def save(person: Person) -> bool:
    """By the record's form, with why."""
    record = person.place.own
    place = reverse("ledger:edit", args=[TAX, record])
    _, fields = person.browser.get("tax, form", place).form("record-opened")
    fields |= {"tax_paid": _amount(person), "change-reason": "税务部门更正", "note": "税务部门更正"}
    person.browser.send("tax, save", place, fields)
    _kept(person, record, fields["tax_paid"])
    return True


def save_by_admin(person: Person) -> bool:
    """By the admin's."""
    record = person.place.theirs
    place = f"/admin/economy/tax/{record}/change/"
    _, fields = person.browser.get("admin: tax, form", place).form("tax_paid")
    fields |= {"tax_paid": _amount(person), "_save": "Save"}
    person.browser.send("admin: tax, save", place, fields)
    _kept(person, record, fields["tax_paid"])
    return True


def _amount(person: Person) -> str:
    return str(Decimal(person.chance.randrange(10**6, 10**7)) / 10000)


def _kept(person: Person, record: str, amount: str) -> None:
    person.journal.saved[record] = amount
    person.journal.saves += 1
