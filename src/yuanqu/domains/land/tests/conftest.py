"""A parcel, its plant, people and makers of records (土地效益测试的共用数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from yuanqu.domains.land.ledgers.disposal import Disposals
from yuanqu.domains.land.ledgers.underuse_finding import UnderuseFindings
from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.people.models import Account, Department, Role
from yuanqu.registers.ledgers.parcel import Parcels
from yuanqu.registers.ledgers.plant import Plants
from yuanqu.registers.ledgers.plant_unit import PlantUnits
from yuanqu.registers.ledgers.project import Project

_numbers = count(1)


def _account(name: str, role: Role) -> Author:
    department, _ = Department.objects.get_or_create(code="land", defaults={"name": "自然资源科"})
    made = Account.objects.create_user(name, "Land-123456", name=name, role=role, department=department)
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
def firm(register: Any) -> Any:
    """Who sits on the land."""
    return register()


@pytest.fixture
def project(db: None) -> Project:
    """Signed on 2 January 2025."""
    return Project.objects.create(
        number="P1", name="铜箔项目", park="main", kind="land", signed_on=date(2025, 1, 2)
    )


@pytest.fixture
def parcel(firm: Any, clerk: Author) -> Record:
    """Twenty 亩, granted in 2015."""
    values = {
        "parcel_no": "DK-1",
        "name": "科创路地块",
        "location": "科创路1号",
        "park": "main",
        "enterprise": firm.pk,
        "multi_tenant": False,
        "ownership": "state",
        "right_type": "granted",
        "approved_use": "100102",
        "area": Decimal(20),
        "area_unit": "mu",
        "build_state": "built",
        "contract_no": "C-1",
        "agreed_start": date(2015, 1, 1),
        "agreed_finish": date(2016, 1, 1),
        "actual_start": date(2015, 1, 1),
        "condition": "underused",
    }
    return create(Parcels, values, clerk)


@pytest.fixture
def plant(clerk: Author) -> Record:
    """A building of 2000 平方米, 1900 of them to let; designed for 丙."""
    values = {
        "plant_no": "CF-1",
        "name": "1号楼",
        "estate": "标准厂房园",
        "park": "main",
        "plant_kind": "state_standard",
        "plant_form": "separate",
        "owner": "园区公司",
        "title_no": "T-1",
        "accepted": True,
        "fire_accepted": True,
        "floor_area": Decimal(2000),
        "lettable_area": Decimal(1900),
        "fire_class": "3",
    }
    return create(Plants, values, clerk)


@pytest.fixture
def unit(plant: Record, clerk: Author) -> Record:
    """One half of it."""
    values = {
        "unit_no": "CF-1-1",
        "plant": plant.pk,
        "floor": "1层",
        "floor_area": Decimal(1000),
        "lettable_area": Decimal(950),
    }
    return create(PlantUnits, values, clerk)


@pytest.fixture
def find(parcel: Record, firm: Any, clerk: Author) -> Callable[..., Record]:
    """``find(occupied_area=…)``: ten of its twenty 亩 are put on the list on 10 January 2024."""

    def made(**changes: Any) -> Record:
        values = {
            "finding_no": f"RD-{next(_numbers)}",
            "year": 2024,
            "enterprise": firm.pk,
            "parcel": parcel.pk,
            "occupied_area": Decimal(10),
            "area_unit": "mu",
            "business_state": "stopped",
            "current_use": "empty",
            "underuse_kind": "stopped",
            "basis": "停产一年以上",
            "found_on": date(2024, 1, 10),
            "plan_unit": "自然资源科",
        }
        return create(UnderuseFindings, values | changes, clerk)

    return made


@pytest.fixture
def dispose(find: Callable[..., Record], clerk: Author) -> Callable[..., Record]:
    """``dispose(method=…)``: all of the ten 亩, opened on 1 February 2024."""

    def made(**changes: Any) -> Record:
        values = {
            "disposal_no": f"CZ-{next(_numbers)}",
            "finding": changes.pop("finding", None) or find().pk,
            "opened_on": date(2024, 2, 1),
            "method": "swap",
            "subject": "land",
            "land_area": Decimal(10),
            "area_unit": "mu",
            "unit": "自然资源科",
            "leader": "某某",
        }
        return create(Disposals, values | changes, clerk)

    return made


@pytest.fixture
def paper(db: None) -> Callable[[str, Record], None]:
    """``paper(ledger, record)``: lay a paper of before and one of after with the record."""

    def lay(ledger: str, record: Record) -> None:
        for phase in ("before", "after"):
            Attachment.objects.create(
                ledger=ledger,
                record=record.pk,
                phase=phase,
                digest=uuid4().hex * 2,
                name="文书.pdf",
                media_type="application/pdf",
                size=1,
                uploaded_at=timezone.now(),
            )

    return lay
