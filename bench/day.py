"""A working day replayed under load: `python -m bench.day [--minutes N] [--people N] [--think SECONDS]`.

So many people of all departments, each with an account, a session and a connection of its own, do what a day is made
of in the demonstration zone: they open the home page, lists, records, figures, the board and their to-dos, search and
filter, register requests of enterprises and correct them. Some of the same moments go to Django's admin on the same
tax ledger, in the same server. Printed are the 95th percentiles by page. Any answer but the expected one fails the
run, and so does a write that was answered for and is not there afterwards as it was last made.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import threading
import time
from urllib.parse import urlencode

from bench.pages import HOME, p95, serve
from bench.worker import BESIDE, REQUESTS, TAX, Journal, Person, of_office
from django.conf import settings
from django.test import Client
from django.urls import reverse

from yuanqu.people.models import Account, Department, Role
from yuanqu.registers.held import held


def make_zone() -> None:
    """The demonstration zone, by the command, in the home of this run."""
    words = [sys.executable, "-m", "yuanqu", "demo", "--out", str(HOME / "out")]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def sign_in(people: int) -> list[str]:
    """The session cookies of so many people: of the office, and of the department that keeps the requests."""
    keeper, cookies = Department.objects.get(name="政务服务科"), []
    for number in range(people):
        role, department = (Role.OFFICE, None) if of_office(number) else (Role.CLERK, keeper)
        account = Account.objects.create_user(
            f"day-{number}", name=f"李{number}", role=role, department=department
        )
        person = Client()
        person.force_login(account)
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={person.cookies[settings.SESSION_COOKIE_NAME].value}")
    return cookies


def places() -> dict[str, str]:
    """Where each kind of work goes."""
    tax = held(TAX).order_by("-month", "enterprise__name", "tax_kind", "basis").first()
    request = held(REQUESTS).order_by("-registered_on").first()
    listed, asked = reverse("ledger:list", args=[TAX]), {"month": "2025年3月", "tax_kind": "vat"}
    peer, peer_asked = "/admin/economy/tax/", {"month__exact": "2025-03-01", "tax_kind__exact": "vat"}
    return {
        "home": "/",
        "to-dos": "/todos/",
        "messages": "/messages/",
        "board": "/board/?period=2025-H1",
        "figure": "/figures/services.accepted/?period=2025-H1",
        "search": "/search/?" + urlencode({"q": "智能制造"}),
        "requests, list": reverse("ledger:list", args=[REQUESTS]),
        "request, page": reverse("ledger:detail", args=[REQUESTS, request.pk]),
        "tax, list": listed,
        "tax, filter": f"{listed}?{urlencode(asked)}",
        "tax, page": reverse("ledger:detail", args=[TAX, tax.pk]),
        "admin: tax, list": peer,
        "admin: tax, filter": f"{peer}?{urlencode(peer_asked)}",
        "admin: tax, page": f"{peer}{tax.pk}/change/",
        "enterprise": str(request.enterprise_id),
    }


def replay(port: int, cookies: list[str], minutes: float, think: float) -> Journal:
    """The day itself."""
    journal, found, until = Journal(), places(), time.monotonic() + minutes * 60
    people = [Person(number, port, cookie, found, journal) for number, cookie in enumerate(cookies)]
    threads = [threading.Thread(target=person.work, args=(until, think)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return journal


def tell(journal: Journal, minutes: float) -> None:
    """Print the times by page, and ours beside the admin's."""
    asked = sum(map(len, journal.spent.values()))
    print(f"{asked:,} answers in {minutes:g} minutes, {asked / minutes / 60:.1f} a second")
    for kind, spent in journal.spent.items():
        several = len(spent) > 1
        middle, high = (statistics.median(spent), p95(spent)) if several else (spent[0], spent[0])
        print(f"  {kind:20} {len(spent):6,} times   median {middle:7.0f} ms   p95 {high:7.0f} ms")
    for kind in BESIDE:
        ours, peer = journal.spent[kind], journal.spent[f"admin: {kind}"]
        if len(ours) > 1 and len(peer) > 1:
            print(f"  p95 of {kind}: {p95(peer) / p95(ours):.2f}x as fast as the admin")


def lost(journal: Journal) -> list[str]:
    """The requests that were answered for and do not stand as they were written last."""
    there = dict(held(REQUESTS, request_no__in=journal.written).values_list("request_no", "text"))
    return [number for number, text in journal.written.items() if there.get(number) != text]


def main() -> int:
    """One day; the exit status is 1 when an answer was wrong or a write is lost."""
    parser = argparse.ArgumentParser(prog="python -m bench.day", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument(
        "--think", type=float, default=10, help="seconds between two things a person does, on average"
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=os.cpu_count() or 1,
        help="processes of the server (default: one a core)",
    )
    asked = parser.parse_args()
    make_zone()
    print(
        f"{asked.people} people, {asked.think:g} seconds of thought between two things, {asked.workers} processes"
    )
    journal = replay(serve(asked.workers), sign_in(asked.people), asked.minutes, asked.think)
    tell(journal, asked.minutes)
    missing = lost(journal)
    print(f"{journal.writes:,} writes of {len(journal.written):,} records, {len(missing)} lost")
    print(f"{journal.wrong.total():,} errors")
    for said, times in journal.wrong.most_common(10):
        print(f"  {times} x {said}")
    return 1 if missing or journal.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
