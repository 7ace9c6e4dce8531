"""What hangs together with a record stands on its page: first lines, count, the way to the rest and to a form."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.contract.rows import lay_many, make_record

from yuanqu.engines.dossiers.related import MOST
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import Author, author, void
from yuanqu.people.models import Account, Department, Role

pytestmark = pytest.mark.django_db

INSPECTION, ITEM, HAZARD = "safety.inspection", "safety.inspection_item", "safety.hazard"


@pytest.fixture
def by() -> Author:
    keeper = Department.objects.create(code="safety", name=registry.ledger(INSPECTION).keeper)
    return author(
        Account.objects.create_user("clerk", "Contract-123", name="王建国", department=keeper), "page"
    )


def page(account: Any, record: Any, **headers: str) -> str:
    client = Client()
    client.force_login(account)
    address = reverse("ledger:detail", args=[INSPECTION, record.pk])
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def block(text: str) -> str:
    """The block of what hangs together, empty where there is none."""
    found = re.search(r'<section class="sheet-card related".*?</section>', text, re.S)
    return found[0] if found else ""


def test_an_inspections_page_tells_what_was_found_and_leads_to_the_form(by: Author) -> None:
    items = registry.ledger(ITEM)
    item: Any = make_record(items, by)
    inspection, leader = item.inspection, Account.objects.create(username="leader", role=Role.LEADER)
    text = block(page(by.account, inspection))
    assert reverse("ledger:detail", args=[ITEM, item.pk]) in text
    assert f"{items.name}<" in text
    assert "1 条" in text
    form = f"{reverse('ledger:new', args=[HAZARD])}?inspection={inspection.pk}"
    assert form in text, "a ledger without records is offered in the line below"
    assert registry.ledger(HAZARD).name not in text, "and draws no empty table"
    assert "/new/" not in block(page(leader, inspection)), "who enters nowhere is offered nothing"
    client = Client()
    client.force_login(by.account)
    typed = re.search(r'name="inspection" value="([^"]*)"', client.get(form).content.decode())
    assert typed
    assert inspection.inspection_no in typed[1], "the form names the record one comes from"
    with CaptureQueriesContext(connection) as few:
        page(by.account, inspection)
    with changing(way="command", reason="测试"):
        lay_many(item, items, range(1, 1200))
    with CaptureQueriesContext(connection) as many:
        text = block(page(by.account, inspection))
    assert len(many) == len(few)
    assert text.count('class="dossier-line"') == MOST
    assert "全部 1,000+ 条" in text
    assert f"{reverse('ledger:list', args=[ITEM])}?inspection={inspection.pk}" in text


def test_in_a_panel_each_ledger_opens_on_request_and_a_voided_record_offers_nothing(by: Author) -> None:
    item: Any = make_record(registry.ledger(ITEM), by)
    lines = reverse("dossiers:related", args=[INSPECTION, item.inspection_id, ITEM])
    text = block(page(by.account, item.inspection, hx_request="true"))
    own = reverse("ledger:detail", args=[ITEM, item.pk])
    assert lines in text
    assert own not in text
    client = Client()
    client.force_login(by.account)
    assert own in client.get(lines).content.decode()
    unknown = reverse("dossiers:related", args=[INSPECTION, item.inspection_id, "registers.zone"])
    assert client.get(unknown).status_code == 404
    for ledger, record in ((registry.ledger(ITEM), item), (registry.ledger(INSPECTION), item.inspection)):
        void(ledger, record.pk, token_of(ledger, record), by, "测试")
    assert block(page(by.account, item.inspection)) == ""
    assert client.get(lines).status_code == 404
