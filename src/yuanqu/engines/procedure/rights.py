"""Who may make a move of which records (办理权限)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.entitled import raw_values
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.moves import Move
from yuanqu.people.filling import Sitting, department_of
from yuanqu.people.models import Account, Role
from yuanqu.people.rights import kept_of

OF_THE_DEPARTMENT = frozenset({Role.CLERK, Role.HEAD})


def may_act(
    account: Account, procedure: type[Procedure], roles: Collection[Role], department: str = ""
) -> bool:
    """Whether ``account`` has one of ``roles`` for this procedure: clerks and heads only of ``department``, the
    keeper's where none is given.

    Which records it reaches is for ``access_records`` to say: an enterprise's own, for instance.
    """
    if not account.is_active or account.role not in roles:
        return False
    if account.role in OF_THE_DEPARTMENT:
        own = account.department
        return own is not None and own.name == (department or procedure.ledger().keeper)
    return True


def may_make(
    account: Account, procedure: type[Procedure], move: Move, row: Row, sitting: Sitting | None = None
) -> bool:
    """Whether ``account`` may make ``move`` of the record with these values."""
    return may_act(account, procedure, move.by, acting(procedure, move, row, sitting))


def rows_to_move(account: Account, procedure: type[Procedure], move: Move, sitting: Sitting) -> Q:
    """The rows of which ``account`` may make ``move``: `may_make`, asked of the database."""
    kept, none = kept_of(procedure.record), Q(pk=None)
    if not move.named or kept is None or account.role not in OF_THE_DEPARTMENT:
        return Q() if may_act(account, procedure, move.by) else none
    found, staffed = none, sitting.staffed(_makers(move))
    if account.department is not None and account.department.name in staffed:
        name = account.department.name
        if may_act(account, procedure, move.by, name):
            found |= Q(**{f"{move.named}__in": list(kept.values(move.named, name))})
    if may_act(account, procedure, move.by):
        held = [value for name in staffed for value in kept.values(move.named, name)]
        found |= ~Q(**{f"{move.named}__in": held})
    return found


def own_work(move: Move, held: Sequence[MoveMade], account: Account) -> str:
    """Which work of the account's own ``move`` would verify; another account of the same person's is his own.

    Who registered a record with its history did not do what it says; who goes on with one that stands, did.
    """
    for name in move.verifies:
        done = latest(name, held)
        if done is None or done.account_id is None:
            continue
        if done.account_id != account.pk and done.account_id not in account.same_person:
            continue
        if not done.backfilled or done.change_id != held[0].change_id:
            return name
    return ""


def latest(name: str, held: Sequence[MoveMade]) -> MoveMade | None:
    """The latest of ``held`` by that name."""
    return next((made for made in reversed(held) if made.move == name), None)


def own_work_problem(
    procedure: type[Procedure], move: Move, held: Sequence[MoveMade], account: Account
) -> Problem | None:
    """Nobody verifies his own work, by whichever of his accounts."""
    own = own_work(move, held, account)
    done = latest(own, held) if own else None
    if done is None:
        return None
    who = "您本人" if done.account_id == account.pk else "与您同名、同科室的账号"
    said = f"「{procedure.label_of_move(own)}」是{who}办理的，「{move.label}」要由另一人办理"
    return Problem("procedure.own_work", (), said, another(done.account_id, account))


def another(doer: UUID | None, account: Account) -> str:
    """How it is mended that the doer is taken for the same person."""
    if doer == account.pk:
        return "请交由其他有权限的人办理"
    return f"确是两个人的，请系统管理员在姓名后加注区分，如「{account.name}（二科）」"


def may_ever_make(account: Account, procedure: type[Procedure], move: Move) -> bool:
    """Whether there may be records of which ``account`` may make ``move``."""
    if may_act(account, procedure, move.by):
        return True
    kept = kept_of(procedure.record)
    if not move.named or kept is None or account.department is None:
        return False
    name = account.department.name
    return bool(kept.values(move.named, name)) and may_act(account, procedure, move.by, name)


def acting(procedure: type[Procedure], move: Move, row: Row, sitting: Sitting | None = None) -> str:
    """The department whose people make ``move`` of this row: the one it names, if somebody there has a role that the
    move asks for, else the keeper."""
    kept = kept_of(procedure.record)
    if not move.named or kept is None:
        return procedure.ledger().keeper
    return (
        department_of(kept, move.named, row[move.named], _makers(move), sitting) or procedure.ledger().keeper
    )


def whose_turn(procedure: type[Procedure], state: str, row: Row, sitting: Sitting) -> str:
    """The department that a record waits for: the one it names for a move it may make now, else the keeper."""
    named = (move for move in procedure.leaving(state) if move.named)
    return next((acting(procedure, move, row, sitting) for move in named), procedure.ledger().keeper)


def _makers(move: Move) -> Collection[str]:
    """The roles by which a department makes ``move``."""
    return OF_THE_DEPARTMENT.intersection(move.by)


def who_may(procedure: type[Procedure], roles: Collection[Role], named: str = "") -> str:
    """The roles as a page says them: 「安全环保科填报员」, 「主办部门填报员」 by the column ``named``."""
    ledger = procedure.ledger()
    whose = ledger.declared()[named].label if named else ledger.keeper
    return "、".join(
        f"{whose}{role.label}" if role in OF_THE_DEPARTMENT else str(role.label) for role in roles
    )


def actors(procedure: type[Procedure], roles: Collection[Role], department: str = "") -> QuerySet[Account]:
    """The accounts of the zone's own staff that have one of ``roles`` here, of ``department`` or the keeper."""
    inside = Q(
        role__in=[r for r in roles if r in OF_THE_DEPARTMENT],
        department__name=department or procedure.ledger().keeper,
    )
    others = [role for role in roles if role not in OF_THE_DEPARTMENT and role != "enterprise"]
    found: QuerySet[Account] = Account.objects.filter(inside | Q(role__in=others), is_active=True)
    return found


def who_make(procedure: type[Procedure], moves: Iterable[Move], row: Row) -> Q:
    """Which accounts of the zone's own staff make any of ``moves`` of this row."""
    found = Q(pk=None)
    for move in moves:
        found |= Q(pk__in=actors(procedure, move.by, acting(procedure, move, row)).values("pk"))
    return found


def may_move_next(account: Account, ledger: type[Ledger], record: Record) -> bool:
    """Whether ``account`` may make one of the moves that lead on from where the record is."""
    procedure = registry.find(ledger.label)
    if procedure is None:
        return False
    state, row = getattr(record, procedure.state_column()), raw_values(ledger, record)
    return any(may_make(account, procedure, move, row) for move in procedure.leaving(state))
