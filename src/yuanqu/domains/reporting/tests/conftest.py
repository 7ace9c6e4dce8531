"""The office, a leader, the heads, and an edition on its way (工作总结测试的共用数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from yuanqu.domains.reporting.editions import begin
from yuanqu.domains.reporting.ledgers.confirmation import Confirmation, ConfirmationLoop
from yuanqu.domains.reporting.ledgers.edition import Edition, EditionLoop
from yuanqu.domains.reporting.stating import OFFICE, departments
from yuanqu.engines.ledger.writing import Author, author
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.people.models import Account, Department, Role
from yuanqu.terms.periods import Period

HALF_YEAR = Period.half(2025, 1)
NUMBERED = {"issue_no": "云高新办〔2025〕18号"}


class People:
    """Everybody who has a part in an edition."""

    def __init__(self) -> None:
        self.office = self._one("office", Role.OFFICE, OFFICE)
        self.leader = self._one("leader", Role.LEADER)
        self.heads = {
            name: self._one(f"head-{number}", Role.HEAD, name) for number, name in enumerate(departments())
        }

    @staticmethod
    def _one(username: str, role: Role, department: str = "") -> Author:
        held = None
        if department:
            held, _ = Department.objects.get_or_create(name=department, defaults={"code": username})
        made = Account.objects.create_user(username, "Report-123", name=username, role=role, department=held)
        return author(made, "page")


@pytest.fixture
def people(db: None) -> People:
    """The office, a leader, a head of each department that has figures in the report."""
    return People()


@pytest.fixture
def edition(people: People) -> Edition:
    """A first edition of the first half of 2025, drafted."""
    made = begin(HALF_YEAR, date(2025, 6, 30), people.office)
    return move(made, "draft", people.office)


def move(edition: Edition, name: str, by: Author, **deed: Any) -> Edition:
    """Make a move of an edition; gives it as it then stands."""
    perform(EditionLoop, edition.pk, name, by, Deed(**deed))
    edition.refresh_from_db()
    return edition


def asked(edition: Edition, **where: Any) -> list[Any]:
    """The confirmations asked for, by round and department."""
    return list(Confirmation.objects.filter(edition=edition, **where).order_by("round_no", "department"))


def confirm_all(edition: Edition, people: People) -> None:
    """Let each head confirm what it was asked."""
    for record in asked(edition, state="asked"):
        perform(ConfirmationLoop, record.pk, "confirm", people.heads[record.department])


@pytest.fixture
def sealing(people: People) -> Callable[[Edition], Edition]:
    """``sealing(edition)``: from the draft through all confirmations to the seal."""

    def done(edition: Edition) -> Edition:
        move(edition, "circulate", people.office)
        confirm_all(edition, people)
        move(edition, "approve", people.leader)
        return move(edition, "seal", people.office, values=NUMBERED)

    return done
