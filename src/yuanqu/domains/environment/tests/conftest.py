"""People, an outlet with its limits, samples and readings (生态环境测试的共用数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from yuanqu.domains.environment.ledgers.limit import Limits
from yuanqu.domains.environment.ledgers.limit_set import LimitSets
from yuanqu.domains.environment.ledgers.outlet import Outlets
from yuanqu.domains.environment.ledgers.outlet_standard import OutletStandards
from yuanqu.domains.environment.ledgers.reading import Readings
from yuanqu.domains.environment.ledgers.sample import Samples
from yuanqu.domains.environment.ledgers.sampling_round import SamplingRounds
from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.people.models import Account, Department, Role

CADMIUM, ZINC = "w20115", "w20123"


def _account(name: str, role: Role) -> Author:
    department, _ = Department.objects.get_or_create(code="safety", defaults={"name": "安全环保科"})
    made = Account.objects.create_user(name, "Rivers-12345", name=name, role=role, department=department)
    return author(made, "page")


@pytest.fixture
def clerk(db: None) -> Author:
    """One clerk."""
    return _account("甲", Role.CLERK)


@pytest.fixture
def another(db: None) -> Author:
    """Another."""
    return _account("乙", Role.CLERK)


@pytest.fixture
def head(db: None) -> Author:
    """The head of the department."""
    return _account("科长", Role.HEAD)


@pytest.fixture
def outlet(clerk: Author) -> Record:
    """An outlet held to 0.005 mg/L of cadmium and 1 mg/L of zinc since 2024."""
    values = {
        "outlet_no": "YS-1", "name": "东口", "park": "main", "kind": "storm", "ownership": "zone",
        "catchment": "某厂", "receiving_water": "某河", "water_class": "3", "regime": "rain",
        "in_use_from": date(2024, 1, 1), "analytes": "总镉、总锌", "keeper": "甲",
    }  # fmt: skip
    made = create(Outlets, values, clerk)
    standard = create(LimitSets, {"set_no": "3", "name": "Ⅲ类", "scope": "某河", "source": "GB 3838"}, clerk)
    for analyte, ceiling in ((CADMIUM, "0.005"), (ZINC, "1")):
        limit(clerk, standard, analyte, ceiling, date(2002, 6, 1))
    since = {"valid_from": date(2024, 1, 1), "basis": "方案"}
    create(OutletStandards, {"outlet": made.pk, "rank": 2, "limit_set": standard.pk, **since}, clerk)
    return made


def limit(by: Author, standard: Record, analyte: str, ceiling: str, since: date, **more: Any) -> Record:
    """A limit of one analyte in mg/L."""
    values = {
        "limit_set": standard.pk, "analyte": analyte, "ceiling": Decimal(ceiling), "unit": "mg",
        "valid_from": since, "clause": "表1", "entered_by": "甲", "checked_by": "乙",
    }  # fmt: skip
    return create(Limits, values | more, by)


@pytest.fixture
def sample(outlet: Record, clerk: Author) -> Callable[..., Record]:
    """``sample("S-1", date)``: water taken at half past nine; ``dry="…"``: there was none."""

    def made(number: str, day: date, dry: str = "", **changes: Any) -> Record:
        at = datetime(day.year, day.month, day.day, 1, 30, tzinfo=UTC)
        task = {
            "round_no": f"R-{number}", "sampled_on": day, "purpose": "例行", "weather": "rain",
            "lab": "某检测", "samplers": "甲、乙",
        }  # fmt: skip
        values = {
            "sample_no": number, "round": create(SamplingRounds, task, clerk).pk, "outlet": outlet.pk,
            "sampled_at": at, "dry": bool(dry), "dry_reason": dry or None, "qc_kind": "none",
            "appearance": None if dry else "清", "analytes": None if dry else "总镉、总锌",
            "samplers": "甲、乙", "recorder": "甲", "checker": "乙",
        }  # fmt: skip
        return create(Samples, values | changes, clerk)

    return made


@pytest.fixture
def reading(clerk: Author) -> Callable[..., Record]:
    """``reading(sample, "0.0078")``: cadmium as the report prints it, reported today unless said."""

    def made(of: Any, text: str, analyte: str = CADMIUM, unit: str = "mg", **changes: Any) -> Record:
        day = timezone.localtime(of.sampled_at).date()
        values = {
            "sample": of.pk, "analyte": analyte, "result_text": text, "unit": unit, "method": "HJ 700",
            "measured_on": day, "lab": "某检测", "analysed_by": "丙", "reviewed_by": "丁",
            "approved_by": "戊", "report_no": "B-1", "reported_on": day,
        }  # fmt: skip
        return create(Readings, values | changes, clerk)

    return made


@pytest.fixture
def lay() -> Callable[..., None]:
    """Lay a file with a record."""

    def laid(of: Record, ledger: str, phase: str = "") -> None:
        words = {"digest": uuid4().hex * 2, "name": "照片.jpg", "media_type": "image/jpeg", "size": 1}
        Attachment.objects.create(
            ledger=ledger, record=of.pk, phase=phase, uploaded_at=timezone.now(), **words
        )

    return laid
