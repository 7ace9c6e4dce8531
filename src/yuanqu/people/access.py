"""The only way to records 读写权限: who may read a ledger, which of its rows and columns, and who may enter into it.

Pages, the API, exports, records of figures, attachments and search fetch through `access_records`; nothing else
fetches records for a person. What holds for a ledger is declared beside it (`rights.Rights`):

- its keeper's clerks and heads read and enter; the office and the leaders read; other departments where it says so;
- an enterprise account reads the records of its own enterprise in the ledgers that are opened to enterprises, without
  the columns that are the zone's own business;
- a department reads the rows that name it, where the ledger leaves something of them to it (`filling.py`), and those
  that were sent to it, where the ledger says so;
- the three administrators read no ledger and enter into none;
- personal columns are seen by the keeper's clerks and heads, and in rows that name a department by that, where the
  ledger opens them to it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from yuanqu.people.rights import EVERYONE, STAFF, Kept, kept_of
from yuanqu.people.roles import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from yuanqu.people.models import Account

Row = TypeVar("Row", bound=Model)
Reader: TypeAlias = "Account | AnonymousUser"

READS_EVERYTHING = frozenset({Role.OFFICE, Role.LEADER})
OF_A_DEPARTMENT = frozenset({Role.CLERK, Role.HEAD, Role.OFFICE})


def access_records(account: Reader, model: type[Row]) -> QuerySet[Row]:
    """The records of `model` that `account` may read; none where it may read none."""
    rows: QuerySet[Row] = model._default_manager.all()
    kept = kept_of(model)
    if kept is None or not _role(account):
        return rows.none()
    if _role(account) == Role.ENTERPRISE:
        return rows.filter(**_own(account, kept)) if _has_own(account, kept) else rows.none()
    return rows if _reads_all(account, kept) else rows.filter(_naming(account, kept))


def may_read(account: Reader, model: type[Model]) -> bool:
    """Whether `account` may open the ledger of `model` at all; which rows it finds there is for `access_records`."""
    kept = kept_of(model)
    if kept is None or not _role(account):
        return False
    if _role(account) == Role.ENTERPRISE:
        return _has_own(account, kept)
    return _reads_all(account, kept) or bool(_may_be_named(account, kept)) or _may_be_sent(account, kept)


def reads_every(account: Reader, model: type[Model]) -> bool:
    """Whether `access_records` keeps nothing of `model` from `account`: what holds many records need not be sifted."""
    kept = kept_of(model)
    return kept is not None and _role(account) in STAFF and _reads_all(account, kept)


def standing(account: Reader) -> tuple[str, str, bool]:
    """All of `account` that `may_read` goes by: role, department, whether it is an enterprise's."""
    return _role(account), _department(account), bool(getattr(account, "enterprise", None))


def seat(account: Reader) -> tuple[str, str, Any]:
    """All of `account` that `access_records` goes by: role, department, enterprise."""
    return _role(account), _department(account), getattr(account, "enterprise", None)


def may_enter(account: Reader, keeper: str) -> bool:
    """Whether `account` is of the department named `keeper`, and so adds to and changes what that keeps."""
    return _role(account) in OF_A_DEPARTMENT and _department(account) == keeper


def may_export(account: Reader, model: type[Model]) -> bool:
    """Whether `account` may download the records of `model` that it may read."""
    kept = kept_of(model)
    return kept is not None and may_read(account, model) and _role(account) in kept.rights.export


def sees_column(account: Reader, model: type[Model], column: str) -> bool:
    """Whether `account`, which may read the ledger, sees that column in every row it reads.

    Withheld ones are for those who enter, and for whom all these rows name, where the ledger opens the column to it.
    """
    kept = kept_of(model)
    if kept is not None and _role(account) == Role.ENTERPRISE:
        return _shown_to_its_enterprise(kept, column)
    if kept is None or column not in kept.withheld() or may_enter(account, kept.keeper):
        return True
    if _reads_all(account, kept):
        return False
    if _may_be_sent(account, kept):
        return False
    named = [each for each in kept.rights.fillings if each.by in _may_be_named(account, kept)]
    return bool(named) and all(each.opens(column) for each in named)


def opened_rows(account: Reader, model: type[Model], column: str) -> Q | None:
    """The rows in which `account` sees a withheld column because they name its department; None where none may."""
    kept = kept_of(model)
    if kept is None:
        return None
    opening = {each.by for each in kept.rights.fillings if each.opens(column)}
    named = {by: values for by, values in _may_be_named(account, kept).items() if by in opening}
    return _any_of(named) if named else None


def sees_figures(account: Reader) -> bool:
    """Whether `account` may open indicators and reports: the zone's own staff."""
    return _role(account) in STAFF


def may_view(account: Reader, viewers: Collection[str]) -> bool:
    """Whether ``account`` may open a figure whose viewers are these departments; the office and the leaders may."""
    if not sees_figures(account):
        return False
    return "*" in viewers or _role(account) in READS_EVERYTHING or _department(account) in viewers


def for_staff(view: Callable[..., Any]) -> Callable[..., Any]:
    """A page for the zone's own staff: an enterprise or an administrator is refused."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> Any:
        if not sees_figures(request.user):
            raise PermissionDenied("指标和报告只对园区工作人员开放。")
        return view(request, *args, **options)

    return guarded


def _role(account: Reader) -> str:
    """The role of somebody who is signed in with an account in use, empty for anyone else."""
    return str(getattr(account, "role", "")) if account.is_authenticated and account.is_active else ""


def _department(account: Reader) -> str:
    department = getattr(account, "department", None)
    return department.name if department is not None else ""


def _reads_all(account: Reader, kept: Kept) -> bool:
    if _role(account) in READS_EVERYTHING:
        return True
    if _role(account) not in STAFF:
        return False
    return kept.rights.read == EVERYONE or _department(account) in (kept.keeper, *kept.rights.read)


def _may_be_named(account: Reader, kept: Kept) -> dict[str, Collection[str]]:
    """The columns that may name the department of `account`, and the values by which they do."""
    department = _department(account)
    if _role(account) not in OF_A_DEPARTMENT or not department:
        return {}
    columns = [each.by for each in kept.rights.fillings if not kept.of_enterprise(each)]
    named = {column: kept.values(column, department) for column in columns}
    return {column: values for column, values in named.items() if values}


def _naming(account: Reader, kept: Kept) -> Q:
    """The rows that name the department of `account`, or were sent to it."""
    found = _any_of(_may_be_named(account, kept))
    return found | kept.sent_to(_department(account)) if _may_be_sent(account, kept) else found


def _may_be_sent(account: Reader, kept: Kept) -> bool:
    """Whether a row might have been sent to the department of `account`."""
    return bool(kept.rights.sent) and _role(account) in OF_A_DEPARTMENT and bool(_department(account))


def _any_of(named: dict[str, Collection[str]]) -> Q:
    found = Q(pk=None)  # none
    for column, values in named.items():
        found |= Q(**{f"{column}__in": list(values)})
    return found


def _shown_to_its_enterprise(kept: Kept, column: str) -> bool:
    """What is neither withheld nor inward, and what it filled in itself: all rows it reads are its own."""
    if column in kept.rights.inward:
        return False
    itself = any(each.opens(column) for each in kept.rights.fillings if kept.of_enterprise(each))
    return itself or column not in kept.withheld()


def _has_own(account: Any, kept: Kept) -> bool:
    return bool(kept.rights.own) and account.enterprise is not None


def _own(account: Any, kept: Kept) -> dict[str, Any]:
    return {kept.rights.own.replace(".", "__"): account.enterprise}
