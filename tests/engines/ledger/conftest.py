"""Accounts, and a few projects and enterprises to look for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.writing import Author, author
from yuanqu.people.models import Account, Department, Role

PROJECTS = (
    ("XM-1", "鑫源铜箔项目", date(2025, 1, 15), Decimal("1200.5"), "land"),
    ("XM-2", "安远钨材项目", date(2025, 4, 30), Decimal("98000"), "leased"),
    ("XM-3", "昊天ABC装备项目", None, None, "land"),
    ("XM-4", "重力铸造100%环保项目", date(2024, 12, 31), Decimal("0.0001"), "expansion"),
)


@pytest.fixture
def projects_ledger() -> type[Ledger]:
    """项目名录."""
    return registry.ledger("registers.project")


@pytest.fixture
def account(db: None, projects_ledger: type[Ledger]) -> Account:
    """A clerk of the department that keeps the projects."""
    keeper = Department.objects.create(code="keeper", name=projects_ledger.keeper)
    return Account.objects.create_user("clerk", "Clerk-12345", name="李梅", department=keeper)


@pytest.fixture
def leader(db: None) -> Account:
    """Somebody who reads and enters nothing."""
    return Account.objects.create_user("leader", "Leader-1234", name="周正", role=Role.LEADER)


@pytest.fixture
def by(account: Account) -> Author:
    """The clerk, writing by a page."""
    return author(account, "page")


@pytest.fixture
def client_of(db: None) -> Callable[[Account], Client]:
    """``client_of(account)``: a browser in which that account is signed in."""

    def signed_in(who: Account) -> Client:
        client = Client()
        client.force_login(who)
        return client

    return signed_in


@pytest.fixture
def signed_in(account: Account, client_of: Callable[[Account], Client]) -> Client:
    """The clerk's browser."""
    return client_of(account)


@pytest.fixture
def projects(account: Account, projects_ledger: type[Ledger]) -> dict[str, Any]:
    """The projects of PROJECTS by their number."""
    made = [
        projects_ledger.record(
            number=number, name=name, park="main", kind=kind, signed_on=signed, total_investment=total
        )
        for number, name, signed, total, kind in PROJECTS
    ]
    with changing(way="import", actor_id=account.pk, actor_name=account.name, reason="建账"):
        projects_ledger.record._default_manager.bulk_create(made)
    return {record.number: record for record in projects_ledger.record._default_manager.all()}
