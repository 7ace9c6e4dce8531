"""A column behind a link tells nothing of a record that its reader may not open (关联列后的列)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.contract.rows import make_record

from yuanqu.engines.ledger import registry, titles
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.titles import HIDDEN
from yuanqu.engines.ledger.writing import author
from yuanqu.people import rights
from yuanqu.people.models import Account, Department, Role
from yuanqu.registers.ledgers.enterprise import Enterprise

TALKS, RENTING = "investment.negotiation", "investment.plant_entry"
SECRET = "某某隐名投资人"


@pytest.fixture
def reader_of(db: None, client_of: Callable[[Account], Client]) -> Callable[[str, Role], Client]:
    """``reader_of(department, role)``: a browser of somebody there."""

    def signed_in(department: str, role: Role) -> Client:
        there, _ = Department.objects.get_or_create(name=department, defaults={"code": department})
        name = f"{department}{role}"
        return client_of(
            Account.objects.create_user(name, "Path-1234567", name=name, role=role, department=there)
        )

    return signed_in


@pytest.fixture
def talk(db: None) -> None:
    """A project in talks, whose lead names somebody that only 招商科 knows of."""
    keeper, _ = Department.objects.get_or_create(name="招商科", defaults={"code": "招商科"})
    clerk = Account.objects.create_user("talker", "Path-1234567", name="甲", department=keeper)
    record = make_record(registry.ledger(TALKS), author(clerk, "page"))
    leads = registry.ledger("investment.lead").record._default_manager
    with changing(way="command", reason="登记"):
        leads.filter(pk=getattr(record, "lead_id")).update(investor=SECRET)  # noqa: B009 - of any ledger


def test_who_may_not_read_a_ledger_sees_none_of_it_behind_a_link(
    talk: None, reader_of: Callable[[str, Role], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed, api = reverse("ledger:list", args=[TALKS]), f"/api/ledgers/{TALKS}/records"
    keeper, other = reader_of("招商科", Role.HEAD), reader_of("安全环保科", Role.CLERK)
    asked = {"columns": "name,lead.investor"}
    assert SECRET in keeper.get(listed, asked).content.decode()
    page = other.get(listed, asked)
    assert page.status_code == 200
    assert SECRET not in page.content.decode()
    (mine,), (theirs,) = (by.get(api).json()["records"] for by in (keeper, other))
    assert mine["lead"]["id"]
    assert theirs["lead"] == {"id": None, "title": HIDDEN}, "not even which one it is"
    for words in ({"lead.investor": SECRET}, {"sort": "lead.investor"}):
        assert keeper.get(api, words).json()["count"] == 1
        assert other.get(api, words).status_code == 400
        assert "您无权查看" in other.get(listed, words).content.decode()
    monkeypatch.setattr(titles, "named_words", lambda *_: HIDDEN)
    (mine,), (theirs,) = (by.get(api).json()["records"] for by in (keeper, other))
    assert mine["lead"]["id"], "a record that is readable keeps its id where no part of its name may be seen"
    assert (mine["lead"]["title"], theirs["lead"]["id"]) == (titles.UNNAMED, None)


def test_who_reads_some_records_behind_a_link_finds_by_those_and_sorts_by_none(
    db: None, client_of: Callable[[Account], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = registry.ledger(RENTING).record
    kept = rights.kept_of(record)
    assert kept is not None
    opened = replace(kept, rights=replace(kept.rights, own="tenant"))
    monkeypatch.setitem(rights._kept, record, opened)
    keeper, _ = Department.objects.get_or_create(name="招商科", defaults={"code": "招商科"})
    clerk = Account.objects.create_user("renter", "Path-1234567", name="甲", department=keeper)
    entry = make_record(registry.ledger(RENTING), author(clerk, "page"))
    with changing(way="command", reason="承租和出租"):
        tenant, landlord = (
            Enterprise.objects.create(
                name=name,
                uscc=uscc,
                park="main",
                opened_on=date(2020, 1, 1),
                employees_end=1,
                employees_female=0,
            )
            for name, uscc in (("甲厂", "91361100MA35ABCD21"), ("乙厂", "91361100MA35ABCD32"))
        )
        registry.ledger(RENTING).record._default_manager.filter(pk=entry.pk).update(
            tenant=tenant, landlord=landlord
        )
    firm = Account.objects.create_user(
        "firm", "Path-1234567", name="企业", role=Role.ENTERPRISE, enterprise=tenant.pk
    )
    address = f"/api/ledgers/{RENTING}/records"
    for by, asked, found in (
        (firm, {"tenant.name": "甲厂"}, 1),
        (firm, {"landlord.name": "乙厂"}, 0),
        (clerk, {"landlord.name": "乙厂"}, 1),
    ):
        assert client_of(by).get(address, asked).json()["count"] == found
    assert client_of(firm).get(address, {"sort": "landlord.name"}).status_code == 400


def test_a_filter_bar_neither_offers_nor_counts_what_its_reader_may_not_see(
    reader_of: Callable[[str, Role], Client],
) -> None:
    listed = reverse("ledger:list", args=["party.member"])
    assert 'name="flow"' in reader_of("党建科", Role.CLERK).get(listed).content.decode()
    assert 'name="flow"' not in reader_of("办公室", Role.LEADER).get(listed).content.decode()
