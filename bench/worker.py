"""One of many people at work (一天里的一个人): what a day is made of, on a connection of its own; see `bench.day`."""

from __future__ import annotations

import http.client
import json
import random
import select
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

REQUESTS, TAX = "services.enterprise_request", "economy.tax"
# How often a day goes where, beside one another; the peer is asked as often as our pages of the same ledger.
WORK = {
    "home": 6,
    "to-dos": 6,
    "messages": 3,
    "board": 2,
    "figure": 4,
    "search": 3,
    "requests, list": 6,
    "request, page": 6,
    "tax, list": 4,
    "tax, filter": 4,
    "tax, page": 4,
    "admin: tax, list": 4,
    "admin: tax, filter": 4,
    "admin: tax, page": 4,
    "write: register": 6,
    "write: correct": 6,
}
BESIDE = ("tax, list", "tax, filter", "tax, page")
_OFFICE_ALONE = tuple(kind for kind in WORK if "tax" in kind)
_CLERKS_ALONE = tuple(kind for kind in WORK if kind.startswith("write"))


def of_office(number: int) -> bool:
    """Every other person is of the office, and reads every ledger; the others are clerks, who write."""
    return number % 2 == 0


@dataclass
class Journal:
    """What all people did: milliseconds by kind of work, what went wrong, and the last text of each written record."""

    spent: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: Counter[str] = field(default_factory=Counter)
    written: dict[str, str] = field(default_factory=dict)
    writes: int = 0


class Person:
    """One person of the day, on a connection of its own."""

    def __init__(
        self, number: int, port: int, cookie: str, places: Mapping[str, str], journal: Journal
    ) -> None:
        self._number, self._places, self._journal = number, places, journal
        self._chance = random.Random(number)
        others = _CLERKS_ALONE if of_office(number) else _OFFICE_ALONE
        self._work = {kind: weight for kind, weight in WORK.items() if kind not in others}
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=180)
        self._cookie, self._token = cookie, ""
        self._made: dict[str, str] = {}

    def work(self, until: float, think: float) -> None:
        """Do one thing after another, thinking in between, until the day is over."""
        time.sleep(self._chance.uniform(0, think))
        self._begin()
        while time.monotonic() < until:
            kind = self._chance.choices(list(self._work), list(self._work.values()))[0]
            start = time.perf_counter()
            try:
                self._one(kind)
            except (OSError, http.client.HTTPException, ValueError, KeyError) as error:
                self._journal.wrong[f"{kind}: {type(error).__name__} {error}"[:160]] += 1
                self._connection.close()
            else:
                self._journal.spent[kind].append((time.perf_counter() - start) * 1000)
            time.sleep(self._chance.expovariate(1 / think))
        self._connection.close()

    def _begin(self) -> None:
        """The token that forms carry comes with the session."""
        answer, body = self._ask("GET", "/api/session")
        self._token = json.loads(body)["csrf_token"]
        given = [each for name, each in answer.getheaders() if name.lower() == "set-cookie"]
        self._cookie = "; ".join([self._cookie, *(each.partition(";")[0] for each in given)])

    def _one(self, kind: str) -> None:
        if kind == "write: register" or (kind == "write: correct" and not self._made):
            self._register()
        elif kind == "write: correct":
            self._correct()
        else:
            self._ask("GET", self._places[kind])

    def _register(self) -> None:
        number = f"RC-{self._number:03d}-{len(self._made) + 1:04d}"
        values = {
            "request_no": number,
            "enterprise": self._places["enterprise"],
            "origin": "visit",
            "kind": "labour",
            "nature": "help",
            "urgency": "normal",
            "text": f"{number}第1稿",
            "contact": "李文",
            "registered_on": "2025-06-30",
        }
        _, body = self._ask("POST", f"/api/ledgers/{REQUESTS}/records", {"values": values})
        self._made[number] = json.loads(body)["id"]
        self._kept(number, values["text"])

    def _correct(self) -> None:
        number = self._chance.choice(list(self._made))
        place = f"/api/ledgers/{REQUESTS}/records/{self._made[number]}"
        version = json.loads(self._ask("GET", place)[1])["version"]
        text = f"{number}稿{self._chance.randrange(10**9)}"
        self._ask("PATCH", place, {"values": {"text": text}, "reason": "补充情况", "version": version})
        self._kept(number, text)

    def _kept(self, number: str, text: str) -> None:
        self._journal.written[number] = text
        self._journal.writes += 1

    def _ask(
        self, method: str, path: str, body: Mapping[str, Any] | None = None
    ) -> tuple[http.client.HTTPResponse, str]:
        headers = {"Cookie": self._cookie}
        if body is not None:
            headers |= {"X-CSRFToken": self._token, "Content-Type": "application/json"}
        if _ended(self._connection):
            self._connection.close()  # the next request opens it anew, as a browser does
        self._connection.request(method, path, json.dumps(body).encode() if body else None, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        if answer.status not in (200, 201):
            raise ValueError(f"{answer.status} {answer.getheader('Location') or ''} {text[:100]}")
        return answer, text


def _ended(connection: http.client.HTTPConnection) -> bool:
    """Whether the server has closed a connection that was idle: nothing else is to be read between two answers."""
    return connection.sock is not None and bool(select.select([connection.sock], [], [], 0)[0])
