"""An enterprise asks for something by itself, reads what became of it and rates it; the rest is not its to touch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from yuanqu.domains.services.ledgers.enterprise_request import EnterpriseRequest, RequestLoop
from yuanqu.domains.services.own_requests import REQUESTS
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.writing import Author, author
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.people.models import Account, Department, Role

HELD: Any = EnterpriseRequest
NEW = reverse("ledger:new", args=[REQUESTS])
ASKED = {"kind": "labour", "nature": "help", "text": "招不到电焊工", "contact": "张敏"}


@pytest.fixture
def firm(register: Callable[..., Any]) -> Account:
    return Account.objects.create_user(
        "firm", "Services-12345", name="企业", role=Role.ENTERPRISE, enterprise=register().pk
    )


@pytest.fixture
def browser(firm: Account) -> Client:
    client = Client()
    client.force_login(firm)
    return client


def of_services(role: Role) -> Author:
    there, _ = Department.objects.get_or_create(name="政务服务科", defaults={"code": "services"})
    return author(
        Account.objects.create_user(role, None, name=role.label, role=role, department=there), "page"
    )


def test_it_asks_reads_the_answer_and_rates_it(browser: Client, firm: Account) -> None:
    form = browser.get(NEW).content.decode()
    assert 'name="text"' in form
    assert 'name="request_no"' not in form, "the number is given, not typed"
    for closed in ("handler", "answer", "note", "satisfaction"):
        assert f'name="{closed}"' not in form
    made = browser.post(NEW, ASKED)
    (request,) = HELD.objects.all()
    page = made["Location"]
    assert (request.enterprise_id, request.origin, request.registered_on) == (
        firm.enterprise,
        "platform",
        today(),
    )
    assert request.request_no in browser.get(page).content.decode()
    assert browser.get(reverse("ledger:edit", args=[REQUESTS, request.pk])).status_code == 403

    clerk, head = of_services(Role.CLERK), of_services(Role.HEAD)
    due = {"handler": "无此科室", "promised_by": today() + timedelta(days=9)}
    with pytest.raises(Refused) as refusal:
        perform(RequestLoop, request.pk, "assign", clerk, Deed(None, due))
    assert [each.code for each in refusal.value.problems] == ["request.department"], "pinned: any text passed"
    due["handler"] = "政务服务科"
    perform(RequestLoop, request.pk, "assign", clerk, Deed(None, due))
    HELD.objects.filter(pk=request.pk).update(note="企业情绪激动", helpers="人社局")
    perform(
        RequestLoop, request.pk, "settle", clerk, Deed(None, {"result": "solved", "answer": "已对接技校"})
    )
    told = browser.get(page).content.decode()
    assert "已对接技校" in told
    assert "张敏" in told, "what it wrote itself"
    assert "企业情绪激动" not in told
    assert "人社局" not in told

    rate = reverse("procedure:move", args=[REQUESTS, request.pk, "rate"])
    opened = browser.get(rate).context["opened"]
    assert request.request_no in browser.get("/todos/").content.decode(), "it is its turn"
    rated = browser.post(rate, {"satisfaction": "4", "move-on": f"{today()}", "record-opened": opened})
    assert rated.status_code == 302, rated.content.decode()
    assert browser.post(rate, {"satisfaction": "5", "move-on": f"{today()}"}).status_code == 422, "once"
    with pytest.raises(Refused) as refusal:
        perform(RequestLoop, request.pk, "visit", head, Deed(None, {"satisfaction": "5"}))
    assert {each.code for each in refusal.value.problems} == {"request.as_rated"}
    perform(RequestLoop, request.pk, "visit", head, Deed(None, {"satisfaction": "4"}))
    request.refresh_from_db()
    assert (request.state, request.satisfaction) == ("closed", "4")


def test_it_asks_for_itself_only_and_says_no_more_than_it_is_asked(
    browser: Client, firm: Account, register: Callable[..., Any]
) -> None:
    browser.post(NEW, ASKED | {"handler": "政务服务科"})
    assert not HELD.objects.exists(), "a column of the keeper's"
    other = register(uscc="91361100MA35ABCD32", name="乙厂").pk
    browser.post(NEW, ASKED | {"enterprise": str(other)})
    assert not HELD.objects.exists(), "another's name"
    for _ in range(2):
        browser.post(NEW, ASKED)
    numbers = HELD.objects.order_by("request_no").values_list("request_no", flat=True)
    assert [each[-2:] for each in numbers] == ["01", "02"]
