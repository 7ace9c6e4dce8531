"""April's statements of a small zone: enterprises in the register, an office that asks, a head who approves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from tests.engines.collecting import trial

from yuanqu.engines.collecting.declaration import Collecting, collecting
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.people.models import Account, Department, Role
from yuanqu.registers.ledgers.above_scale import AboveScale
from yuanqu.terms import credit_code

APRIL, TODAY = date(2025, 4, 1), date(2025, 5, 19)
DUE = date(2025, 5, 18)
GROWN = dict.fromkeys(("revenue_prior", "main_revenue_prior", "operating_cost_prior"), Decimal(100))


@pytest.fixture(scope="module")
def trial_stands(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What no office collects, for the tests that ask for it."""
    with django_db_blocker.unblock():
        trial.stand()
    yield
    trial.leave()


def somebody_of(name: str, role: Role = Role.CLERK) -> Author:
    """A new account of a department."""
    department, _ = Department.objects.get_or_create(name=name, defaults={"code": f"d-{name}"})
    made = Account.objects.create_user(
        f"{role}-{name}", "Collect-1234", name=f"{name}{role.label}", role=role, department=department
    )
    return author(made, "page")


@dataclass(frozen=True)
class Office:
    """Who works in it; by whom things are done."""

    clerk: Author
    head: Author
    office: Author
    leader: Author


@pytest.fixture
def people(db: None) -> Office:
    """经济运行科 and 办公室."""
    keeper = Department.objects.create(code="economy", name="经济运行科")
    lockers = Department.objects.create(code="office", name="办公室")

    def made(name: str, role: Role, department: Department | None) -> Author:
        return author(
            Account.objects.create_user(name, "Collect-1234", name=name, role=role, department=department),
            "page",
        )

    return Office(
        made("clerk", Role.CLERK, keeper),
        made("head", Role.HEAD, keeper),
        made("office", Role.OFFICE, lockers),
        made("leader", Role.LEADER, None),
    )


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The zone's today, wherever it is asked for."""
    monkeypatch.setattr("yuanqu.engines.ledger.today._provider", [lambda: TODAY])


@pytest.fixture
def firms(register: Callable[..., Any]) -> list[UUID]:
    """Three enterprises in the register of industry, one of services."""
    found = []
    for number, specialty in enumerate(("B", "B", "B", "F")):
        firm = register(uscc=credit_code.make(f"91360900MA35ABCD{number}"), name=f"云岚第{number}有限公司")
        AboveScale.objects.create(
            enterprise_id=firm.pk,
            specialty=specialty,
            threshold="industry_2000",
            entry_route="yearly_grown",
            batch="年度第一批",
            in_month=date(2024, 2, 1),
            base_source="reported",
        )
        found.append(firm.pk)
    return found


@pytest.fixture
def statements() -> Collecting:
    """What is collected."""
    return collecting("economy.statement")


@pytest.fixture
def returns(statements: Collecting) -> Any:
    """The returns' records."""
    return statements.return_ledger.record._default_manager


@pytest.fixture
def asked(people: Office, firms: list[UUID], statements: Collecting) -> Any:
    """April's task, asked by the office."""
    values = {"month": APRIL, "due_on": DUE, "asked_on": date(2025, 5, 1)}
    return create(statements.task_ledger, values, people.clerk)


@pytest.fixture
def account_of() -> Callable[[UUID], Author]:
    """An enterprise's account."""

    def made(enterprise: UUID) -> Author:
        held = Account.objects.filter(enterprise=enterprise).first() or Account.objects.create_user(
            f"firm-{enterprise}",
            "Collect-1234",
            name="企业统计员",
            role=Role.ENTERPRISE,
            enterprise=enterprise,
        )
        return author(held, "page")

    return made


@pytest.fixture
def figures() -> Callable[..., dict[str, Any]]:
    """A statement's values that no check has anything against; amounts are 0 but the revenue and what follows."""

    def made(enterprise: UUID, **otherwise: Any) -> dict[str, Any]:
        row: dict[str, Any] = {}
        for name, column in registry.ledger("economy.statement").declared().items():
            if column.kind in ("amount", "whole"):
                row[name] = Decimal(0) if column.kind == "amount" else 0
            else:
                row[name] = None if column.empty else "某某"
        even = dict.fromkeys(("revenue", "main_revenue", "operating_cost"), Decimal(1000))
        priors = {f"{name}_prior": value for name, value in even.items()}
        named = {"enterprise": enterprise, "month": APRIL, "edition": 1, "reported_on": date(2025, 5, 16)}
        return row | even | priors | named | otherwise

    return made


@pytest.fixture
def report(figures: Callable[..., dict[str, Any]], statements: Collecting) -> Callable[..., Any]:
    """Let somebody report an enterprise's statement."""

    def made(enterprise: UUID, by: Author, **otherwise: Any) -> Any:
        return create(statements.ledger, figures(enterprise, **otherwise), by)

    return made


@pytest.fixture
def browser() -> Callable[[Author], Client]:
    """Somebody's browser."""

    def opened(by: Author) -> Client:
        client = Client()
        client.force_login(by.account)
        return client

    return opened
