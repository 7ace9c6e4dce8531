"""Who writes and who asks in the contract of ledgers."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.test import Client

from yuanqu.engines.ledger.writing import Author, author
from yuanqu.people.models import Account, Department, Role


@pytest.fixture(autouse=True)
def _pages_are_drawn_as_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django's test environment copies the context of every template drawn: tens of thousands here, asked by none."""

    def drawn(template: Template, context: Context) -> str:
        return template.nodelist.render(context)

    monkeypatch.setattr(Template, "_render", drawn)


@pytest.fixture
def account(db: None, request: pytest.FixtureRequest) -> Account:
    """A clerk of the department that keeps the ledger in question; a leader where none is."""
    ledger = getattr(request.node, "callspec", None) and request.node.callspec.params.get("ledger")
    if ledger is None:
        return Account.objects.create_user("contract", "Contract-123", name="王建国", role=Role.LEADER)
    keeper = Department.objects.create(code="keeper", name=ledger.keeper)
    return Account.objects.create_user("contract", "Contract-123", name="王建国", department=keeper)


@pytest.fixture
def by(account: Account) -> Author:
    """The clerk, writing by a page."""
    return author(account, "page")


@pytest.fixture
def signed_in(account: Account) -> Client:
    """A browser in which the clerk is signed in."""
    client = Client()
    client.force_login(account)
    return client
