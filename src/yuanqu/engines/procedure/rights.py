"""Who may make a move of which records (办理权限)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.moves import Move
from yuanqu.people.models import Account, Role

OF_THE_DEPARTMENT = frozenset({Role.CLERK, Role.HEAD})


def may_act(account: Account, procedure: type[Procedure], roles: Collection[Role]) -> bool:
    """Whether ``account`` has one of ``roles`` for this procedure: clerks and heads in the keeper department only.

    Which records it reaches is for ``access_records`` to say: an enterprise's own, for instance.
    """
    if not account.is_active or account.role not in roles:
        return False
    if account.role in OF_THE_DEPARTMENT:
        department = account.department
        return department is not None and department.name == procedure.ledger().keeper
    return True


def may_make(account: Account, procedure: type[Procedure], move: Move) -> bool:
    """Whether ``account`` may make ``move`` at all."""
    return may_act(account, procedure, move.by)


def who_may(procedure: type[Procedure], roles: Collection[Role]) -> str:
    """The roles as a page says them: 「安全环保科 填报员、科长」."""
    keeper = procedure.ledger().keeper
    return "、".join(
        f"{keeper}{role.label}" if role in OF_THE_DEPARTMENT else str(role.label) for role in roles
    )


def actors(procedure: type[Procedure], roles: Collection[Role]) -> QuerySet[Account]:
    """The accounts of the zone's own staff that have one of ``roles`` here."""
    inside: Any = Account.objects.filter(
        is_active=True, role__in=[r for r in roles if r in OF_THE_DEPARTMENT],
        department__name=procedure.ledger().keeper,
    )  # fmt: skip
    others = [role for role in roles if role not in OF_THE_DEPARTMENT and role != "enterprise"]
    found: QuerySet[Account] = inside | Account.objects.filter(is_active=True, role__in=others)
    return found.distinct()


def may_move_next(account: Account, ledger: type[Ledger], record: Record) -> bool:
    """Whether ``account`` may make one of the moves that lead on from where the record is."""
    procedure = registry.find(ledger.label)
    if procedure is None:
        return False
    state = getattr(record, procedure.state_column())
    return any(may_make(account, procedure, move) for move in procedure.leaving(state))
