"""Who may do what: every role × ledger × action × way in, walked against what the declarations say (权限契约)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from functools import reduce
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse
from tests.conftest import CELLS
from tests.contract.rows import as_json, lay, make_values
from tests.contract.seats import Seat, asks_by, deeds, enters, named_by, opens, reads, seats, sees
from tests.contract.ways import Case, Way, lay_file, ways, word_of

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.search import in_record
from yuanqu.engines.ledger.titles import HIDDEN, title_of
from yuanqu.engines.ledger.writing import Author, author, create, update, void
from yuanqu.engines.reports import search_page
from yuanqu.people.access import access_records
from yuanqu.people.models import Account

LEDGERS = [pytest.param(ledger, id=ledger.label) for ledger in registry.ledgers()]
MARK = "只给主管科室看"
OK, REFUSED, ABSENT = 200, 403, 404
LEAST = 11 * 21  # cells of a ledger: eleven seats, at least twenty-one ways in
# Signing in and the trail have tests of their own; here they took more time than all that is walked.
WHO_ASKS = "django.contrib.auth.middleware.AuthenticationMiddleware"
NOT_HERE = ("yuanqu.people.sessions.SessionLimitsMiddleware", "yuanqu.people.auditing.AuditMiddleware")
SEATED = "tests.contract.seats.SeatMiddleware"


@pytest.fixture(scope="module")
def browser() -> Iterator[Client]:
    """One browser for all seats and ledgers; what is refused to it is not logged."""
    chain = [SEATED if each == WHO_ASKS else each for each in settings.MIDDLEWARE if each not in NOT_HERE]
    logging.disable(logging.CRITICAL)
    with override_settings(MIDDLEWARE=chain, YUANQU_SECOND_FACTOR="nobody"):
        yield Client()
    logging.disable(logging.NOTSET)


def _case(ledger: type[Ledger], by: Author) -> Case:
    values = make_values(ledger, by)
    record = cast(Any, lay(ledger, values, by))
    owner, marked, further = _owner(ledger, record), _marked(ledger, record), as_json(ledger, values)
    return Case(ledger, record, owner, marked, further, lay_file(ledger, record), named_by(ledger, record))


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


def _commands(case: Case) -> Iterator[tuple[str, str, Callable[[Author], object]]]:
    """``(what it takes, name, deed)``."""
    ledger, pk = case.ledger, case.record.pk
    yield "new", "create", lambda by: create(ledger, {}, by)
    yield "change", "update", lambda by: update(ledger, pk, {}, "x", by, "")
    yield "void", "void", lambda by: void(ledger, pk, "x", by, "")


@pytest.mark.django_db
@pytest.mark.parametrize("ledger", LEDGERS)
def test_nothing_is_open_that_should_be_closed_nor_closed_that_should_be_open(
    ledger: type[Ledger],
    by: Author,
    account: Account,
    browser: Client,
    record_property: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = _case(ledger, by)
    assert account.department is not None
    monkeypatch.setattr(search_page, "registry", SimpleNamespace(ledgers=lambda: [ledger]))  # its turn alone
    wrong: list[str] = []
    walk = Walk(case, browser)
    for seat in seats(account.department, case.owner, case.named):
        seat.take()
        wrong += [f"{seat.name}: {said}" for said in walk.of(seat)]
    assert not wrong, "\n".join(wrong)
    assert walk.cells >= LEAST
    record_property(CELLS, walk.cells)


class Walk:
    """One ledger's ways in, walked by seat after seat. ``cells``: how many were tried."""

    def __init__(self, case: Case, client: Client) -> None:
        self.cells = 0
        self._case, self._client = case, client
        self._done: set[str] = set()
        self._word = word_of(case)

    def of(self, seat: Seat) -> Iterator[str]:
        """What is wrong for ``seat``."""
        ledger, owner, named = self._case.ledger, self._case.owner, self._case.named
        opened = opens(seat, ledger, owner, named)
        may = {
            "open": opened,
            "read": reads(seat, ledger, owner, named),
            "export": opened and seat.role in ledger.rights.export,
            "enter": enters(seat, ledger),
            "ask": asks_by(seat, ledger, self._case.marked),
            "see": sees(seat, ledger, self._case.marked, named),
            **deeds(seat, ledger, owner, named),
        }
        yield from self._ways(may)
        yield from self._commands(seat, may)
        yield from self._mentioned(seat, may["read"])
        yield from self._searched(may)
        if self._case.marked and may["open"]:
            yield from self._asked_by(seat)

    def _ways(self, may: dict[str, bool]) -> Iterator[str]:
        for way in ways(self._case):
            if way.costly and may[way.takes] and way.name in self._done:
                continue
            self.cells += 1
            answer = way.ask(self._client)
            self._done.update([way.name] if may[way.takes] else [])
            yield from _judged(way, may, self._case, answer.status_code, _text(answer))

    def _commands(self, seat: Seat, may: dict[str, bool]) -> Iterator[str]:
        for takes, name, deed in _commands(self._case):
            self.cells += 1
            with pytest.raises(Refused) as refusal:
                deed(author(seat.account, "command"))
            if may[takes] == (refusal.value.code == "access.enter"):
                yield f"{name} is refused with {refusal.value.code}"

    def _mentioned(self, seat: Seat, read: bool) -> Iterator[str]:
        """Rows, search, and what the record is called where another links to it."""
        self.cells += 3
        ledger, pk = self._case.ledger, self._case.record.pk
        held = access_records(seat.account, ledger.record).filter(pk=pk)
        if held.exists() != read:
            yield "rows"
        if held.filter(in_record(seat.account, ledger, "")).exists() != read:
            yield "search"
        if (title_of(seat.account, ledger, pk) == HIDDEN) == read:
            yield "title"

    def _searched(self, may: dict[str, bool]) -> Iterator[str]:
        """The search page, which goes from ledger to ledger: the record by a word of its own, and the ledger's menu."""
        self.cells += 1
        ledger, pk = self._case.ledger, self._case.record.pk
        text = _text(self._client.get("/search/", {"q": self._word or ledger.name}))
        found, opened = (
            reverse("ledger:detail", args=[ledger.label, pk]),
            reverse("ledger:list", args=[ledger.label]),
        )
        if (found in text) != (may["read"] and bool(self._word)):
            yield "the search page"
        if (opened in text) and not may["open"]:
            yield "the search page tells that the ledger is there"

    def _asked_by(self, seat: Seat) -> Iterator[str]:
        """Sorting and filtering by a personal column would tell what is in it."""
        for asked in ({"sort": self._case.marked}, {self._case.marked: MARK}):
            self.cells += 1
            answer = self._client.get(f"/api/ledgers/{self._case.ledger.label}/records", asked)
            if (answer.status_code == OK) != asks_by(seat, self._case.ledger, self._case.marked):
                yield f"asking by the personal column: {asked}"


def _judged(way: Way, may: dict[str, bool], case: Case, status: int, text: str) -> Iterator[str]:
    """What is wrong with an answer: open or closed where the other is declared, a hint, a column shown."""
    refused = status == ABSENT if way.either else status in (REFUSED, ABSENT)
    if may[way.takes] == refused:
        yield f"{way.name} answers {status}"
    if not may["open"] and (status != ABSENT or case.ledger.name in text):
        yield f"{way.name} answers {status}, which tells that the ledger is there"
    told = may["ask"] if way.whole else may["see"]
    if case.marked and way.shows and (MARK in text) != (told and may["read"] and may[way.takes]):
        yield f"the personal column by {way.name}"


def _text(answer: Any) -> str:
    """What it says; read to its end, so that a file is closed."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return cast(bytes, body).decode("utf-8-sig", "replace")
