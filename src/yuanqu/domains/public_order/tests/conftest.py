"""People, days, and makers of records (平安园区测试的共用数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from yuanqu.domains.public_order.ledgers.dispute import Disputes
from yuanqu.domains.public_order.ledgers.mediation_body import MediationBody
from yuanqu.domains.public_order.ledgers.petition import Petitions
from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.ledger import today
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.people.models import Account, Department, Role

Step = Callable[..., None]


def _account(name: str, role: Role, code: str = "public_order", called: str = "政法综治科") -> Author:
    department, _ = Department.objects.get_or_create(code=code, defaults={"name": called})
    made = Account.objects.create_user(name, "Order-12345", name=name, role=role, department=department)
    return author(made, "page")


@pytest.fixture
def clerk(db: None) -> Author:
    """One clerk."""
    return _account("张三", Role.CLERK)


@pytest.fixture
def another(db: None) -> Author:
    """Another."""
    return _account("李四", Role.CLERK)


@pytest.fixture
def head(db: None) -> Author:
    """The head of the department."""
    return _account("科长", Role.HEAD)


@pytest.fixture
def safety(db: None) -> Author:
    """A clerk of another department."""
    return _account("周八", Role.CLERK, "safety", "安全环保科")


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """``on_day(day)``: from now on that is the zone's today."""

    def turn(day: date) -> None:
        monkeypatch.setattr(today, "_provider", [lambda: day])

    return turn


@pytest.fixture
def petition(clerk: Author, on_day: Callable[[date], None]) -> Callable[..., Record]:
    """``petition(source=…)``: one registered on Monday 3 March 2025, which is the day."""

    def registered(**changes: Any) -> Record:
        on_day(changes.get("registered_on", date(2025, 3, 3)))
        values = {
            "number": "XF2025-001",
            "registered_on": date(2025, 3, 3),
            "source": "hotline",
            "source_number": "12345-1",
            "channel": "phone",
            "petitioner": "王五",
            "phone": "10012345678",
            "headcount": 1,
            "purpose": "settle",
            "subject": "labour",
            "locality": "园区",
            "summary": "反映工资被拖欠",
            "legal_route": False,
            "threat": False,
        }
        return create(Petitions, values | changes, clerk)

    return registered


@pytest.fixture
def dispute(clerk: Author, on_day: Callable[[date], None]) -> Callable[..., Record]:
    """``dispute(people=…)``: one found on Monday 3 March 2025, which is the day."""

    def found(**changes: Any) -> Record:
        on_day(date(2025, 3, 3))
        values = {
            "number": "JF202503-01",
            "title": "停车纠纷",
            "summary": "双方因停车争执",
            "source": "people",
            "occurred_on": date(2025, 3, 1),
            "found_on": date(2025, 3, 3),
            "park": "main",
            "address": "厂区",
            "kind": "property",
            "scale": "individual",
            "people": 2,
        }
        return create(Disputes, values | changes, clerk)

    return found


@pytest.fixture
def body(db: None) -> Record:
    """A mediating body."""
    return MediationBody.objects.create(
        body_no="TJ-01",
        body_name="园区人民调解委员会",
        tier="zone",
        park="主园区",
        chief="赵六",
        mediators=3,
        set_up_on=date(2024, 1, 1),
    )


@pytest.fixture
def step(on_day: Callable[[date], None]) -> Step:
    """``step(procedure, record, move, by, day, …)``: on that day the move is made, with the files it asks for."""

    def make(
        procedure: type[Procedure],
        record: Any,
        move: str,
        by: Author,
        day: date,
        reason: str = "",
        **values: Any,
    ) -> None:
        on_day(day)
        for evidence in procedure.move(move).evidence:
            for _ in range(evidence.least):
                Attachment.objects.create(
                    ledger=procedure.label,
                    record=record.pk,
                    phase=evidence.phase,
                    digest=uuid4().hex * 2,
                    name="文书.pdf",
                    media_type="application/pdf",
                    size=1,
                    uploaded_at=timezone.now(),
                )
        perform(procedure, record.pk, move, by, Deed(day, values, reason))
        record.refresh_from_db()

    return make
