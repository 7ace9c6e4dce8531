"""What is taken away says no more of linked records than their reader may see."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.exporting.records import export_csv
from yuanqu.engines.ledger.titles import HIDDEN
from yuanqu.people.models import Account, Role
from yuanqu.terms import credit_code


@pytest.fixture
def taken(projects: dict[str, Any], register: Callable[..., Any]) -> Callable[[str | None], str]:
    """``taken(name)``: the projects as the account of the enterprise ``name`` takes them; None: the program itself."""
    projects_ledger = registry.ledger("registers.project")
    codes = {"甲": "91360900MA0000001", "乙": "91360900MA0000002"}
    firms = {name: register(uscc=credit_code.make(code), name=f"{name}厂") for name, code in codes.items()}
    with changing(way="command", reason="样例"):
        for number, firm in zip(("XM-1", "XM-2"), firms.values(), strict=True):
            projects[number].enterprise = firm
            projects[number].save()

    def csv(name: str | None) -> str:
        reader = None
        if name:
            own = firms[name].pk
            reader = Account.objects.create_user(
                f"of {name}", None, name=name, role=Role.ENTERPRISE, enterprise=own
            )
        out = io.BytesIO()
        export_csv(projects_ledger, projects_ledger.record.objects.order_by("number"), out, (), reader)
        return out.getvalue().decode("utf-8-sig")

    return csv


def test_an_enterprise_is_not_told_of_another(taken: Callable[[str | None], str]) -> None:
    text = taken("甲")
    assert "甲厂" in text
    assert "乙厂" not in text
    assert HIDDEN in text


def test_the_program_itself_takes_everything(taken: Callable[[str | None], str]) -> None:
    assert {"甲厂", "乙厂"} <= set(taken(None).replace("\n", ",").split(","))
