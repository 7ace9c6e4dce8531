"""What a dossier tells to whom, and the record's own page: all that its reader may open, no hint of more (档案契约)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.contract.rows import lay_many, make_record
from tests.contract.seats import Seat, deeds, enters, opens, reads, seats

from yuanqu.engines.dossiers.declaration import Dossier, dossiers
from yuanqu.engines.dossiers.relations import Relation, relations
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.writing import Author
from yuanqu.people.models import Account, Department, Role

LEAST = 20  # records that must have been looked for
MANY = ("economy.tax", "safety.hazard", "registers.above_scale")  # ledgers that are made long
FEW = 9  # queries of the page itself
LIMIT = 6  # of each ledger: its rows, its procedure's four, the names of a linked one


def _address(dossier: Dossier, subject: Any) -> str:
    return reverse("dossiers:dossier", args=[dossier.name, subject.pk])


def _everything(by: Author) -> dict[type[Ledger], Any]:
    """A record of every ledger, each of its links to a register with a dossier filled."""
    records = {
        ledger: ledger.record._default_manager.filter(voided_on=None).first() or make_record(ledger, by)
        for ledger in registry.ledgers()
    }
    with changing(way="command", reason="契约"):
        for dossier in dossiers():
            for relation in relations(dossier.ledger):
                links = {way.link: records[dossier.ledger].pk for way in relation.ways if way.through is None}
                rows = relation.ledger.record._default_manager.filter(pk=records[relation.ledger].pk)
                rows.update(**links) if links else None
    return records


def _clerks() -> list[Seat]:
    """A clerk of every department that keeps a ledger."""
    found = []
    for place, keeper in enumerate(sorted({ledger.keeper for ledger in registry.ledgers()})):
        department, _ = Department.objects.get_or_create(name=keeper, defaults={"code": f"dossier-{place}"})
        account, _ = Account.objects.get_or_create(
            username=f"dossier{place}",
            defaults={"name": keeper, "department": department, "role": Role.CLERK, "password": "!"},
        )
        found.append(Seat(f"clerk of {keeper}", account))
    return found


def _told(ledger: type[Ledger], text: str, readable: str) -> bool:
    """Whether a page tells that the ledger is there: by its label, or by its name (no part of what may be read)."""
    if re.search(rf"\b{re.escape(ledger.label)}\b", text):
        return True
    return ledger.name not in readable and ledger.name in text


def _due(seat: Seat, relation: Relation, owner: Any) -> bool:
    """Whether the reader is owed the ledger's record: he reads it, and sees a link by which it is the subject's."""
    ledger = relation.ledger
    if seat.role == Role.ENTERPRISE or not reads(seat, ledger, owner):
        return False
    withheld = {name for name, column in ledger.declared().items() if column.personal}
    withheld |= set(ledger.rights.restricted)
    return any(
        way.through is None and (enters(seat, ledger) or way.link not in withheld) for way in relation.ways
    )


@pytest.mark.django_db
def test_a_dossier_tells_all_that_its_reader_may_open_hints_at_nothing_else_and_costs_by_ledger(
    by: Author,
) -> None:
    """One test for all: a record of every ledger is dear to make."""
    records, wrong = _everything(by), []
    for dossier in dossiers():
        wrong += list(_told_wrongly(dossier, records))
        wrong += list(_related_wrongly(dossier, records))
        wrong += list(_costing_by_record(dossier, records))
    assert not wrong, "\n".join(wrong)


def _told_wrongly(dossier: Dossier, records: dict[type[Ledger], Any]) -> Iterator[str]:
    subject, client, told = records[dossier.ledger], Client(), 0
    owner = subject.pk if dossier.ledger.rights.own == "id" else None
    keeper, _ = Department.objects.get_or_create(name=dossier.ledger.keeper, defaults={"code": "own"})
    Account.objects.filter(username__regex="^(seat|dossier)").delete()
    for seat in [*seats(keeper, owner), *_clerks()]:
        client.force_login(seat.account)
        readable = "".join(each.name + each.about for each in records if opens(seat, each, owner))
        for how in ("", "?by=room"):
            answer = client.get(_address(dossier, subject) + how)
            text = answer.content.decode()
            if (answer.status_code == 200) != reads(seat, dossier.ledger, owner):
                yield f"{seat.name}: {dossier.name} answers {answer.status_code}"
            for relation in relations(dossier.ledger):
                ledger = relation.ledger
                if not opens(seat, ledger, owner) and _told(ledger, text, readable):
                    yield f"{seat.name}: {dossier.name} tells of {ledger.label}"
                if _due(seat, relation, owner) and answer.status_code == 200:
                    told += 1
                    if reverse("ledger:detail", args=[ledger.label, records[ledger].pk]) not in text:
                        yield f"{seat.name}: {dossier.name} leaves out {ledger.label}"
    if told < LEAST:
        yield f"{dossier.name}: only {told} were looked for"


def _related_wrongly(dossier: Dossier, records: dict[type[Ledger], Any]) -> Iterator[str]:
    """The record's own page names what links to it, and leads to the form of a new one where that may be entered."""
    client, told = Client(), 0
    direct = [each for each in relations(dossier.ledger) if each.ways[0].through is None]
    for seat in (each for each in _clerks() if reads(each, dossier.ledger, None)):
        client.force_login(seat.account)
        text = client.get(_page_of(dossier, records)).content.decode()
        readable = "".join(each.name + each.about for each in records if opens(seat, each, None))
        for relation in direct:
            told += _due(seat, relation, None)
            lines = _lines_of(dossier, records, relation.ledger)
            ask = enters(seat, relation.ledger) and lines in text
            whole = text + client.get(lines).content.decode() if ask else text
            yield from _block_wrongly(seat, dossier, relation, records, whole, readable)
        shut = next(each.ledger for each in direct if not opens(seat, each.ledger, None))
        if client.get(_lines_of(dossier, records, shut)).status_code != 404:
            yield f"{seat.name}: the lines of {shut.label} are given"
    if told < LEAST:
        yield f"{dossier.of}: only {told} were looked for"


