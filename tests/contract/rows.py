"""Makes a valid row of any ledger from its declaration alone (样例行): values by kind, mended by the ledger's checks.

A column that a check complains of is given its next candidate; optional columns are filled only when a check asks
for them. What the notes give as examples (「……」, 如……) are candidates, so a declaration that explains itself is
generated from. Linked records are made the same way.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from django.db import connection
from tests.contract.readying import make_ready

from yuanqu.engines.ledger.checks import Severity
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Column
from yuanqu.engines.ledger.judging import derive, judge, starting_value
from yuanqu.engines.ledger.paths import ledger_behind
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.ledger.writing import Author, create
from yuanqu.people.access import may_enter
from yuanqu.people.filling import pen_for
from yuanqu.people.models import Account, Department
from yuanqu.terms import credit_code
from yuanqu.terms.months import shift_months

ATTEMPTS = 60
_EXAMPLES = re.compile(r"「([^」]+)」|[如：]\s*([\w\-、]+)")
_DAYS = (date(2025, 3, 10), date(2025, 6, 30), date(2024, 1, 2))
_PLAIN: dict[str, tuple[Any, ...]] = {
    "moment": tuple(datetime(day.year, day.month, day.day, 1, 30, tzinfo=UTC) for day in _DAYS),
    "amount": (Decimal(0), Decimal(1), Decimal(100)),
    "yes_no": (False, True),
    "shape": ('{"type": "Point", "coordinates": [115.89, 28.68]}',),
}


class Unmade(AssertionError):
    """No valid row could be made: the declaration's notes and checks do not say enough."""


def make_values(ledger: type[Ledger], by: Author, number: int = 1) -> dict[str, Any]:
    """The values of a valid record that nobody typed yet; different ``number``, different business key."""
    return _Maker(ledger, by, number).values()


def make_record(ledger: type[Ledger], by: Author, number: int = 1) -> Record:
    """A valid record, written the way a page writes it; by the ledger's keeper, where ``by`` is somebody else."""
    if not may_enter(by.account, ledger.keeper):
        by = Author(keeper_of(ledger), by.way, by.request)
    return lay(ledger, make_values(ledger, by, number), by)


def lay(ledger: type[Ledger], values: Mapping[str, Any], by: Author) -> Record:
    """Write a record; by whomever it is left to, where that is not ``by``."""
    pen = pen_for(by.account, ledger.record, values)
    if pen.owner:
        there = Account.objects.filter(department__name=pen.owner, is_active=True).first()
        by = Author(cast(Account, there), by.way, by.request)
    return create(ledger, values, by)


def lay_many(record: Record, ledger: type[Ledger], numbers: Iterable[int]) -> None:
    """Further records like ``record``, one a number from 1, each with its own business key; laid by one statement."""
    plain = [n for n in ledger.key if ledger.declared()[n].kind not in ("link", "code")]
    name = (plain or [n for n in ledger.key if ledger.declared()[n].kind == "code"])[-1]
    column = ledger.declared()[name]
    keys = [_another(column, getattr(record, name), number) for number in numbers]
    stored = {n: f'"{cast(Any, each).column}"' for n, each in ledger.declared().items()}
    copied = ", ".join(f"held.{each}" for n, each in stored.items() if n != name)
    listed = ", ".join(each for n, each in stored.items() if n != name)
    kind = cast(Any, column).db_type(connection)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{ledger.table()}" (id, {stored[name]}, {listed})'
            f" SELECT gen_random_uuid(), laid.key, {copied}"
            f' FROM unnest(%s::{kind}[]) AS laid(key), "{ledger.table()}" AS held WHERE held.id = %s',
            [keys, record.pk],
        )


def _another(column: Column, value: Any, number: int) -> Any:
    match column.kind:
        case "day":
            return value + timedelta(days=number)
        case "month":
            return shift_months(value, number)
        case "whole":
            return value + number
        case "credit_code":
            return credit_code.make(f"91360900MB{number:07d}")
    return f"{value}{number:05d}"


