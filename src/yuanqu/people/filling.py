"""What a person may write in a record: the keeper's people all but what is left to others, those it names their part.

`access` says whose records one reads; here it is said of one row which of its columns one may fill in (按行授权,
declared by `rights.Filling`). Forms, the API, imports, voiding, attachments and moves ask here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from yuanqu.people.access import OF_A_DEPARTMENT, Reader, may_enter
from yuanqu.people.models import Account
from yuanqu.people.rights import Filling, Kept, kept_of
from yuanqu.people.roles import Role

Row = Mapping[str, Any]  # values by column, links as ids
_ITS_ENTERPRISE = "这家企业"


@dataclass(frozen=True)
class Pen:
    """What one account may write in one row.

    ``whole``: all columns but ``closed``, which says whose each is; else ``columns``. ``owner``: to whom the row as a
    whole is left, where that is not the account. ``filled``: something stands in a closed column.
    """

    whole: bool
    columns: frozenset[str] = frozenset()
    closed: Mapping[str, str] = field(default_factory=dict)
    owner: str = ""
    filled: bool = False

    @property
    def writes(self) -> bool:
        """Whether it may write anything in the row."""
        return self.whole or bool(self.columns)

    @property
    def voids(self) -> bool:
        """Whether it may void the row: the keeper, unless the row as a whole or what stands in it is others'."""
        return self.whole and not self.filled

    def may(self, column: str) -> bool:
        """Whether it may write this column."""
        return column in self.columns or (self.whole and column not in self.closed)

    def whose(self, column: str, keeper: str) -> str:
        """By whom a column that it may not write is filled in."""
        return self.closed.get(column) or self.owner or keeper


class Pens:
    """The pens of one account in one ledger; who sits in a department is asked once."""

    def __init__(self, account: Reader, model: type[Model]) -> None:
        self._account, self._kept = account, kept_of(model)
        self._sitting: dict[tuple[str, Any], str] = {}

    def of(self, row: Row, *, new: bool = False) -> Pen:
        """What the account may write in ``row``; ``new``: which it is about to register."""
        kept = self._kept
        if kept is None:
            return Pen(False)
        whole, owner = may_enter(self._account, kept.keeper), ""
        columns, closed = set[str](), dict[str, str]()
        for filling in kept.rights.fillings:
            if self._named(kept, filling, row):
                columns |= {*filling.columns}
                if new and filling.brings:
                    columns |= {filling.by, *filling.brings, *filling.given(self._account)}
                whole = whole or filling.adds
            elif filling.alone and (sitting := self._sits(kept, filling, row)):
                closed |= dict.fromkeys(filling.columns, sitting)
                owner = sitting if filling.adds else owner
        whole = whole and not owner
        closed = {} if owner else closed
        filled = any(stands(row, name) for name in closed)
        return Pen(whole, frozenset(columns), closed, owner, filled)

    def _named(self, kept: Kept, filling: Filling, row: Row) -> bool:
        """Whether ``row`` names the account's department, or is about its enterprise."""
        account, value = self._account, row.get(filling.by)
        if not value or not account.is_authenticated or not account.is_active:
            return False
        if kept.of_enterprise(filling):
            return account.role == Role.ENTERPRISE and account.enterprise == value
        if account.role not in OF_A_DEPARTMENT or account.department is None:
            return False
        return account.department.name in kept.names(filling.by, value)

    def _sits(self, kept: Kept, filling: Filling, row: Row) -> str:
        """Who the row leaves its part to, empty where nobody there has an account and the keeper stands in."""
        value = row.get(filling.by)
        if not value:
            return ""
        known = (filling.by, value)
        if known not in self._sitting:
            own = kept.of_enterprise(filling)
            self._sitting[known] = _enterprise(value) if own else department_of(kept, filling.by, value)
        return self._sitting[known]


def stands(row: Row, column: str) -> bool:
    """Whether something stands in a column of ``row``."""
    return row.get(column) not in (None, "")


def pen_for(account: Reader, model: type[Model], row: Row) -> Pen:
    """What ``account`` may write in a ``row`` of ``model``."""
    return Pens(account, model).of(row)


def may_write(account: Reader, model: type[Model]) -> bool:
    """Whether there may be a row of ``model`` in which ``account`` may write something."""
    kept = kept_of(model)
    if kept is None:
        return False
    return may_enter(account, kept.keeper) or any(
        each.columns or each.registers for each in _fillings(account, kept)
    )


def may_add(account: Reader, model: type[Model]) -> bool:
    """Whether ``account`` may register rows of ``model``: the keeper's, or rows that name its own."""
    kept = kept_of(model)
    if kept is None:
        return False
    return may_enter(account, kept.keeper) or any(each.registers for each in _fillings(account, kept))


def own_names(account: Any, model: type[Model]) -> dict[str, Any]:
    """The columns, with their values, by which a new row of ``account`` names it, where it is not the keeper's."""
    kept = kept_of(model)
    if kept is None or may_enter(account, kept.keeper):
        return {}
    found: dict[str, Any] = {}
    for each in _fillings(account, kept):
        if each.registers:
            named = account.enterprise if kept.of_enterprise(each) else _values(account, kept, each)[0]
            found |= {each.by: named, **each.given(account)}
    return found


@dataclass(frozen=True)
class Sitting:
    """Who sits where: each department of the zone with the roles of those who enter there. Asked once for many rows."""

    roles: frozenset[tuple[str, str]]

    def staffed(self, roles: Collection[str] = OF_A_DEPARTMENT) -> frozenset[str]:
        """The departments in which somebody has one of ``roles``."""
        return frozenset(name for name, role in self.roles if role in roles)


def sitting_now() -> Sitting:
    """Who sits where now."""
    accounts = Account.objects.filter(is_active=True, role__in=OF_A_DEPARTMENT, department__isnull=False)
    return Sitting(frozenset(accounts.values_list("department__name", "role")))


def department_of(
    kept: Kept,
    column: str,
    value: Any,
    roles: Collection[str] = OF_A_DEPARTMENT,
    sitting: Sitting | None = None,
) -> str:
    """The department that ``value`` of ``column`` names, if somebody there has one of ``roles``; else empty."""
    if not value:
        return ""
    held = (sitting or sitting_now()).staffed(roles)
    return next((name for name in kept.names(column, value) if name in held), "")


def _enterprise(enterprise: Any) -> str:
    sits = Account.objects.filter(is_active=True, role=Role.ENTERPRISE, enterprise=enterprise).exists()
    return _ITS_ENTERPRISE if sits else ""


def _fillings(account: Any, kept: Kept) -> list[Filling]:
    """Those that may be meant for ``account``."""
    if not account.is_authenticated or not account.is_active:
        return []
    return [
        each
        for each in kept.rights.fillings
        if (account.role == Role.ENTERPRISE and account.enterprise is not None and kept.of_enterprise(each))
        or _values(account, kept, each)
    ]


def _values(account: Any, kept: Kept, filling: Filling) -> list[str]:
    if kept.of_enterprise(filling) or account.role not in OF_A_DEPARTMENT or account.department is None:
        return []
    return list(kept.values(filling.by, account.department.name))
