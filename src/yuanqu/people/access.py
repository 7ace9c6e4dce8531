"""The only way to records 读写权限: who may read a ledger and who may enter into it.

Pages, the API, exports and the command line fetch through `access_records`; nothing else fetches records for a
person. The rule of this edition: whoever is signed in with an active account reads every ledger, and enters only
into those that their own department keeps; the office and the system administrator enter into all.
"""

from __future__ import annotations

from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from yuanqu.people.models import Account, Role

Row = TypeVar("Row", bound=Model)

ENTERS_EVERYWHERE = frozenset({Role.OFFICE, Role.ADMINISTRATOR})
ENTERS_OWN_DEPARTMENT = frozenset({Role.CLERK, Role.HEAD})


def access_records(account: Account | AnonymousUser, model: type[Row]) -> QuerySet[Row]:
    """The records of `model` that `account` may read: all for an active account, none for anyone else."""
    rows: QuerySet[Row] = model._default_manager.all()
    return rows if account.is_authenticated and account.is_active else rows.none()


def may_enter(account: Account | AnonymousUser, keeper: str) -> bool:
    """Whether `account` may add to and change the ledgers kept by the department named `keeper`."""
    if not isinstance(account, Account) or not account.is_active:
        return False
    if account.role in ENTERS_EVERYWHERE:
        return True
    department = account.department
    return account.role in ENTERS_OWN_DEPARTMENT and department is not None and department.name == keeper
