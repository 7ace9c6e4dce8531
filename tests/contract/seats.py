"""Everybody who may sit at the product, and what the declarations let each do (席位).

What is expected is worked out here, from `keeper` and `rights` alone, not by asking `yuanqu.people.access`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.people.models import Account, Department, Role
from yuanqu.people.rights import EVERYONE


@dataclass(frozen=True)
class Seat:
    """Somebody at the product: an account with its place."""

    name: str
    account: Account

    @property
    def role(self) -> str:
        return self.account.role

    def take(self) -> None:
        """Sit down: from now on it is this account that asks."""
        SeatMiddleware.taken = self.account


def reads(seat: Seat, ledger: type[Ledger], owner: object) -> bool:
    """Whether the declarations let ``seat`` read the record in question, whose enterprise is ``owner``."""
    if seat.role == Role.ENTERPRISE:
        return bool(ledger.rights.own) and owner is not None and seat.account.enterprise == owner
    if seat.role in (Role.OFFICE, Role.LEADER):
        return True
    if seat.role not in (Role.CLERK, Role.HEAD):
        return False
    ours = str(seat.account.department)
    return ours == ledger.keeper or ours in ledger.rights.read or ledger.rights.read == EVERYONE


def opens(seat: Seat, ledger: type[Ledger], owner: object) -> bool:
    """Whether it may open the ledger at all: an enterprise also where none of the records is its own."""
    if seat.role == Role.ENTERPRISE:
        return bool(ledger.rights.own)
    return reads(seat, ledger, owner)


def enters(seat: Seat, ledger: type[Ledger]) -> bool:
    """Whether it writes: clerks, heads and the office's own people, each into what their department keeps."""
    of_a_department = seat.role in (Role.CLERK, Role.HEAD, Role.OFFICE)
    return of_a_department and str(seat.account.department) == ledger.keeper


def seats(keeper: Department, owner: Any = None) -> list[Seat]:
    """Eleven: clerk and head of ``keeper`` and of another department, the office, a leader, the enterprise the record
    is about and another one, the three administrators. Made in one statement."""
    other, _ = Department.objects.get_or_create(code="elsewhere", defaults={"name": "别的科"})
    wanted: list[tuple[str, Role, Department | None, Any]] = [
        ("clerk", Role.CLERK, keeper, None),
        ("head", Role.HEAD, keeper, None),
        ("clerk elsewhere", Role.CLERK, other, None),
        ("head elsewhere", Role.HEAD, other, None),
        ("office", Role.OFFICE, other, None),
        ("leader", Role.LEADER, None, None),
        ("its enterprise", Role.ENTERPRISE, None, owner or uuid4()),
        ("another enterprise", Role.ENTERPRISE, None, uuid4()),
        ("system administrator", Role.SYSTEM_ADMIN, None, None),
        ("security administrator", Role.SECURITY_ADMIN, None, None),
        ("audit administrator", Role.AUDIT_ADMIN, None, None),
    ]
    accounts = Account.objects.bulk_create(
        Account(
            username=f"seat{place}",
            name=name,
            role=role,
            department=department,
            enterprise=enterprise,
            password="!",
        )
        for place, (name, role, department, enterprise) in enumerate(wanted)
    )
    return [Seat(each.name, each) for each in accounts]


class SeatMiddleware:
    """Says who asks, in place of the session: how one signs in is for other tests, and took most of the time here."""

    taken: Account

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.user = SeatMiddleware.taken
        return self._answer(request)
