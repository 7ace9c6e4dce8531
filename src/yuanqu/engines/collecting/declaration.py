"""What an office declares beside a ledger that others fill in for it (填报声明), and the registry of it.

    declare(Collecting(
        "企业财务状况月报", of="economy.statement", tasks="economy.statement_task", returns="economy.statement_return",
        respondent="enterprise", whom=InForce("registers.above_scale", link="enterprise", ...),
        lock="economy.month_lock", edition="edition", reported="reported_on",
    ))

Names are resolved by start-up checks (``system_checks.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any, Protocol

from yuanqu.engines.collecting.rows import ByRespondent, Rows
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.terms.months import month_end


class Whom(Protocol):
    """Who is asked for a period."""

    def asked(self, month: date) -> set[Any]:
        """The respondents of the period that ends with ``month``: ids of enterprises, or names of departments."""


@dataclass(frozen=True)
class InForce:
    """Those whom a register has in force at the period's end: 规上 enterprises of the month.

    ``link`` leads from the register to the respondent; ``since`` and ``until`` are its dates (both inclusive, an empty
    end is open); ``where``: columns with the code they must hold.
    """

    ledger: str
    link: str = field(kw_only=True)
    since: str = field(kw_only=True)
    until: str = field(kw_only=True)
    where: tuple[tuple[str, str], ...] = field(default=(), kw_only=True)

    def asked(self, month: date) -> set[Any]:
        """The respondents in force on the month's last day, a column of months counting to its last day."""
        rows: Any = registry.ledger(self.ledger).record._default_manager.filter(
            voided_on=None, **dict(self.where)
        )
        begun = rows.filter(**{f"{self.since}__lte": month_end(month)})
        standing = begun.filter(**{f"{self.until}": None}) | begun.filter(**{f"{self.until}__gte": month})
        return set(standing.values_list(self.link, flat=True)) - {None}


@dataclass(frozen=True)
class These:
    """Always the same: departments by their names."""

    names: tuple[str, ...]

    def asked(self, month: date) -> set[Any]:
        """All of them."""
        return set(self.names)


@dataclass(frozen=True)
class Collecting:
    """One ledger that is collected, period by period.

    ``of``: the ledger the figures go into. ``tasks`` and ``returns``: the ledgers of what was asked for, whose records
    are ``records.Task`` and ``records.Return``. ``respondent``: the column that says whose a row is, in ``of`` and in
    ``returns``: a link to the enterprise, or the name of a department. ``whom``: who is asked. ``lock``: the ledger
    that says a month is locked (as ``indicators.windows.ThroughLocked`` reads it); empty: it is never locked.
    ``edition``: the column of ``of`` that numbers corrections; ``reported``: its day of reporting; ``aside``: columns
    of ``of`` that say how a figure came about, not what it is, and count as no change of value. ``prior``: how the
    identifier of a column ends that carries last year's value of the same period (上年同期); such a column is filled in
    beforehand from last year's rows.
    """

    name: str
    of: str = field(kw_only=True)
    tasks: str = field(kw_only=True)
    returns: str = field(kw_only=True)
    respondent: str = field(kw_only=True)
    whom: Whom = field(kw_only=True)
    lock: str = field(default="", kw_only=True)
    edition: str = field(default="", kw_only=True)
    reported: str = field(default="", kw_only=True)
    aside: tuple[str, ...] = field(default=(), kw_only=True)
    prior: str = field(default="", kw_only=True)

    @property
    def ledger(self) -> type[Ledger]:
        """The collected ledger."""
        return registry.ledger(self.of)

    @property
    def task_ledger(self) -> type[Ledger]:
        """The ledger of tasks."""
        return registry.ledger(self.tasks)

    @property
    def return_ledger(self) -> type[Ledger]:
        """The ledger of returns."""
        return registry.ledger(self.returns)

    @property
    def scope(self) -> dict[str, Any]:
        """What tells its tasks and returns from others' in the same two ledgers: columns with their values."""
        return {}

    def tasks_held(self) -> Any:
        """Its standing tasks."""
        tasks: Any = self.task_ledger.record._default_manager
        return tasks.filter(voided_on=None, **self.scope)

    def returns_held(self) -> Any:
        """Its standing returns."""
        returns: Any = self.return_ledger.record._default_manager
        return returns.filter(voided_on=None, **self.scope)

    def asked(self, task: Any) -> set[Any]:
        """Whom a task asks."""
        return self.whom.asked(task.month)

    def rows(self, returns: Sequence[Any]) -> Rows:
        """The rows that these returns ask for."""
        return ByRespondent(self, returns)

    @property
    def measure(self) -> str:
        """What respondents are counted in: 户 of enterprises, 个 of departments."""
        return "户" if self.linked else "个"

    @property
    def apart(self) -> tuple[str, ...]:
        """Columns of the collected ledger's key that are the same in all rows of a return, and its edition."""
        return ("month", self.respondent, self.edition)

    @property
    def lock_ledger(self) -> type[Ledger]:
        """The ledger of locks. Raises UnknownLedger where none is named."""
        return registry.ledger(self.lock)

    @property
    def linked(self) -> bool:
        """Whether a respondent is a record (an enterprise); else it is the name of a department."""
        return self.return_ledger.declared()[self.respondent].kind == "link"

    @property
    def attribute(self) -> str:
        """The respondent as the records of returns and of the collected ledger hold it."""
        return f"{self.respondent}_id" if self.linked else self.respondent


class UnknownCollecting(LookupError):
    """No ledger of that label is collected."""

    code = "collecting.unknown"

    def __init__(self, asked: str) -> None:
        near = get_close_matches(asked, _collectings, n=3, cutoff=0.4)
        hint = f"是否为：{'、'.join(near)}？" if near else ""
        super().__init__(f"没有「{asked}」的填报。{hint}")


_collectings: dict[str, Collecting] = {}
_finders: list[Callable[[str], Collecting | None]] = []


def declare(*given: Collecting) -> None:
    """Enter what is collected; a ledger is collected once."""
    for each in given:
        if _collectings.setdefault(each.of, each) != each:
            raise ValueError(f"{each.of} is collected twice")


def find_also(finder: Callable[[str], Collecting | None]) -> None:
    """Ask ``finder`` how a ledger is collected of which that was not declared (``requested``)."""
    if finder not in _finders:
        _finders.append(finder)


def collectings() -> Iterator[Collecting]:
    """Everything that is collected, in the order it was declared."""
    return iter(_collectings.values())


def collecting(of: str) -> Collecting:
    """How the ledger of that label is collected. Raises UnknownCollecting with the nearest labels."""
    found = (finder(of) for finder in _finders)
    known = _collectings.get(of) or next((each for each in found if each), None)
    if known is None:
        raise UnknownCollecting(of)
    return known
