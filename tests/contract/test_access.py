"""Who may do what: every role × ledger × action × way in, walked against what the declarations say (权限契约).

What is expected is worked out here, from `keeper` and `rights` alone, not by asking `yuanqu.people.access`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any, cast
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.contract.rows import as_json, make_values

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.search import in_record
from yuanqu.engines.ledger.titles import HIDDEN, title_of
from yuanqu.engines.ledger.writing import Author, author, create, update, void
from yuanqu.people.access import access_records
from yuanqu.people.models import Account, Department, Role
from yuanqu.people.rights import EVERYONE

LEDGERS = [pytest.param(ledger, id=ledger.label) for ledger in registry.ledgers()]
MARK = "只给主管科室看"
OK, REFUSED, ABSENT = 200, 403, 404
WALKED = {"cells": 0, "ledgers": 0}


@dataclass(frozen=True)
class Seat:
    """Somebody at the product: an account, and the department it sits in."""

    name: str
    account: Account
    client: Client

    @property
    def role(self) -> str:
        return self.account.role


def reads(seat: Seat, ledger: type[Ledger], owner: object) -> bool:
    """Whether the declarations let ``seat`` read the record in question, whose enterprise is ``owner``."""
    if seat.role == Role.ENTERPRISE:
        return bool(ledger.rights.own) and owner is not None and seat.account.enterprise == owner
    if seat.role in (Role.OFFICE, Role.LEADER):
        return True
    if seat.role not in (Role.CLERK, Role.HEAD):
        return False
    ours = str(seat.account.department)
    return ours == ledger.keeper or ours in ledger.rights.read or ledger.rights.read == EVERYONE


def opens(seat: Seat, ledger: type[Ledger], owner: object) -> bool:
    """Whether it may open the ledger at all: an enterprise also where none of the records is its own."""
    if seat.role == Role.ENTERPRISE:
        return bool(ledger.rights.own)
    return reads(seat, ledger, owner)


def enters(seat: Seat, ledger: type[Ledger]) -> bool:
    """Whether it writes: clerks, heads and the office's own people, each into what their department keeps."""
    of_a_department = seat.role in (Role.CLERK, Role.HEAD, Role.OFFICE)
    return of_a_department and str(seat.account.department) == ledger.keeper


def _seats(keeper: Department, owner: Any) -> Iterator[Seat]:
    other, _ = Department.objects.get_or_create(code="elsewhere", defaults={"name": "别的科"})
    wanted: list[tuple[str, Role, Department | None, Any]] = [
        ("clerk", Role.CLERK, keeper, None),
        ("head", Role.HEAD, keeper, None),
        ("clerk elsewhere", Role.CLERK, other, None),
        ("head elsewhere", Role.HEAD, other, None),
        ("office", Role.OFFICE, other, None),
        ("leader", Role.LEADER, None, None),
        ("its enterprise", Role.ENTERPRISE, None, owner or uuid4()),
        ("another enterprise", Role.ENTERPRISE, None, uuid4()),
        ("system administrator", Role.SYSTEM_ADMIN, None, None),
        ("security administrator", Role.SECURITY_ADMIN, None, None),
        ("audit administrator", Role.AUDIT_ADMIN, None, None),
    ]
    for place, (name, role, department, enterprise) in enumerate(wanted):
        account = Account.objects.create_user(
            f"seat{place}", None, name=name, role=role, department=department, enterprise=enterprise
        )
        client = Client()
        client.force_login(account)
        yield Seat(name, account, client)


def _owner(ledger: type[Ledger], record: Any) -> Any:
    """The enterprise that the record is about, by the path the ledger declares."""
    if not ledger.rights.own:
        return None
    found = reduce(lambda held, step: getattr(held, step, None), ledger.rights.own.split("."), record)
    return getattr(found, "pk", found)


def _marked(ledger: type[Ledger], record: Any) -> str:
    """A personal column that now holds MARK, or an empty text where the ledger has none that takes it."""
    for name, column in ledger.declared().items():
        if column.personal and column.kind in ("text", "long_text") and name not in ledger.key:
            with changing(way="command", actor_id=None, actor_name="契约", reason="标记"):
                ledger.record._default_manager.filter(pk=record.pk).update(**{name: MARK})
            return name
    return ""


Way = Callable[[Seat], int]


def _ways(ledger: type[Ledger], record: Any, further: dict[str, Any]) -> Iterator[tuple[str, str, Way]]:
    """``(what it takes, name, the way)``: what it takes is ``open``, ``read``, ``export`` or ``enter``."""

    def page(name: str, *args: object) -> Way:
        return lambda seat: _status(seat.client.get(reverse(f"ledger:{name}", args=[ledger.label, *args])))

    base = f"/api/ledgers/{ledger.label}/records"

    def api(path: str) -> Way:
        return lambda seat: seat.client.get(f"{base}{path}").status_code

    def post(path: str, body: dict[str, Any]) -> Way:
        return lambda seat: (
            seat.client.post(f"{base}{path}", json.dumps(body), content_type="application/json").status_code
        )

    one = f"/{record.pk}"
    yield "open", "page list", page("list")
    yield "open", "page history", page("history")
    yield "export", "page export", page("export")
    yield "export", "page history export", page("history-export")
    yield "read", "page detail", page("detail", record.pk)
    yield "enter", "page new", page("new")
    yield "enter", "page edit", page("edit", record.pk)
    yield "enter", "page void", page("void", record.pk)
    yield "enter", "page import", page("import")
    yield "open", "api list", api("")
    yield "read", "api record", api(one)
    yield "read", "api history", api(f"{one}/history")
    yield "enter", "api create", post("", {"values": further, "reason": "契约"})
    yield "enter", "api void", post(f"{one}/void", {"reason": "", "version": "x"})


