"""A clerk and an approval parcel (要素保障测试的共用数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.resources.ledgers.land_approval import LandApprovals
from yuanqu.domains.resources.ledgers.quota import Quotas
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.people.models import Account, Department, Role


@pytest.fixture
def clerk(db: None) -> Author:
    """A clerk of the land office."""
    department, _ = Department.objects.get_or_create(name="自然资源科", defaults={"code": "land"})
    made = Account.objects.create_user(
        "land", "Lands-12345", name="甲", role=Role.CLERK, department=department
    )
    return author(made, "page")


@pytest.fixture
def quota(clerk: Author) -> Record:
    """Ten hectares of new building land."""
    values = {
        "quota_no": "ZB-1",
        "doc_no": "资函1号",
        "kind": "new_built",
        "year": 2025,
        "issued_on": date(2025, 1, 6),
        "issued": Decimal(10),
        "area_unit": "hectare",
    }
    return create(Quotas, values, clerk)


@pytest.fixture
def parcel(quota: Record, clerk: Author) -> Callable[..., Record]:
    """``parcel(area=…)``: so many 亩 of collective farmland without wood, half of it arable."""

    def made(number: str = "BP-1", area: int = 60, **changes: Any) -> Record:
        none = dict.fromkeys(("paddy", "basic", "forest", "built", "unused", "state_owned"), Decimal(0))
        values = {
            "approval_no": number,
            "batch": "云岚市2025年第3批次",
            "batch_kind": "town",
            "name": f"{number}地块",
            "place": "某路北侧",
            "park": "main",
            "land_use": "1001",
            "area": Decimal(area),
            "area_unit": "mu",
            "farm": Decimal(area),
            "arable": Decimal(area) / 2,
            "collective": Decimal(area),
            "new_built": Decimal(area),
            "quota_source": "state",
            "quota": quota.pk,
            "balance": "promised",
            "conforms": True,
            "redline": "none",
            "purpose": "2",
            "agreed": "all",
            "unlawful": "none",
            "petition": "none",
            "compiler": "自然资源科",
            "person": "甲",
            "listed_on": date(2025, 3, 3),
        }
        return create(LandApprovals, values | none | changes, clerk)

    return made
