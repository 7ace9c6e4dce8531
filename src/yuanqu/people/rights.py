"""What a ledger declares about who may see and enter it (权限声明), and the registry that `access` reads.

    class Hazards(Ledger, of=Hazard):
        rights = Rights(own="object.enterprise", export=(Role.HEAD,))

People stand below the ledgers: a ledger enters its model, keeper and rights here when it is declared.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import Model

from yuanqu.people.roles import Role

EVERYONE = ("*",)
STAFF = frozenset({Role.CLERK, Role.HEAD, Role.OFFICE, Role.LEADER})
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})


@dataclass(frozen=True)
class Rights:
    """Who reads beside the keeper, the office and the leaders; what an enterprise account sees; who takes copies.

    ``read``: names of departments, or ``EVERYONE`` of the staff. ``own``: the path to the enterprise a record is
    about; an enterprise account sees those of its own enterprise, none where there is no such path. ``restricted``:
    columns that only the keeper's clerks and heads see, beside those that are personal. ``export``: the roles that may
    download records.
    """

    read: tuple[str, ...] = ()
    own: str = ""
    restricted: tuple[str, ...] = ()
    export: tuple[Role, ...] = (Role.CLERK, Role.HEAD, Role.OFFICE, Role.LEADER)


@dataclass(frozen=True)
class Kept:
    """A model with its keeper's name, its rights, and its personal columns (found late: fields come after)."""

    keeper: str
    rights: Rights
    personal: Callable[[], Collection[str]]

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
