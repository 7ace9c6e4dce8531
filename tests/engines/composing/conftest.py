"""Who composes and who looks on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yuanqu.people.models import Account, Department, Role


@pytest.fixture
def person(db: None) -> Callable[..., Account]:
    """``person(role, department)``: an account."""

    def made(role: Role, department: str = "") -> Account:
        of = (
            Department.objects.get_or_create(name=department, defaults={"code": department})[0]
            if department
            else None
        )
        return Account.objects.create_user(
            f"{role}{department}", "Own-12345", name="王", role=role, department=of
        )

    return made
