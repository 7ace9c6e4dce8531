"""Who writes and who asks in the contract of ledgers."""

from __future__ import annotations

import pytest
from django.test import Client

from yuanqu.engines.ledger.writing import Author, author
from yuanqu.people.models import Account, Role


@pytest.fixture
def account(db: None) -> Account:
    """An administrator, who may enter into every ledger."""
    return Account.objects.create_user("contract", "Contract-123", name="王建国", role=Role.ADMINISTRATOR)


@pytest.fixture
def by(account: Account) -> Author:
    """The administrator, writing by a page."""
    return author(account, "page")


@pytest.fixture
def signed_in(account: Account) -> Client:
    """A browser in which the administrator is signed in."""
    client = Client()
    client.force_login(account)
    return client
