"""Pages under 50 people at once: list, filter, detail of a ledger beside Django's admin on the same table and rows.

Run as `python -m bench.pages [ROWS …]` (1,000 and 100,000 by default). The server is the one that `yuanqu serve`
starts; the admin is mounted in the same process by settings of its own (`bench/admin_peer`), with the same middleware
and the same sessions. In a round 50 people ask at the same moment; its number is the 95th percentile of how long they
waited, and rounds of both sides alternate. Our list also states totals, our detail also the record's history; the
admin's list also counts the whole table. Before anything is timed, both must show as many records of the ledger.
"""

from __future__ import annotations

import argparse
import atexit
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

HOME = Path(tempfile.mkdtemp(prefix="yuanqu-bench-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
if zone := os.environ.get("YUANQU_BENCH_ZONE"):  # a home at rest, copied in place of an empty one
    subprocess.run(["cp", "-a", f"{zone}/.", str(HOME)], check=True)
os.environ["YUANQU_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "bench.admin_peer.settings"

from yuanqu.config.preparation import prepare  # noqa: E402

prepare()

from bench.crowd import Crowd  # noqa: E402
from bench.registering import register_enterprises  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from yuanqu.engines.ledger import registry  # noqa: E402
from yuanqu.engines.ledger.change import changing  # noqa: E402
from yuanqu.people.models import Account, Role  # noqa: E402

TAX = registry.ledger("economy.tax")
PEOPLE, ROUNDS = 50, 5
MONTHS, MOST_ENTERPRISES = 24, 2_000
KINDS = [code for code, _ in TAX.declared()["tax_kind"].codes.choices]  # type: ignore[attr-defined]
BASES = [code for code, _ in TAX.declared()["basis"].codes.choices]  # type: ignore[attr-defined]


def grow(rows: int) -> None:
    """Add tax records until there are ``rows``: months turn first, then kinds, bases, enterprises."""
    held = TAX.record.objects.count()
    turn = MONTHS * len(KINDS) * len(BASES)
    if rows > turn * MOST_ENTERPRISES:
        sys.exit(f"at most {turn * MOST_ENTERPRISES:,} rows")
    with changing(way="command", reason="bench"), connection.cursor() as cursor:
        cursor.execute(
            "WITH units AS (SELECT id, row_number() OVER (ORDER BY uscc) - 1 AS place FROM registers_enterprise)"
            " INSERT INTO economy_tax (id, enterprise_id, month, tax_kind, basis, tax_paid, tax_paid_prior)"
            " SELECT gen_random_uuid(), e.id, date '2023-01-01' + make_interval(months => n %% %(months)s),"
            " (%(kinds)s::text[])[1 + n / %(months)s %% cardinality(%(kinds)s::text[])],"
            " (%(bases)s::text[])[1 + n / (%(turn)s / %(halves)s) %% %(halves)s],"
            " (random() * 1000)::numeric(20, 6), (random() * 1000)::numeric(20, 6)"
            " FROM generate_series(%(held)s, %(last)s) AS n JOIN units AS e ON e.place = n / %(turn)s",
            {
                "months": MONTHS,
                "kinds": KINDS,
                "bases": BASES,
                "halves": len(BASES),
                "turn": turn,
                "held": held,
                "last": rows - 1,
            },
        )
        cursor.execute("ANALYZE economy_tax")


def sign_in() -> list[str]:
    """The cookies of so many people of the office, each with an account and a session of its own."""
    cookies = []
    for number in range(PEOPLE):
        person = Client()
        person.force_login(
            Account.objects.create_user(f"person-{number}", name=f"李{number}", role=Role.OFFICE)
        )
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={person.cookies[settings.SESSION_COOKIE_NAME].value}")
    return cookies


def serve(workers: int = 1) -> int:
    """Start the server as a person does, with so many processes; gives its port once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    words = [sys.executable, "-m", "yuanqu", "serve", "--port", str(port), "--workers", str(workers)]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, start_new_session=True)

    def stop() -> None:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)

    atexit.register(stop)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    while server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return port
        except OSError:
            time.sleep(0.1)
    sys.exit(f"the server ended with status {server.returncode}")


def addresses() -> dict[str, tuple[str, str]]:
    """Our address and the admin's for each page."""
    ours = reverse("ledger:list", args=[TAX.label])
    peer = reverse("admin:economy_tax_changelist")
    record = TAX.record.objects.order_by("-month", "enterprise__name", "tax_kind", "basis").first()
    assert record is not None
    asked = urlencode({"month": "2024年6月", "tax_kind": KINDS[0]})
    peer_asked = urlencode({"month__exact": "2024-06-01", "tax_kind__exact": KINDS[0]})
    change = reverse("admin:economy_tax_change", args=[record.pk])
    return {
        "list": (ours, peer),
        "filter": (f"{ours}?{asked}", f"{peer}?{peer_asked}"),
        "detail": (reverse("ledger:detail", args=[TAX.label, record.pk]), change),
    }


def compare(crowd: Crowd, ours: str, peer: str) -> None:
    """End the run where the two pages do not show as many records, or one of them not the amount it is about."""
    pages = [crowd.one(address) for address in (ours, peer)]
    if "/change/" in peer:
        record = TAX.record.objects.get(pk=peer.split("/")[-3])
        found = [page.count(f"{record.tax_paid:f}".rstrip("0")) for page in pages]
        if not all(found):
            sys.exit(f"{ours} or {peer} does not show its record")
        return
    counts = [len(set(re.findall(r"economy[./]tax/([0-9a-f-]{36})/", page))) for page in pages]
    if counts[0] != counts[1] or not counts[0]:
        sys.exit(f"{ours} shows {counts[0]} records, {peer} {counts[1]}")


def p95(spent: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(spent, n=20)[-1]


def measure(crowd: Crowd, rows: int, rounds: int) -> None:
    """Print the ratios at one size."""
    print(f"{rows:,} rows; p95 under {PEOPLE} people at once, medians of {rounds} rounds")
    for page, pair in addresses().items():
        compare(crowd, *pair)
        found: dict[str, list[float]] = {address: [] for address in pair}
        for _ in range(rounds):
            for address, each in found.items():
                each.append(p95(crowd.ask(address, 1)))
        ours, peer = (statistics.median(each) for each in found.values())
        print(
            f"  {page:8} {ours:8.0f} ms beside {peer:8.0f} ms of the admin: {peer / ours:5.2f}x", flush=True
        )


def main() -> None:
    """Grow the ledger from size to size and measure at each."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.pages", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("rows", type=int, nargs="*", default=[1_000, 100_000])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    register_enterprises(MOST_ENTERPRISES)
    crowd = Crowd(serve(), sign_in())
    for rows in sorted(asked.rows):
        grow(rows)
        measure(crowd, rows, asked.rounds)


if __name__ == "__main__":
    main()
