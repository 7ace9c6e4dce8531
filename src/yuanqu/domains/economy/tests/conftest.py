"""Enterprises and statements to judge against."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from yuanqu.domains.economy.codes import GROWTH_KIND
from yuanqu.domains.economy.ledgers.candidate import Candidate
from yuanqu.domains.economy.ledgers.month_lock import MonthLock
from yuanqu.domains.economy.ledgers.statement import Statement, Statements
from yuanqu.registers.ledgers.above_scale import AboveScale

Row = dict[str, Any]


@pytest.fixture
def enterprise(register: Callable[..., Any]) -> UUID:
    """One enterprise of the zone."""
    made: UUID = register().pk
    return made


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


@pytest.fixture
def candidate(db: None) -> Callable[[UUID, int], Candidate]:
    """``candidate(enterprise, year)``: the enterprise in that year's pool."""

    def make(enterprise: UUID, year: int) -> Candidate:
        return Candidate.objects.create(
            enterprise_id=enterprise,
            year=year,
            kind=GROWTH_KIND.choices[0][0],
            standard=Decimal(2000),
            revenue_last_year=Decimal(1800),
            revenue_ytd=Decimal(900),
            as_of=date(year, 4, 1),
            planned_batch="年度第一批",
            leader="李梅",
            department="经济运行科",
            owner="王建国",
            listed_on=date(year, 1, 10),
            state="nurtured",
        )

    return make
