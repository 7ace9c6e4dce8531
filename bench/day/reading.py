"""What is only looked at (查看)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bench.day.stage import ECONOMY, OFFICE, ROLES
from django.urls import reverse

from yuanqu.engines.ledger import registry

if TYPE_CHECKING:
    from bench.day.person import Person

_OWN = ("economy.statement_return", "economy.statement", "services.enterprise_request")  # of an enterprise
_WORDS = ("智能制造", "铜", "排污", "用地", "培训", "规上")


def look(person: Person, deed: str) -> None:
    """A page of that kind: a common one, or one of a ledger that the person reads."""
    if deed == "collecting, task" and person.place.department not in (ECONOMY, OFFICE):
        deed = "to-dos"  # the returns are the economy's
    found = person.stage.pages.get(deed)
    if deed == "search":
        found = "/search/?" + urlencode({"q": person.chance.choice(_WORDS)})
    person.browser.get(deed, found or _of_ledger(person, deed))


def _of_ledger(person: Person, deed: str) -> str:
    label = person.chance.choice(_exported(person) if deed == "ledger, export" else _ledgers(person))
    listed = reverse("ledger:list", args=[label])
    match deed:
        case "ledger, list":
            return (
                f"{listed}?page={person.chance.choice((1, 1, 1, 2))}"
                if person.place.kind != "enterprise"
                else listed
            )
        case "ledger, filter":
            return f"{listed}?{urlencode({'q': person.chance.choice(_WORDS)})}"
        case "ledger, record":
            return _record(person, label)
        case "ledger, history":
            return reverse("ledger:history", args=[label])
        case "ledger, export":
            return reverse("ledger:export", args=[label])
        case "API, records":
            return f"/api/ledgers/{label}/records"
    raise KeyError(deed)


def _record(person: Person, label: str) -> str:
    """One of the records that are known there: made today, or the first that the list shows."""
    made = [each for each in person.made if each.written.ledger == label]
    if made:
        return reverse("ledger:detail", args=[label, person.chance.choice(made).written.record])
    listed = reverse("ledger:list", args=[label])
    page = person.browser.get("ledger, list", listed)
    known = page.links(listed)
    return person.chance.choice(known) if known else listed


def _exported(person: Person) -> list[str]:
    """Those of which copies may be taken: a list of people is the keeper's alone."""
    role = ROLES[person.place.kind]
    return [label for label in _ledgers(person) if role in registry.ledger(label).rights.export]


def _ledgers(person: Person) -> list[str]:
    """What the person reads: its department's ledgers, an enterprise its own records, the others all of the day's."""
    if person.place.kind == "enterprise":
        return [*_OWN]
    own = person.stage.templates.get(person.place.department)
    every = [each for of in person.stage.templates.values() for each in of]
    staff = person.place.kind in ("office", "leader")
    if person.place.department == ECONOMY:
        return ["economy.tax", "economy.statement", "economy.statement_return"]
    return [each.kept.ledger for each in (every if staff or not own else own)]
