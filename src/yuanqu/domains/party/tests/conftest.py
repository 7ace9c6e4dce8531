"""People, an enterprise, its survey, target and organisation (党建测试的共用数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from yuanqu.domains.party.ledgers.organisation import Organisations
from yuanqu.domains.party.ledgers.survey import Surveys
from yuanqu.domains.party.ledgers.target import Targets
from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.people.models import Account, Department, Role


def _account(name: str, role: Role) -> Author:
    department, _ = Department.objects.get_or_create(code="party", defaults={"name": "党建科"})
    made = Account.objects.create_user(name, "Party-12345", name=name, role=role, department=department)
    return author(made, "page")


@pytest.fixture
def clerk(db: None) -> Author:
    """An organiser."""
    return _account("组织员", Role.CLERK)


@pytest.fixture
def head(db: None) -> Author:
    """The head of the department."""
    return _account("科长", Role.HEAD)


@pytest.fixture
def enterprise(register: Callable[..., Any]) -> Record:
    """A private enterprise."""
    made: Record = register(is_private=True)
    return made


@pytest.fixture
def survey(enterprise: Record, clerk: Author) -> Callable[..., Record]:
    """``survey(full, round)``: so many full members were found in that round."""

    def made(full: int, number: int) -> Record:
        values = {
            "enterprise": enterprise.pk, "survey_round": f"2025年第{number}轮", "ownership_basis": "private",
            "operation": "operating", "fixed_site": True, "ten_employees": True, "in_business": True,
            "scale": "below_scale", "employees": 80, "members_full": full, "members_probationary": 0,
            "members_here": full, "members_elsewhere": 0, "owner_politics": "masses", "has_org": False,
            "no_org_reason": "due" if full >= 3 else "unmet", "planned_on": date(2025, 6, 30),
            "planned_mode": "single", "coverage": "uncovered", "surveyor": "某某",
            "surveyed_on": date(2025, 2, number), "signed": True,
        }  # fmt: skip
        return create(Surveys, values, clerk)

    return made


@pytest.fixture
def target(enterprise: Record, clerk: Author) -> Callable[..., Record]:
    """``target(mode)``: the enterprise on the list of 10 February, to be covered so."""

    def made(mode: str = "single") -> Record:
        values = {
            "campaign": "攻坚", "phase": 1, "enterprise": enterprise.pk, "listed_on": date(2025, 2, 10),
            "basis": "due", "target_mode": mode, "due_on": date(2025, 6, 30),
        }  # fmt: skip
        return create(Targets, values, clerk)

    return made


@pytest.fixture
def organisation(db: None, clerk: Author) -> Record:
    """A branch approved on 10 March."""
    values = {
        "org_code": "YLGX-N001", "org_name": "中共某某有限公司支部委员会", "org_type": "branch", "form_mode": "single",
        "parent": "综合党委", "approved_by": "综合党委", "approval_no": "1号", "approved_on": date(2025, 3, 10),
        "secretary": "某某", "secretary_source": "owner", "short_name": "某某支部",
    }  # fmt: skip
    return create(Organisations, values, clerk)


@pytest.fixture
def photo(db: None) -> Callable[[str, Any], Attachment]:
    """``photo(ledger, record)``: lay a picture of afterwards with a record."""

    def lay(ledger: str, record: Any) -> Attachment:
        return Attachment.objects.create(
            ledger=ledger, record=record.pk, phase="after", digest=uuid4().hex * 2, name="佐证.jpg",
            media_type="image/jpeg", size=1, uploaded_at=timezone.now(),
        )  # fmt: skip

    return lay
