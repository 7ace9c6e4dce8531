"""Enterprises and statements to judge against."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from yuanqu.domains.economy.ledgers.month_lock import MonthLock
from yuanqu.domains.economy.ledgers.statement import Statement, Statements
from yuanqu.registers.ledgers.above_scale import AboveScale
from yuanqu.registers.ledgers.enterprise import Enterprise
from yuanqu.terms import credit_code

Row = dict[str, Any]


@pytest.fixture
def enterprise(db: None) -> UUID:
    """One enterprise of the zone."""
    return Enterprise.objects.create(
        uscc=credit_code.make("91360900MA35ABCDE"),
        name="云岚精铜有限公司",
        park="main",
        main_activity_1="铜杆生产",
        registration_category="112",
        control_type="private",
        size_class="medium",
        operating_status="operating",
        opened_on=date(2012, 5, 1),
        registered_address="云岚大道1号",
        site_address="云岚大道1号",
        legal_rep="某某",
        contact="某某",
        phone="0795-0000000",
        employees_end=320,
        employees_female=90,
        accounting_standard="enterprise",
        premises_type="own_inside",
    ).pk


@pytest.fixture
def in_register(enterprise: UUID) -> UUID:
    """The enterprise, in the register of industry from 2024-02 on."""
    AboveScale.objects.create(
        enterprise_id=enterprise,
        specialty="B",
        threshold="industry_2000",
        entry_route="yearly_grown",
        batch="年度第一批",
        in_month=date(2024, 2, 1),
        base_source="reported",
    )
    return enterprise


@pytest.fixture
def statement(enterprise: UUID) -> Callable[..., Row]:
    """A statement's row: every amount 0 but those given."""

    def make(month: date, edition: int = 1, **values: Any) -> Row:
        row: Row = {}
        for name, column in Statements.declared().items():
            if column.kind in ("amount", "whole"):
                row[name] = Decimal(0) if column.kind == "amount" else 0
            else:
                row[name] = None if column.empty else "某某"
        row |= {
            "enterprise": enterprise,
            "month": month,
            "edition": edition,
            "reported_on": date(month.year, 12, 31),
        }
        return row | {name: Decimal(v) if isinstance(v, int) else v for name, v in values.items()}

    return make


@pytest.fixture
def keep() -> Callable[[Row], None]:
    """Hold a statement's row in the ledger."""

    def hold(row: Row) -> None:
        Statement.objects.create(**{("enterprise_id" if k == "enterprise" else k): v for k, v in row.items()})

    return hold


@pytest.fixture
def lock(db: None) -> Callable[..., None]:
    """Lock a month."""

    def locked(month: date, on: date, **unlocked: Any) -> None:
        MonthLock.objects.create(month=month, locked_on=on, locked_by="办公室", **unlocked)

    return locked