class _Maker:
    """Tries candidates until the ledger's checks have nothing more against the row."""

    def __init__(self, ledger: type[Ledger], by: Author, number: int) -> None:
        self._ledger, self._by, self._number = ledger, by, number
        self._declared = ledger.declared()
        self._candidates = {name: list(self._candidates_of(name)) for name in self._declared}

    def values(self) -> dict[str, Any]:
        """A valid row: as few optional columns as may be, else with all of them filled."""
        barest = dict.fromkeys(self._declared, 0)
        problems: list[Problem] = []
        for start in (barest, self._filled_in()):
            row, problems = self._mended(start)
            if not problems:
                return self._typed(row)
        raise Unmade(f"{self._ledger.label}: {[problem.sentence for problem in problems]}")

    def fullest(self) -> dict[str, Any]:
        """A valid row with its optional columns filled; empty where the checks allow none."""
        row, problems = self._mended(self._filled_in())
        return {} if problems else self._typed(row)

    def _filled_in(self) -> dict[str, int]:
        """Optional columns with their first value that says something: neither none nor naught nor no."""
        return {
            name: next((place for place, value in enumerate(found) if value), 0) if found[0] is None else 0
            for name, found in self._candidates.items()
        }

    def _typed(self, row: dict[str, Any]) -> dict[str, Any]:
        closed = pen_for(self._by.account, self._ledger.record, row).closed
        return {name: value for name, value in row.items() if name not in {*self._ledger.untyped(), *closed}}

    def _mended(self, chosen: dict[str, int]) -> tuple[dict[str, Any], list[Problem]]:
        """Move a column complained of to another of its candidates, drawn by a fixed seed, until nothing is wrong."""
        draw = random.Random(self._ledger.label)
        row, problems = self._judged(chosen)
        for _ in range(ATTEMPTS):
            movable = [name for name in self._complained(problems) if len(self._candidates[name]) > 1]
            if not problems or not movable:
                break
            name = draw.choice(movable)
            chosen[name] = (chosen[name] + 1) % len(self._candidates[name])
            row, problems = self._judged(chosen)
        return row, problems

    def _judged(self, chosen: dict[str, int]) -> tuple[dict[str, Any], list[Problem]]:
        row = {name: self._candidates[name][place] for name, place in chosen.items()}
        derive(self._ledger, row)
        hard = [problem for problem in judge(self._ledger, row) if problem.severity is Severity.HARD]
        return row, [*hard, *self._left_to_others(row)]

    def _left_to_others(self, row: Mapping[str, Any]) -> Iterator[Problem]:
        """A row that is somebody else's to register: another is named, of whom nobody is here."""
        if pen_for(self._by.account, self._ledger.record, row).owner:
            named = tuple(each.by for each in self._ledger.rights.fillings if each.adds)
            yield Problem("access.enter", named, "由别的部门登记")

    def _complained(self, problems: list[Problem]) -> tuple[str, ...]:
        return problems[0].columns if problems else ()

    def _candidates_of(self, name: str) -> Iterator[Any]:
        column = self._declared[name]
        if column.kept:
            yield starting_value(column)
        elif name == self._ledger.explanation:
            yield "经核对属实"
        elif column.empty:
            yield None
        if name not in self._ledger.untyped():
            yield from self._filled(name, column)

    def _filled(self, name: str, column: Column) -> Iterator[Any]:
        if column.kind in _PLAIN:
            yield from _PLAIN[column.kind]
        elif column.kind == "link":
            # A row that goes on from another of its own ledger: the first has none to go on from.
            if ledger_behind(column) is not self._ledger:
                yield _linked(self._ledger, column, self._by)
        elif column.kind == "code":
            yield from [code for code, _ in cast(Code, column).codes.choices][:12]
        elif column.kind == "credit_code":
            yield credit_code.make(f"91360900MA{self._number:07d}")
        else:
            yield from self._numbered(name, column)

    def _numbered(self, name: str, column: Column) -> Iterator[Any]:
        """Values of the kinds that business keys are made of: another ``number`` gives another key."""
        step = self._number - 1 if name in self._ledger.key else 0
        if column.kind == "day":
            yield from (day + timedelta(days=step) for day in _DAYS)
        elif column.kind == "month":
            yield from (shift_months(day.replace(day=1), step) for day in _DAYS)
        elif column.kind == "whole":
            yield from (
                (self._number, 2024 + self._number, 2000 + self._number % 100)
                if name in self._ledger.key
                else (1, 0, 2025)
            )
        else:
            yield from self._texts(name, column)

    def _texts(self, name: str, column: Column) -> Iterator[str]:
        longest = cast(Any, column).max_length or 60
        own = f"{column.label}{self._number}" if name in self._ledger.key else column.label
        for found in _EXAMPLES.finditer(column.note):
            example = found[1] or found[2]
            yield (f"{example}{self._number}" if name in self._ledger.key else example)[:longest]
        yield own[:longest]


def _linked(pointing: type[Ledger], column: Column, by: Author) -> UUID:
    """A record for the link to point at: one that stands already, or a new one."""
    behind = ledger_behind(column)
    held = (
        behind.record._default_manager.filter(voided_on=None)
        .order_by("pk")
        .values_list("pk", flat=True)
        .first()
    )
    found: UUID = held or make_record(behind, by).pk
    make_ready(pointing.label, found)
    return found


def as_json(ledger: type[Ledger], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a program would send them to the API; unknown ones are left out."""
    return {
        name: _json(ledger.declared()[name], value) for name, value in values.items() if value is not None
    }


def _json(column: Column, value: Any) -> Any:
    if column.kind in ("whole", "yes_no"):
        return value
    if column.kind == "moment":
        return value.isoformat()
    return str(value)


def keeper_of(ledger: type[Ledger]) -> Account:
    """A clerk of the department that keeps a linked ledger."""
    keeper, _ = Department.objects.get_or_create(
        name=ledger.keeper, defaults={"code": f"keeper-{Department.objects.count()}"}
    )
    name = f"clerk-{keeper.code}"
    held = Account.objects.filter(username=name).first()
    return held or Account.objects.create_user(name, "Contract-123", name="李梅", department=keeper)
