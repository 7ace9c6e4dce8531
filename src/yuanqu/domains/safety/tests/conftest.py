"""Objects, people and a hazard to move (安全生产测试的共用数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from yuanqu.domains.safety.ledgers.grid import Grids
from yuanqu.domains.safety.ledgers.hazard import Hazards
from yuanqu.domains.safety.ledgers.inspected_object import InspectedObjects
from yuanqu.domains.safety.ledgers.rectification_order import RectificationOrders
from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.people.models import Account, Department, Role


def _account(name: str, role: Role) -> Author:
    department, _ = Department.objects.get_or_create(code="safety", defaults={"name": "安全环保科"})
    made = Account.objects.create_user(name, "Safety-12345", name=name, role=role, department=department)
    return author(made, "page")


@pytest.fixture
def clerk(db: None) -> Author:
    """An inspector."""
    return _account("检查甲", Role.CLERK)


@pytest.fixture
def another(db: None) -> Author:
    """Another inspector."""
    return _account("检查乙", Role.CLERK)


@pytest.fixture
def head(db: None) -> Author:
    """The head of the department."""
    return _account("科长", Role.HEAD)


@pytest.fixture
def place(clerk: Author) -> Record:
    """A small restaurant."""
    grid = create(
        Grids,
        {
            "grid_no": "W1",
            "name": "一格",
            "level": "2",
            "area": "东",
            "chief": "长",
            "valid_from": date(2023, 1, 1),
        },
        clerk,
    )
    yes_no = dict.fromkeys(("has_safety_body", "has_hazard_rules", "has_hazard_plan"), False)
    people = dict.fromkeys(("legal_representative", "principal", "safety_manager"), "某某")
    return create(
        InspectedObjects,
        {
            "object_no": "JX-1",
            "object_kind": "small",
            "small_kind": "restaurant",
            "name": "某餐馆",
            "address": "某路",
            "grid": grid.pk,
            "main_sector": "commerce",
            "supervised_sectors": "商贸",
            "operating_state": "normal",
            "employees": 5,
            "full_time_officers": 0,
            "part_time_officers": 1,
            "risk_grade": "blue",
            "territory_body": "安全环保科",
            **people,
            **yes_no,
        },
        clerk,
    )


@pytest.fixture
def order(place: Record, clerk: Author) -> Record:
    """A letter of responsibility to it."""
    values = {
        "document_no": "云安责〔2025〕1号",
        "order_kind": "letter",
        "object": place.pk,
        "issued_on": date(2025, 3, 3),
        "due_on": date(2025, 3, 18),
        "legal_basis": "安全生产法",
        "officers": "检查甲、检查乙",
        "responsible": "某某",
    }
    return create(RectificationOrders, values, clerk)


@pytest.fixture
def find(place: Record, clerk: Author) -> Callable[..., Record]:
    """``find(level=…)``: register a hazard found on 3 March 2025."""

    def made(**changes: Any) -> Record:
        values = {
            "hazard_no": f"YL-{uuid4().hex[:8]}",
            "object": place.pk,
            "source": "21",
            "found_on": date(2025, 3, 3),
            "found_by": "检查甲",
            "place": "后厨",
            "part": "配电箱",
            "description": "配电箱门未关闭",
            "category": "B04",
            "level": "general",
            "handling": "limited",
            "requirement": "加锁",
            "rectifying_unit": "某餐馆",
            "rectifier": "某某",
            "supervising_unit": "安全环保科",
            "supervisor": "检查甲",
        }
        return create(Hazards, values | changes, clerk)

    return made


@pytest.fixture
def photo(db: None) -> Callable[..., Attachment]:
    """``photo(record)``: lay a picture of after the rectification with a hazard, or with another ledger's record."""

    def lay(record: Record, ledger: str = "safety.hazard", phase: str = "after") -> Attachment:
        return Attachment.objects.create(
            ledger=ledger,
            record=record.pk,
            phase=phase,
            digest=uuid4().hex * 2,
            name="整改后.jpg",
            media_type="image/jpeg",
            size=1,
            uploaded_at=timezone.now(),
        )

    return lay
