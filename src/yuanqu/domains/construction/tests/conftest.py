"""A project, people, and makers of records (项目建设测试的共用数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.construction.ledgers.key_project import KeyProjects
from yuanqu.domains.construction.ledgers.problem import Problems
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.people.models import Account, Department, Role
from yuanqu.registers.ledgers.project import Project


def _account(name: str, role: Role) -> Author:
    department, _ = Department.objects.get_or_create(code="construction", defaults={"name": "项目建设科"})
    made = Account.objects.create_user(name, "Build-12345", name=name, role=role, department=department)
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
def project(db: None) -> Project:
    """Signed on 2 January 2025, not started."""
    return Project.objects.create(
        number="P1",
        name="铜箔项目",
        park="main",
        kind="land",
        signed_on=date(2025, 1, 2),
        filed_on=date(2025, 1, 8),
        total_investment=Decimal(1000),
    )


@pytest.fixture
def key_project(project: Project, clerk: Author) -> Record:
    """It is on the list of 2025 since 20 January."""
    values = {
        "number": "ZD2025-001",
        "project": project.pk,
        "tier": "zone",
        "year_class": "new",
        "nature": "1",
        "scope": "厂房",
        "scope_this_year": "主体",
        "plan_year": Decimal(600),
        "done_before": Decimal(100),
        "leader": "王五",
        "unit": "项目建设科",
        "officer": "赵六",
        "listed_on": date(2025, 1, 20),
    }
    return create(KeyProjects, values, clerk)


@pytest.fixture
def problem(project: Project, clerk: Author) -> Callable[..., Record]:
    """``problem(permit=…)``: raise one on 3 March 2025."""

    def raised(**changes: Any) -> Record:
        values = {
            "number": "WT2025-001",
            "project": project.pk,
            "raised_on": date(2025, 3, 3),
            "source": "weekly",
            "kind": "poles",
            "title": "高压线未迁",
            "text": "地块内高压线影响桩机作业",
        }
        return create(Problems, values | changes, clerk)

    return raised
