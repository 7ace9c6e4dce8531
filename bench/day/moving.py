"""What waits is decided on (办理): a record's move, and the returns of enterprises approved or sent back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bench.day import asking
from bench.day.browser import FOUND
from bench.day.journal import Wrong
from bench.day.stage import ECONOMY
from django.urls import reverse

if TYPE_CHECKING:
    from bench.day.person import Person

REFUSED = 422
_SENT_BACK = 0.3  # of what is reported for the first time


def move(person: Person) -> bool:
    """The move on the record of one's department that waits longest; False where none does."""
    whose = "leader" if person.place.kind == "leader" else person.place.department
    with person.journal.next_of(person.journal.waiting[whose]) as made:
        if made is None:
            return False
    kept = made.template.kept
    person.browser.get("ledger, record", reverse("ledger:detail", args=[kept.ledger, made.written.record]))
    _make(person, kept.ledger, made.written.record, kept.move, kept.texts, kept.reason)
    made.written.moves.append(kept.move)
    if kept is asking.ASSIGN:  # its answer waits next
        person.journal.waiting[whose].append(
            replace(made, template=replace(made.template, kept=asking.ANSWER))
        )
    return True


def judge(person: Person) -> bool:
    """The return that waits longest: most are approved, some sent back the first time."""
    if person.place.department != ECONOMY:
        return move(person)
    with person.journal.next_of(person.journal.reported) as stated:
        if stated is None:
            return False
    label = "economy.statement_return"
    first = "send_back" not in stated.moves
    word = "send_back" if first and person.chance.random() < _SENT_BACK else "approve"
    texts = {"return_reason": "用工人数请核对"} if word == "send_back" else {}
    person.browser.get("return", f"/collecting/economy.statement/returns/{stated.record}/")
    _make(person, label, stated.record, word, texts, "")
    stated.moves.append(word)
    return True


def _make(person: Person, ledger: str, record: str, word: str, texts: Mapping[str, str], reason: str) -> None:
    """Fill in the move's form; who corrected the record meanwhile has it opened once more."""
    place = reverse("procedure:move", args=[ledger, record, word])
    page = person.browser.get("move: form", place)
    for _ in range(3):
        address, fields = page.form("move-on")
        fields |= {**texts, "move-reason": reason}
        page = person.browser.send("move: made", address, fields, expected=(FOUND, REFUSED))
        if page.status == FOUND:
            return
        if "他人" not in page.text:
            raise Wrong(f"{place}: {page.said}")
        person.journal.note("the record had been changed before the move")
    raise Wrong(f"{place}: three conflicts one after another")