def _page_of(dossier: Dossier, records: dict[type[Ledger], Any]) -> str:
    return reverse("ledger:detail", args=[dossier.of, records[dossier.ledger].pk])


def _lines_of(dossier: Dossier, records: dict[type[Ledger], Any], ledger: type[Ledger]) -> str:
    return reverse("dossiers:related", args=[dossier.of, records[dossier.ledger].pk, ledger.label])


def _block_wrongly(
    seat: Seat,
    dossier: Dossier,
    relation: Relation,
    records: dict[type[Ledger], Any],
    text: str,
    readable: str,
) -> Iterator[str]:
    ledger, link = relation.ledger, relation.ways[0].link
    if not opens(seat, ledger, None) and _told(ledger, text, readable):
        yield f"{seat.name}: the page of {dossier.of} tells of {ledger.label}"
    own = reverse("ledger:detail", args=[ledger.label, records[ledger].pk])
    if _due(seat, relation, None) and _lines_of(dossier, records, ledger) not in text and own not in text:
        yield f"{seat.name}: the page of {dossier.of} leaves out {ledger.label}"
    form = f"{reverse('ledger:new', args=[ledger.label])}?{link}={records[dossier.ledger].pk}"
    if (form in text) != (deeds(seat, ledger, None, "")["new"] and link not in ledger.untyped()):
        yield f"{seat.name}: the page of {dossier.of} and the form of {ledger.label}"


def _costing_by_record(dossier: Dossier, records: dict[type[Ledger], Any]) -> Iterator[str]:
    client, subject = Client(), records[dossier.ledger]
    addresses = (_address(dossier, subject), _page_of(dossier, records))
    leader, _ = Account.objects.get_or_create(username="leader", name="李梅", role=Role.LEADER, password="!")
    client.force_login(leader)

    def queries() -> list[int]:
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            found.append(len(asked))
        return found

    queries()
    few = queries()
    with changing(way="command", reason="契约"):
        for relation in relations(dossier.ledger):
            if relation.ledger.label in MANY:
                lay_many(records[relation.ledger], relation.ledger, range(1, 200))
    if queries() != few:
        yield f"{dossier.name}: {few} queries for one record a ledger, {queries()} for many"
    if few[0] > FEW + LIMIT * len(relations(dossier.ledger)) + len(records):
        yield f"{dossier.name}: {few} queries"
