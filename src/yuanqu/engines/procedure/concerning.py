"""Which open records concern somebody: what waits for the account, what is its department's (涉及谁的在办记录).

The database sifts, so that a list that is cut is cut of its own records. One query asks all procedures: most people
have records in a few. It is compiled once for a seat, as long as records stand open in the same states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery, TextField, Value
from django.db.models.expressions import RawSQL

from yuanqu.engines.ledger.compiled import compiled
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import ExtensionRequest, MoveMade
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.opened import open_states
from yuanqu.engines.procedure.registry import procedures
from yuanqu.engines.procedure.rights import may_act, may_ever_make, rows_to_move
from yuanqu.people.access import access_records, seat
from yuanqu.people.filling import Sitting
from yuanqu.people.models import Account
from yuanqu.people.rights import kept_of

READ = 500  # open records looked at in one procedure; the list says when there are more
MINE, OURS = "mine", "ours"  # what waits for the account; what is open and concerns its department

Found = Mapping[str, Mapping[UUID, str]]  # by whose: the ids in their order, each with where its row is held


def concerning(account: Account, sitting: Sitting, whose: Sequence[str]) -> dict[type[Procedure], Found]:
    """The first open records of each procedure that concern the account, READ and one more."""
    known, states = tuple(procedures()), open_states()
    standing = tuple((label, *codes) for label, codes in sorted(states.items()))
    key = (seat(account), account.pk, account.same_person, sitting, standing, known, *whose)

    def parts() -> Iterator[Any]:
        asked = _Asked(account, sitting, states)
        for procedure in known:
            for each in whose:
                yield from asked.of(procedure, each)

    found: dict[str, dict[str, dict[UUID, str]]] = defaultdict(lambda: {each: {} for each in whose})
    for label, each, pk, held in compiled(key, parts).rows():
        found[label][each][pk] = held
    return {procedure: found[procedure.label] for procedure in known if procedure.label in found}


class _Asked:
    """The queries for the records that are open, and for those of them that wait for an account."""

    def __init__(self, account: Account, sitting: Sitting, states: Mapping[str, Sequence[str]]) -> None:
        self.account, self.sitting, self._states = account, sitting, states

    def of(self, procedure: type[Procedure], whose: str) -> Iterator[Any]:
        """The query for ids of open records, each with its procedure and ``whose``; none where there can be none."""
        which = self._awaiting(procedure) if whose == MINE else self._any(procedure)
        if which is None:
            return
        rows: Any = access_records(self.account, procedure.record)
        rows = rows if whose == MINE else _concerned(procedure, self.account, rows)
        named = rows.filter(which, voided_on=None).order_by("pk")
        named = named.annotate(of=Value(procedure.label), whose=Value(whose), held=_held(procedure))
        yield named.values_list("of", "whose", "pk", "held")[: READ + 1]

    def _any(self, procedure: type[Procedure]) -> Q | None:
        codes = self._states.get(procedure.label)
        return Q(**{f"{procedure.state_column()}__in": codes}) if codes else None

    def _awaiting(self, procedure: type[Procedure]) -> Q | None:
        standing = self._any(procedure)
        if standing is None:
            return None
        found = _deciding(procedure, self.account, standing)
        for code in self._states[procedure.label]:
            found += _moving(procedure, self.account, code, self.sitting)
        return reduce(or_, found) if found else None


def _held(procedure: type[Procedure]) -> RawSQL:
    """Where the database holds a row, and since which transaction: both move with every change of it."""
    table = procedure.ledger().table()
    return RawSQL(f'"{table}".xmin::text || "{table}".ctid::text', (), output_field=TextField())  # noqa: S611


def _deciding(procedure: type[Procedure], account: Account, standing: Q) -> list[Q]:
    """The open records with an extension that the account may decide."""
    if not any(c.extension and may_act(account, procedure, c.extension.by) for c in procedure.clocks):
        return []
    asked = ExtensionRequest.objects.filter(procedure=procedure.label, state=ExtensionRequest.State.ASKED)
    return [standing & Q(pk__in=asked.values("record"))]


def _moving(procedure: type[Procedure], account: Account, state: str, sitting: Sitting) -> Iterator[Q]:
    """The records in a state with a move that waits for the account."""
    for move in procedure.leaving(state):
        if move.waits_for(account.role) and may_ever_make(account, procedure, move):
            rows = Q(**{procedure.state_column(): state}) & rows_to_move(account, procedure, move, sitting)
            yield rows & ~_own_work(procedure, move, account) if move.not_by else rows


def _own_work(procedure: type[Procedure], move: Move, account: Account) -> Q:
    """The records whose ``move`` would verify the account's own work (`rights.own_work`)."""
    begins = MoveMade.objects.filter(
        procedure=procedure.label, record=OuterRef("record"), seq=0, taken_back=None
    )
    mine = Q(backfilled=False) | ~Q(change_id=Subquery(begins.values("change_id")[:1]))
    found, mine_too = Q(pk=None), account.same_person
    for name in move.verifies:
        made = MoveMade.objects.filter(procedure=procedure.label, move=name, taken_back=None)
        last = made.filter(record=OuterRef(OuterRef("pk"))).order_by("-seq").values("pk")[:1]
        found |= Q(Exists(MoveMade.objects.filter(pk=Subquery(last), account__in=mine_too).filter(mine)))
    return found


def _concerned(procedure: type[Procedure], account: Account, rows: Any) -> Any:
    """Of ``rows``, the open records that concern the account's department: what it keeps, and what names it."""
    department, kept = account.department, kept_of(procedure.record)
    if department is None or kept is None or department.name == procedure.ledger().keeper:
        return rows
    named = Q(pk=None)
    for column in {move.named for move in procedure.moves.values() if move.named}:
        named |= Q(**{f"{column}__in": list(kept.values(column, department.name))})
    return rows.filter(named)
