"""What a ledger declares about who may see and enter it (权限声明), and the registry that `access` reads.

    class Hazards(Ledger, of=Hazard):
        rights = Rights(own="object.enterprise", export=(Role.HEAD,))

People stand below the ledgers: a ledger enters its model, keeper and rights here when it is declared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

from yuanqu.people.roles import Role

EVERYONE = ("*",)
EVERY_DEPARTMENT = "各科室"
STAFF = frozenset({Role.CLERK, Role.HEAD, Role.OFFICE, Role.LEADER})
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})


@dataclass(frozen=True)
class Filling:
    """What a ledger leaves to whom a row names (按行授权): a department, or the enterprise it is about.

    ``by``: the column that names them: coded with a label or alias that is the department's name, a text that is its
    name, or the link that `Rights.own` names. They read such rows and fill in ``columns``; with ``adds`` the whole row
    is theirs, and they register it. ``alone``: nobody else fills these in, the keeper included, as soon as the
    zone has somebody there who can. ``sees``: withheld columns of such rows that they need for their part (the name of
    whom they answer to); those they fill in they see anyway. ``brings``: the columns that they fill in of a row which
    they register; from then on it is the keeper's (a request). ``given(account)``: what such a row begins with beside
    ``by`` (its number, its day), which nobody types.
    """

    by: str
    columns: tuple[str, ...] = ()
    adds: bool = False
    alone: bool = False
    sees: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    given: Callable[[Any], Mapping[str, Any]] = lambda _account: {}

    def opens(self, column: str) -> bool:
        """Whether it shows a withheld column to whom a row names."""
        return column in self.sees or column in self.columns or column in self.brings

    @property
    def registers(self) -> bool:
        """Whether those it names register rows of their own."""
        return self.adds or bool(self.brings)


@dataclass(frozen=True)
class Rights:
    """Who reads beside the keeper, the office and the leaders; what an enterprise account sees; who takes copies.

    ``read``: names of departments, or ``EVERYONE`` of the staff. ``own`` opens the ledger to enterprises, which is
    closed to them otherwise: the path to the enterprise whose records they are. ``inward``: columns that are the
    zone's own business, which an enterprise does not see in them. ``restricted``: columns that only the keeper's
    clerks and heads see, beside those that are personal. ``export``: the roles that may download records. ``fillings``:
    what is left to whom a row names. ``sent``: a column of text that names to whom a row was sent, departments one
    after another or 「各科室」: they read it.
    """

    read: tuple[str, ...] = ()
    own: str = ""
    inward: tuple[str, ...] = ()
    restricted: tuple[str, ...] = ()
    export: tuple[Role, ...] = (Role.CLERK, Role.HEAD, Role.OFFICE, Role.LEADER)
    fillings: tuple[Filling, ...] = ()
    sent: str = ""


@dataclass(frozen=True)
class Kept:
    """A model with its keeper's name, its rights, and its personal columns (found late: fields come after).

    ``names(column, value)``: what the value of a column that names a department may be called, ``values(column, name)``
    the other way round.
    """

    keeper: str
    rights: Rights
    personal: Callable[[], Collection[str]]
    names: Callable[[str, Any], Collection[str]] = lambda _column, value: (value,)
    values: Callable[[str, str], Collection[str]] = lambda _column, name: (name,)

    def of_enterprise(self, filling: Filling) -> bool:
        """Whether ``filling`` is for the enterprise a row is about, not for a department."""
        return filling.by == self.rights.own

    def sent_to(self, department: str) -> Q:
        """The rows that were sent to a department: it stands among those that they name, whole."""
        names = "|".join(re.escape(name) for name in (department, EVERY_DEPARTMENT))
        return Q(**{f"{self.rights.sent}__regex": rf"(^|[、，,;；/])\s*({names})\s*($|[、，,;；/])"})

    def withheld(self) -> frozenset[str]:
        """The columns that only the keeper sees."""
        return frozenset(self.personal()) | frozenset(self.rights.restricted)


_kept: dict[type[Model], Kept] = {}


def declare(model: type[Model], kept: Kept) -> None:
    """Enter a model's rights."""
    _kept[model] = kept


def kept_of(model: type[Model]) -> Kept | None:
    """The rights of a model; None where none were declared: nobody reads it through `access`."""
    return _kept.get(model)


class Withheld:
    """Stands in place of a value that its reader may not see."""

    def __str__(self) -> str:
        return "（无权查看）"

    def __bool__(self) -> bool:
        return False


WITHHELD = Withheld()
