"""A clerk, an enterprise and what the ledgers know of it (科技创新测试的共用数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.economy.ledgers.rd_year import RdYear
from yuanqu.domains.economy.ledgers.statement import Statement
from yuanqu.domains.innovation.ledgers.batch import Batches
from yuanqu.domains.innovation.ledgers.bond import Bonds
from yuanqu.domains.innovation.ledgers.criterion import Criterion
from yuanqu.domains.innovation.ledgers.entry import Entries
from yuanqu.domains.innovation.ledgers.qualification import Qualifications
from yuanqu.domains.innovation.ledgers.renovation import Renovations
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.people.models import Account, Department, Role
from yuanqu.registers.ledgers.rule import Rule


def person(name: str, department: str, role: Role = Role.CLERK) -> Account:
    """An account of a department."""
    made, _ = Department.objects.get_or_create(name=department, defaults={"code": name})
    return Account.objects.create_user(name, "Innovate-12345", name=name, role=role, department=made)


@pytest.fixture
def clerk(db: None) -> Author:
    """A clerk of the office."""
    return author(person("innovation", "科技创新科"), "page")


@pytest.fixture
def enterprise(register: Callable[..., Any]) -> Any:
    """One enterprise of the zone."""
    return register()


@pytest.fixture
def title(enterprise: Any, clerk: Author) -> Callable[..., Record]:
    """``title(kind=…, valid_to=…)``: a title of the enterprise."""

    def made(batch: str = "2022年第一批", **changes: Any) -> Record:
        values = {
            "enterprise": enterprise.pk,
            "kind": "innovative",
            "level": "province",
            "batch": batch,
            "route": "evaluated",
            "authority": "省工业和信息化厅",
            "doc_no": "公告1号",
            "announced_on": date(2022, 6, 10),
            "valid_from": date(2022, 6, 10),
            "valid_to": date(2025, 6, 9),
        }
        return create(Qualifications, values | changes, clerk)

    return made


@pytest.fixture
def books(enterprise: Any) -> Callable[..., None]:
    """``books(2024, revenue=…)``: the December statement of a year, in 千元."""

    def hold(year: int, **values: int) -> None:
        row: dict[str, Any] = {"enterprise_id": enterprise.pk, "month": date(year, 12, 1), "edition": 1}
        for field in Statement._meta.concrete_fields:
            if getattr(field, "kind", "") in ("amount", "whole") and field.name not in row:
                row[field.name] = Decimal(0)
        row |= {"reported_on": date(year + 1, 1, 18), **values}
        Statement.objects.create(**row)

    return hold


@pytest.fixture
def research(enterprise: Any) -> Callable[..., None]:
    """``research(2024, 900)``: what was spent on research in a year, in 千元."""

    def hold(year: int, cost: int, staff: int = 20) -> None:
        RdYear.objects.create(
            enterprise_id=enterprise.pk,
            year=year,
            has_rd=True,
            has_rd_unit=False,
            rd_staff=staff,
            rd_cost_total=cost,
            patents_applied=1,
            invention_valid=2,
        )

    return hold


@pytest.fixture
def criterion(db: None) -> Callable[..., None]:
    """A condition of a title, in force since 2016."""

    def declare(code: str, kind: str, item: str, test: str, bound: int | None = None, **more: Any) -> None:
        values: dict[str, Any] = {"level": "none", "valid_from": date(2016, 1, 1), "source": "办法第十一条"}
        values |= {"code": code, "kind": kind, "item": item, "test": test, "bound": bound, **more}
        Criterion.objects.create(**values)

    return declare


@pytest.fixture
def applied(enterprise: Any, clerk: Author) -> Callable[..., Record]:
    """``applied(score=…)``: an application of the enterprise for 高新技术企业, with such a check-up."""

    def made(**checkup: Any) -> Record:
        batch = {"kind": "high_tech", "level": "none", "batch": "2025年第一批", "platform": "申报平台"}
        held = create(Batches, batch, clerk)
        values = {"number": "SB-1", "batch": held.pk, "enterprise": enterprise.pk, "entry_kind": "new"}
        values |= {"owner": "王", "planned_on": date(2025, 3, 3)}
        return create(Entries, values | checkup, clerk)

    return made


@pytest.fixture
def limits(db: None) -> None:
    """The limits of the special bond."""
    for code, value in (
        ("bond_fixed_least", 2000),
        ("bond_done_most", 80),
        ("bond_retired_least", 10),
        ("bond_rate_most", 15),
    ):
        Rule.objects.create(
            code=code, name=code, value=value, unit="x", valid_from=date(2024, 1, 1), source="申报通知"
        )


@pytest.fixture
def renovation(enterprise: Any, clerk: Author) -> Record:
    """A renovation project of 30 million."""
    values = {
        "number": "JG2025-001",
        "name": "某某智能化改造项目",
        "enterprise": enterprise.pk,
        "build_nature": "rebuild",
        "kinds": "智能化、设备更新",
        "invest_total": Decimal(3000),
        "invest_fixed": Decimal(2700),
        "invest_equipment": Decimal(2000),
        "listed_on": date(2025, 1, 6),
        "in_stat": True,
    }
    return create(Renovations, values, clerk)


@pytest.fixture
def bond(renovation: Record, clerk: Author) -> Callable[..., Record]:
    """``bond(asked=…)``: an application with all its papers."""

    def made(**changes: Any) -> Record:
        papers = ("filing", "planning", "land", "energy", "safety", "env", "permit")
        values = {
            "renovation": renovation.pk,
            "batch": "2025年第二批",
            "field": "industry",
            "sector": "machinery",
            "invest_fixed": Decimal(2700),
            "done_share": Decimal(35),
            "is_new_build": False,
            "asked": Decimal(400),
            "listed_on": date(2025, 3, 3),
            "fund_proof": "自筹承诺",
            **{f"{paper}_no": "不涉及" for paper in papers},
        }
        return create(Bonds, values | changes, clerk)

    return made
