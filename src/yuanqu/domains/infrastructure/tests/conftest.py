"""A clerk, a work and a facility with a demand (基础设施测试的共用数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.infrastructure.ledgers.facility import Facilities
from yuanqu.domains.infrastructure.ledgers.utility_demand import UtilityDemands
from yuanqu.domains.infrastructure.ledgers.work import Works
from yuanqu.domains.infrastructure.ledgers.work_part import WorkParts
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.people.models import Account, Department, Role
from yuanqu.registers.ledgers.project import Project


@pytest.fixture
def clerk(db: None) -> Author:
    """A clerk of the planning office."""
    department, _ = Department.objects.get_or_create(name="规划建设科", defaults={"code": "works"})
    made = Account.objects.create_user(
        "works", "Works-12345", name="甲", role=Role.CLERK, department=department
    )
    return author(made, "page")


@pytest.fixture
def work(clerk: Author) -> Record:
    """A road, ready to be tendered and begun."""
    approvals = dict.fromkeys(("feasibility_on", "design_on", "estimate_on", "audit_on"), date(2024, 3, 1))
    values = {
        "work_no": "GC-1",
        "name": "东港路",
        "kind": "road",
        "from_to": "甲路至乙路",
        "length": Decimal(820),
        "content": "新建道路",
        "total_investment": Decimal(4000),
        "contract_price": Decimal(3600),
        "funding": "bond",
        "owner": "建设公司",
        "builder": "施工公司",
        "supervisor": "监理公司",
        "department": "规划建设科",
        "person": "甲",
        "year_goal": "年内建成",
        "permit_on": date(2024, 4, 1),
        "clearing": "done",
        "relocation": "none",
        "planned_on": date(2024, 1, 5),
        "planned_start": date(2024, 4, 1),
        "planned_finish": date(2025, 3, 31),
    }
    return create(Works, values | approvals, clerk)


@pytest.fixture
def part(work: Record, clerk: Author) -> Callable[..., Record]:
    """``part("asphalt", 95, done=…)``: a part of the road, 100 designed."""

    def made(name: str, weight: int, done: int | Decimal, carries_use: bool = True) -> Record:
        values = {
            "work": work.pk,
            "section": "全段",
            "part": name,
            "carries_use": carries_use,
            "weight": Decimal(weight),
            "unit": "metre",
            "designed": Decimal(100),
            "done": Decimal(done),
            "as_of": date(2025, 3, 31),
        }
        return create(WorkParts, values, clerk)

    return made


@pytest.fixture
def facility(clerk: Author) -> Record:
    """A substation."""
    values = {
        "facility_no": "SS-1",
        "name": "变电站",
        "kind": "substation",
        "park": "main",
        "operator": "供电公司",
        "online_on": date(2020, 1, 1),
    }
    return create(Facilities, values, clerk)


@pytest.fixture
def demand(facility: Record, clerk: Author) -> Callable[..., Record]:
    """``demand("XQ-1", 2500)``: so many 千伏安 asked of the substation."""

    def made(number: str, quantity: int, **changes: Any) -> Record:
        project, _ = Project.objects.get_or_create(
            number="P1", defaults={"name": "项目", "park": "main", "kind": "land"}
        )
        values = {
            "demand_no": number,
            "project": project.pk,
            "resource": "power",
            "facility": facility.pk,
            "quantity": Decimal(quantity),
            "voltage": "kv10",
            "feeds": "single",
            "registered_on": date(2025, 1, 10),
            "needed_on": date(2025, 6, 1),
        }
        return create(UtilityDemands, values | changes, clerk)

    return made
