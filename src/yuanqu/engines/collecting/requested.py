"""Ledgers that the office asks departments for (台账报送): any ledger whose records have a day of their own.

What is asked is not declared for each ledger: the task names it, and a return is one department's month of it. A
department's rows come in all month long, so it says itself that they are complete (``request_records``).

    declare_requests(Requesting(tasks="plan.ledger_request", returns="plan.ledger_return"))
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yuanqu.engines.collecting.declaration import Collecting, collectings, find_also
from yuanqu.engines.collecting.month_rows import OfTheMonth, left_to_departments
from yuanqu.engines.collecting.rows import Rows
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.declaration import Derivation, Ledger
from yuanqu.engines.ledger.own_day import own_day
from yuanqu.engines.ledger.paths import Path
from yuanqu.people.models import Department

LOCKED = "locked"
_SEVERAL = re.compile("[、,，;；]")


@dataclass(frozen=True)
class Requesting:
    """The two ledgers of what is asked: ``tasks`` (``request_records.Request``) and ``returns`` (``RequestReturn``)."""

    tasks: str
    returns: str


@dataclass(frozen=True)
class Fillers:
    """Who fills a ledger in: its keeper, and the departments whose own rows stand in it."""

    of: str

    def asked(self, _month: date) -> set[str]:
        """By their names."""
        return usual(registry.ledger(self.of))


@dataclass(frozen=True)
class Requested(Collecting):
    """One ledger that departments are asked for."""

    @property
    def scope(self) -> dict[str, Any]:
        """The ledger's label, in tasks and returns."""
        return {"ledger": self.of}

    @property
    def apart(self) -> tuple[str, ...]:
        """A department's rows are told by their whole key."""
        return ()

    @property
    def day(self) -> Path:
        """The column by whose value a record lies in a month."""
        path = day_of(self.ledger)
        assert path is not None
        return path

    def asked(self, task: Any) -> set[Any]:
        """Those that the task names, else whoever fills the ledger in."""
        return set(named(task.departments)) or super().asked(task)

    def rows(self, returns: Sequence[Any]) -> Rows:
        """By the month of their own day, and the department whose they are."""
        return OfTheMonth(self, self.day, {each.month for each in returns})


_requesting: list[Requesting] = []


def declare_requests(given: Requesting) -> None:
    """Enter the ledgers by which departments are asked; a zone has one office that asks so."""
    if given not in _requesting:
        _requesting.append(given)
    find_also(requested)


def requesting() -> Requesting | None:
    """The ledgers by which departments are asked; None where no office asks."""
    return next(iter(_requesting), None)


def requested(name: str) -> Requested | None:
    """How a ledger, by its label or name, is asked for; None where it is not."""
    given = requesting()
    try:
        ledger = registry.ledger(name)
    except registry.UnknownLedger:
        return None
    if given is None or not may_be_requested(ledger):
        return None
    return Requested(
        ledger.name,
        of=ledger.label,
        tasks=given.tasks,
        returns=given.returns,
        respondent="department",
        whom=Fillers(ledger.label),
    )


def collecting_of_return(label: str, record: Any) -> Collecting | None:
    """What a record of the returns' ledger of that label belongs to; None where that holds no returns."""
    given = requesting()
    if given is not None and label == given.returns:
        return requested(record.ledger)
    return next((each for each in collectings() if each.returns == label), None)


def day_of(ledger: type[Ledger]) -> Path | None:
    """The column of the record's own day or month; None where it has none, or only behind a link."""
    path = own_day(ledger)
    return path if path and not path.through and "." not in path.name else None


def may_be_requested(ledger: type[Ledger]) -> bool:
    """Whether its records lie in months, and it is not collected or a part of collecting itself."""
    held = [label for each in collectings() for label in (each.of, each.tasks, each.returns, each.lock)]
    held += [label for each in _requesting for label in (each.tasks, each.returns)]
    return ledger.label not in held and day_of(ledger) is not None


def requestable() -> Iterator[type[Ledger]]:
    """Every ledger that departments may be asked for, in the order of the declaration."""
    return (ledger for ledger in registry.ledgers() if may_be_requested(ledger))


def named(text: str | None) -> list[str]:
    """The departments that a text names."""
    return [word.strip() for word in _SEVERAL.split(text or "") if word.strip()]


def eligible(ledger: type[Ledger]) -> set[str]:
    """The departments that may be asked: the keeper, and those that a row may name to fill it in."""
    kept, fillings = left_to_departments(ledger)
    if not fillings:
        return {ledger.keeper}
    able = (name for name in departments() if any(kept.values(each.by, name) for each in fillings))
    return {ledger.keeper, *able}


def usual(ledger: type[Ledger]) -> set[str]:
    """The departments of which rows of their own stand in the ledger; the keeper, where others do or none does."""
    kept, fillings = left_to_departments(ledger)
    rows: Any = ledger.record._default_manager.filter(voided_on=None)
    known, found = departments(), set[str]()
    adding = [each.by for each in fillings if each.adds]
    for values in rows.order_by().values_list(*adding).distinct() if adding else ():
        called = {word for by, value in zip(adding, values, strict=True) for word in kept.names(by, value)}
        found |= called & known or {ledger.keeper}
    return found or {ledger.keeper}


def departments() -> frozenset[str]:
    """The names of the zone's departments, those of keepers before there are accounts too."""
    keepers = {ledger.keeper for ledger in registry.ledgers()}
    return frozenset(keepers.union(Department.objects.values_list("name", flat=True)))


def by_ledger(of: Callable[[str], Derivation]) -> Derivation:
    """A derived column of tasks or returns, whose rows are of many ledgers: ``of`` each, by the ledger's label."""

    def derive(rows: Sequence[Row]) -> Sequence[Any]:
        found: list[Any] = [None] * len(rows)
        for name, positions in _positions(rows).items():
            collected = requested(name)
            if collected is not None:
                values = of(collected.of)([rows[at] for at in positions])
                found = _placed(found, positions, values)
        return found

    return derive


def _positions(rows: Sequence[Row]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        found.setdefault(str(row.get("ledger") or ""), []).append(at)
    return found


def _placed(found: list[Any], positions: Sequence[int], values: Sequence[Any]) -> list[Any]:
    given = dict(zip(positions, values, strict=True))
    return [given.get(at, value) for at, value in enumerate(found)]
