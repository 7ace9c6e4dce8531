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
from yuanqu.engines.ledger.fields import Code
from yuanqu.people.models import Account, Department, Role
from yuanqu.people.rights import EVERYONE, Filling

OF_A_DEPARTMENT = (Role.CLERK, Role.HEAD, Role.OFFICE)


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


def reads(seat: Seat, ledger: type[Ledger], owner: object, named: str = "") -> bool:
    """Whether the declarations let ``seat`` read the record in question, whose enterprise is ``owner`` and which names
    the department ``named``.
    """
    if seat.role == Role.ENTERPRISE:
        return bool(ledger.rights.own) and owner is not None and seat.account.enterprise == owner
    if seat.role in (Role.OFFICE, Role.LEADER):
        return True
    if seat.role not in (Role.CLERK, Role.HEAD):
        return False
    ours = str(seat.account.department)
    meant = bool(_left_to_departments(ledger) or ledger.rights.sent)
    return _reads_whole(ours, ledger) or (ours == named and meant)


def _reads_whole(ours: str, ledger: type[Ledger]) -> bool:
    return ours == ledger.keeper or ours in ledger.rights.read or ledger.rights.read == EVERYONE


def opens(seat: Seat, ledger: type[Ledger], owner: object, named: str = "") -> bool:
    """Whether it may open the ledger at all: also where none of the records is its own or names it."""
    if seat.role == Role.ENTERPRISE:
        return bool(ledger.rights.own)
    sent = bool(ledger.rights.sent) and seat.role in OF_A_DEPARTMENT
    return (
        sent
        or reads(seat, ledger, owner, named)
        or any(_may_name(seat, ledger, f) for f in ledger.rights.fillings)
    )


def sees(seat: Seat, ledger: type[Ledger], column: str, named: str) -> bool:
    """Whether it sees a withheld column of the record: the keeper, and whom that names, where it is opened to it."""
    if seat.role == Role.ENTERPRISE:
        return _filled_by_enterprises(ledger, column)
    opening = [f for f in _left_to_departments(ledger) if column in (*f.sees, *f.columns)]
    return enters(seat, ledger) or any(_names(seat, ledger, f, None, named) for f in opening)


def asks_by(seat: Seat, ledger: type[Ledger], column: str) -> bool:
    """Whether it may sort and filter by a withheld column: where it sees that of every record it reads."""
    if enters(seat, ledger):
        return True
    if seat.role == Role.ENTERPRISE:
        return _filled_by_enterprises(ledger, column)
    if seat.role not in (Role.CLERK, Role.HEAD) or _reads_whole(str(seat.account.department), ledger):
        return False
    named = [f for f in _left_to_departments(ledger) if _may_name(seat, ledger, f)]
    return bool(named) and all(column in (*f.sees, *f.columns) for f in named)


def enters(seat: Seat, ledger: type[Ledger]) -> bool:
    """Whether it keeps the ledger: clerks, heads and the office's own people, each what their department keeps."""
    return seat.role in OF_A_DEPARTMENT and str(seat.account.department) == ledger.keeper


def deeds(seat: Seat, ledger: type[Ledger], owner: object, named: str) -> dict[str, bool]:
    """What it may write: anywhere in the ledger (``write``), new rows (``new``), such a row as the record (``create``),
    in the record (``change``), and whether it may void that.
    """
    keeps, fillings = enters(seat, ledger), ledger.rights.fillings
    meant = [each for each in fillings if _names(seat, ledger, each, owner, named)]
    possible = [*meant, *(each for each in fillings if _may_name(seat, ledger, each))]
    others = keeps and any(
        f.alone and f.adds and f not in meant and _is_staffed(f, ledger, named) for f in fillings
    )
    whole = (keeps and not others) or any(each.adds for each in meant)
    return {
        "write": keeps or any(each.registers or each.columns for each in possible),
        "new": keeps or any(each.registers for each in possible),
        "create": whole or any(each.brings for each in meant),
        "change": whole or any(each.columns for each in meant),
        "void": whole,
    }


def named_by(ledger: type[Ledger], record: Any) -> str:
    """The department that a record names as one to fill in part of it, or was sent to; empty where there is none."""
    for filling in _left_to_departments(ledger):
        column, value = ledger.declared()[filling.by], getattr(record, filling.by)
        return str(column.codes.label(value) if isinstance(column, Code) else value or "")
    return str(getattr(record, ledger.rights.sent)) if ledger.rights.sent else ""


def _filled_by_enterprises(ledger: type[Ledger], column: str) -> bool:
    """Whether an enterprise fills the column in, and so sees it in its own rows: it reads no others."""
    own = [each for each in ledger.rights.fillings if each.by == ledger.rights.own]
    return any(column in (*each.sees, *each.columns, *each.brings) for each in own)


def _left_to_departments(ledger: type[Ledger]) -> list[Filling]:
    return [each for each in ledger.rights.fillings if each.by != ledger.rights.own]


def _may_name(seat: Seat, ledger: type[Ledger], filling: Filling) -> bool:
    """Whether some row might name its department, or be about its enterprise."""
    if filling.by == ledger.rights.own:
        return seat.role == Role.ENTERPRISE
    if seat.role not in OF_A_DEPARTMENT:
        return False
    column = ledger.declared()[filling.by]
    ours = str(seat.account.department)
    return not isinstance(column, Code) or any(ours in (e.label, *e.aliases) for e in column.codes)


def _names(seat: Seat, ledger: type[Ledger], filling: Filling, owner: object, named: str) -> bool:
    """Whether the record names it."""
    if filling.by == ledger.rights.own:
        return seat.role == Role.ENTERPRISE and seat.account.enterprise == owner
    return seat.role in OF_A_DEPARTMENT and bool(named) and str(seat.account.department) == named


def _is_staffed(filling: Filling, ledger: type[Ledger], named: str) -> bool:
    """Among these seats: the named department has its two, the enterprise its one."""
    return filling.by == ledger.rights.own or bool(named)


def seats(keeper: Department, owner: Any = None, named: str = "") -> list[Seat]:
    """Eleven: clerk and head of ``keeper`` and of another department, the office, a leader, the enterprise the record
    is about and another one, the three administrators; with the clerk and head of the department that the record
    names thirteen. Made in one statement."""
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
    if named and named != keeper.name:
        there, _ = Department.objects.get_or_create(name=named, defaults={"code": "named"})
        wanted += [("named clerk", Role.CLERK, there, None), ("named head", Role.HEAD, there, None)]
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
