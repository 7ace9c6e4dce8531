"""Whoever sends a workbook or fills in a form is told of no linked record that is not his to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.entering import enter_row
from yuanqu.engines.ledger.importing.prepared import Prepared, SourceFile
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.engines.ledger.titles import HIDDEN
from yuanqu.people.models import Account, Role

pytestmark = pytest.mark.django_db
OWN, TWICE = "青禾精密机械有限公司", "云岫新材料科技有限公司"


@pytest.fixture
def owner(enterprises: list[Any]) -> Account:
    """The account of the first enterprise: it reads that one of the register alone."""
    return Account.objects.create_user(
        "own", None, name="企", role=Role.ENTERPRISE, enterprise=enterprises[0].pk
    )


@pytest.fixture
def sent(book: Callable[..., Path], rows: Any) -> Callable[..., Prepared]:
    """``sent(reader, enterprise, …)``: a project of that enterprise as ``reader`` imports it."""

    def read(reader: Account | None, enterprise: str, **values: Any) -> Prepared:
        path = book(rows.headings, [rows.project(1, 实施企业=enterprise, **values)])
        return prepare(SourceFile.of(path), registry.ledger("registers.project"), reader=reader)

    return read


@pytest.mark.parametrize("given", [TWICE, f"{TWICE[:-1]}", "by key"])
def test_another_enterprise_is_neither_found_nor_hinted_at(
    sent: Callable[..., Prepared], owner: Account, enterprises: list[Any], given: str
) -> None:
    text = enterprises[1].uscc if given == "by key" else given
    (problem,) = sent(owner, text).problems
    assert problem.code == "import.link_not_found"
    assert not any(said in f"{problem.expected}{problem.mend}" for said in (TWICE, enterprises[1].uscc))
    assert sent(None, text).problems != [problem]


def test_what_is_ones_own_is_found(sent: Callable[..., Prepared], owner: Account) -> None:
    assert sent(owner, OWN).clean


def test_a_preview_withholds_the_record_that_stood_there(
    sent: Callable[..., Prepared], owner: Account, enterprises: list[Any], projects: dict[str, Any]
) -> None:
    with changing(way="command", reason="样例"):
        projects["XM-1"].enterprise = enterprises[1]
        projects["XM-1"].save()
    (change,) = [one for one in sent(owner, OWN, 项目编号="XM-1").changes if one.column == "实施企业"]
    assert (change.before, OWN in change.after) == (HIDDEN, True)


@pytest.mark.parametrize("by", ["key", "name", "id"])
def test_a_form_answers_alike(owner: Account, enterprises: list[Any], by: str) -> None:
    foreign = enterprises[1]
    text = {"key": foreign.uscc, "name": TWICE[:-1], "id": str(foreign.pk)}[by]
    _, (problem,) = enter_row(registry.ledger("registers.project"), {"enterprise": text}, owner)
    assert problem.code == "cell.link_not_found"
    assert TWICE not in f"{problem.expected}{problem.mend}"
