"""What a page asks of the database does not grow with what it shows (查询次数契约): work, home, search, a record.

Lists are counted ledger by ledger in test_ledgers.py, a figure's page in tests/engines/indicators.
"""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.contract.rows import lay_many, make_record

from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.writing import Author
from yuanqu.engines.procedure.models import Message
from yuanqu.engines.procedure.registry import procedure
from yuanqu.people.models import Account

FOLLOWED = procedure("safety.hazard").ledger()  # one for all: these pages are the same for every procedure
SIZES = (1, 3, 1000)


@pytest.mark.parametrize("ledger", [pytest.param(FOLLOWED, id=FOLLOWED.label)])
def test_a_page_costs_the_same_queries_however_many_records(
    ledger: type[Ledger], signed_in: Client, by: Author, account: Account
) -> None:
    first = make_record(ledger, by)
    addresses = {
        "to-dos": reverse("procedure:todos"),
        "inbox": reverse("procedure:inbox"),
        "home": reverse("home"),
        "search": reverse("search") + "?q=隐患",
        "record": reverse("ledger:detail", args=[ledger.label, first.pk]),
        "history": reverse("ledger:history", args=[ledger.label]),
    }
    for address in addresses.values():
        signed_in.get(address)  # the first look of a process learns what later ones know
    counts: dict[str, list[int]] = {name: [] for name in addresses}
    anew: dict[str, list[int]] = {name: [] for name in addresses}
    held = 0
    for wanted in SIZES:
        with changing(way="command", reason="契约"):
            lay_many(first, ledger, range(max(held, 1), wanted))
        Message.objects.bulk_create(
            Message(
                account=account,
                department=account.department,
                key=f"契约 {number}",
                title="到期提醒",
                at=timezone.now(),
            )
            for number in range(held, wanted)
        )
        held = wanted
        for name, address in addresses.items():
            for counted in (anew, counts):  # records met for the first time, and known ones
                with CaptureQueriesContext(connection) as queries:
                    assert signed_in.get(address).status_code == 200, address
                counted[name].append(len(queries))
    assert ledger.record._default_manager.count() == SIZES[-1]
    assert not {name: each for name, each in counts.items() if len(set(each)) > 1}
    assert not {name: each for name, each in anew.items() if len(set(each[1:])) > 1}
