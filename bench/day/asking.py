"""An enterprise's own requests (企业诉求): registered by itself, decided on by the department, rated when answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.day.browser import FOUND
from bench.day.entering import Made
from bench.day.journal import Written
from bench.day.kept import SOON, Kept
from bench.day.stage import Template
from django.urls import reverse

if TYPE_CHECKING:
    from bench.day.person import Person

REQUESTS, SERVICES = "services.enterprise_request", "政务服务科"
_TYPED = {"kind": "labour", "nature": "help", "contact": "张敏"}
_ASSIGNED = {"handler": SERVICES, "promised_by": SOON}
_ANSWERED = {"result": "solved", "answer": "已到企业对接"}
ASSIGN = Kept(REQUESTS, "text", "text", "assign", _ASSIGNED)
ANSWER = Kept(REQUESTS, "text", "text", "settle", _ANSWERED)


def ask(person: Person) -> bool:
    """A request by the enterprise itself: its number is given. The department's head finds it waiting."""
    person.count += 1
    text = f"RC-{person.place.number:03d}-{person.count:04d}企业诉求"
    address, fields = person.browser.get("ask: form", reverse("ledger:new", args=[REQUESTS])).form("text")
    saved = person.browser.send("ask: save", address, fields | _TYPED | {"text": text})
    record = saved.location.rstrip("/").rpartition("/")[2]
    written = Written(REQUESTS, "text", text, "text", text, record)
    person.journal.written.append(written)
    made = Made(written, Template(ASSIGN, SERVICES, {}))
    person.asked.append(written)
    person.journal.waiting[SERVICES].append(made)
    person.browser.get("ask: record", saved.location)
    return True


def rate(person: Person) -> bool:
    """The answer to a request of one's own, where there is one that was not rated."""
    answered = [each for each in person.asked if each.moves[-1:] == ["settle"]]
    if not answered:
        return ask(person) if not person.asked else False
    written = answered[0]
    place = reverse("procedure:move", args=[REQUESTS, written.record, "rate"])
    address, fields = person.browser.get("rate: form", place).form("move-on")
    person.browser.send("rate: made", address, fields | {"satisfaction": "4"}, expected=(FOUND,))
    written.moves.append("rate")
    return True
