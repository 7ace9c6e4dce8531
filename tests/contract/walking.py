"""Walks any declared procedure from its declaration alone: who may, with what values, with which files (走流程)."""

from __future__ import annotations

from datetime import timedelta
from itertools import count, cycle
from typing import Any
from uuid import uuid4

from django.utils import timezone
from tests.contract.rows import _Maker, lay

from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.ledger.writing import Author, author
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.performing import Deed, perform, row_of
from yuanqu.engines.procedure.rights import acting
from yuanqu.people.models import Account, Department, Role

ATTEMPTS = 24
_people = count(1)


class Walker:
    """Takes records of one procedure along its moves, each move by somebody who may."""

    def __init__(self, procedure: type[Procedure]) -> None:
        self.procedure = procedure
        keeper = procedure.ledger().keeper
        self.keeper, _ = Department.objects.get_or_create(name=keeper, defaults={"code": "walk"})
        self.clerk = self.person(Role.CLERK)
        self._standing_for: dict[tuple[str, Any], Author] = {}
        self._numbers = cycle(range(1, 90))  # its own: what a test makes does not hang on those before it

    def person(self, role: Role) -> Author:
        """A new account of ``role`` in the keeper department."""
        name = f"walker-{next(_people)}"
        made = Account.objects.create_user(name, "Walker-1234", name=name, role=role, department=self.keeper)
        return author(made, "page")

    def begin(self) -> Record:
        """A record that has just been registered, with as much filled in as may be: guards ask for much."""
        ledger = self.procedure.ledger()
        maker = _Maker(ledger, self.clerk, next(self._numbers))
        return lay(ledger, maker.fullest() or maker.values(), self.clerk)

    def lay(self, record: Record, move: Move) -> None:
        """Lay the files with the record that the move asks for."""
        for evidence in move.evidence:
            for _ in range(evidence.least):
                Attachment.objects.create(
                    ledger=self.procedure.label,
                    record=record.pk,
                    phase=evidence.phase,
                    digest=uuid4().hex * 2,
                    name="佐证.jpg",
                    media_type="image/jpeg",
                    size=1,
                    uploaded_at=timezone.now(),
                )

    def make(self, record: Record, move: Move, by: Author, *, reason: str = "合同测试") -> MoveMade:
        """Make a move with whatever values it needs; raises Refused once no other values would help."""
        record.refresh_from_db()
        by = self._acting(record, move, by)
        tried = dict.fromkeys(move.needs, 0)
        candidates = {name: self._candidates(record, name) for name in move.needs}
        for _ in range(ATTEMPTS):
            values = {name: candidates[name][place % len(candidates[name])] for name, place in tried.items()}
            try:
                return perform(self.procedure, record.pk, move.name, by, Deed(None, values, reason))
            except Refused as refusal:
                blamed = [name for problem in refusal.problems for name in problem.columns if name in tried]
                if not blamed or all(tried[name] >= len(candidates[name]) for name in blamed):
                    raise
                movable = [name for name in blamed if tried[name] < len(candidates[name])]
                tried[movable[0]] += 1
        raise AssertionError(f"no values found for {self.procedure.label}.{move.name}")

    def _acting(self, record: Record, move: Move, by: Author) -> Author:
        """``by``, or who stands for him in the department that the record names to make the move."""
        department = acting(self.procedure, move, row_of(self.procedure, record))
        if department == self.keeper.name or by.account.role not in (Role.CLERK, Role.HEAD):
            return by
        if (department, by.account.pk) not in self._standing_for:
            there = Department.objects.get(name=department)
            name = f"walker-{next(_people)}"
            made = Account.objects.create_user(
                name, "Walker-1234", name=name, role=by.account.role, department=there
            )
            self._standing_for[department, by.account.pk] = author(made, "page")
        return self._standing_for[department, by.account.pk]

    def _candidates(self, record: Record, name: str) -> list[Any]:
        ledger = self.procedure.ledger()
        maker, column = _Maker(ledger, self.clerk, next(self._numbers)), ledger.declared()[name]
        today = timezone.localdate()
        near: list[Any] = [today + timedelta(days=30), today] if column.kind == "day" else []
        held = row_of(self.procedure, record)[name]
        return ([held] if held not in (None, "") else []) + near + list(maker._filled(name, column))


def guards_only(move: Move, problems: tuple[Problem, ...]) -> bool:
    """Whether nothing but the move's own guards speaks against it."""
    return {problem.code for problem in problems} <= {guard.code for guard in move.guards}