def _commands(ledger: type[Ledger], record: Any) -> Iterator[tuple[str, Callable[[Author], object]]]:
    yield "create", lambda by: create(ledger, {}, by)
    yield "update", lambda by: update(ledger, record.pk, {}, "x", by, "")
    yield "void", lambda by: void(ledger, record.pk, "x", by, "")


@pytest.mark.django_db
@pytest.mark.parametrize("ledger", LEDGERS)
def test_nothing_is_open_that_should_be_closed_nor_closed_that_should_be_open(
    ledger: type[Ledger], by: Author, account: Account
) -> None:
    values = make_values(ledger, by)
    further, record = as_json(ledger, values), cast(Any, create(ledger, values, by))
    owner, marked = _owner(ledger, record), _marked(ledger, record)
    assert account.department is not None
    wrong: list[str] = []
    WALKED["ledgers"] += 1
    for seat in _seats(account.department, owner):
        wrong += [f"{seat.name}: {said}" for said in _walk(seat, ledger, record, owner, marked, further)]
    assert not wrong, "\n".join(wrong)


def _walk(
    seat: Seat, ledger: type[Ledger], record: Any, owner: Any, marked: str, further: dict[str, Any]
) -> Iterator[str]:
    may = {
        "open": opens(seat, ledger, owner),
        "read": reads(seat, ledger, owner),
        "export": opens(seat, ledger, owner) and seat.role in ledger.rights.export,
        "enter": enters(seat, ledger),
    }
    for takes, name, way in _ways(ledger, record, further):
        WALKED["cells"] += 1
        status = way(seat)
        if may[takes] == (status in (REFUSED, ABSENT)):
            yield f"{name} answers {status}"
        if not may["open"] and status != ABSENT:
            yield f"{name} answers {status}, which tells that the ledger is there"
    for name, deed in _commands(ledger, record):
        WALKED["cells"] += 1
        with pytest.raises(Refused) as refusal:
            deed(author(seat.account, "command"))
        if may["enter"] == (refusal.value.code == "access.enter"):
            yield f"{name} is refused with {refusal.value.code}"
    yield from _mentioned(seat, ledger, record, may["read"])
    if marked and may["open"]:
        yield from _withheld(seat, ledger, record, marked, may["read"])


def _mentioned(seat: Seat, ledger: type[Ledger], record: Any, read: bool) -> Iterator[str]:
    """Rows, search, and what the record is called where another links to it."""
    WALKED["cells"] += 3
    held = access_records(seat.account, ledger.record).filter(pk=record.pk)
    if held.exists() != read:
        yield "rows"
    if held.filter(in_record(seat.account, ledger, "")).exists() != read:
        yield "search"
    if (title_of(seat.account, ledger, record.pk) == HIDDEN) == read:
        yield "title"


def _withheld(seat: Seat, ledger: type[Ledger], record: Any, marked: str, read: bool) -> Iterator[str]:
    """A personal column: its value by page, API, export and search; sorting and filtering by it."""
    seen = enters(seat, ledger)
    base = f"/api/ledgers/{ledger.label}/records"
    places = {
        "list": f"{reverse('ledger:list', args=[ledger.label])}?columns={marked}",
        "history": reverse("ledger:history", args=[ledger.label]),
        "detail": reverse("ledger:detail", args=[ledger.label, record.pk]) if read else "",
        "api": base,
        "export": f"{reverse('ledger:export', args=[ledger.label])}?format=csv"
        if seat.role in ledger.rights.export
        else "",
    }
    for name, url in places.items():
        WALKED["cells"] += bool(url)
        if url and (MARK in _text(seat.client.get(url))) != (seen and read):
            yield f"the personal column by {name}"
    for asked in (f"sort={marked}", f"{marked}={MARK}"):
        WALKED["cells"] += 1
        if (seat.client.get(f"{base}?{asked}").status_code == OK) != seen:
            yield f"asking by the personal column: {asked}"


def _status(answer: Any) -> int:
    if answer.streaming:
        b"".join(answer.streaming_content)  # read to its end, so that the file is closed
    return int(answer.status_code)


def _text(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return cast(bytes, body).decode("utf-8-sig")


def test_the_walk_was_long_enough(record_property: Callable[[str, object], None]) -> None:
    """Runs after the walk: each ledger has eleven seats and at least twenty ways in."""
    record_property("cells of the access contract", WALKED["cells"])
    assert WALKED["cells"] >= 11 * 20 * WALKED["ledgers"]
