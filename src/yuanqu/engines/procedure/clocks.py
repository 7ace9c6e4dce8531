"""Clocks as a procedure declares them (时限). The last day counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from yuanqu.people.models import Role


class Days(StrEnum):
    """Which days count."""

    CALENDAR = "calendar"
    WORKING = "working"

    @property
    def label(self) -> str:
        """As pages say it."""
        return "工作日" if self is Days.WORKING else "自然日"


CALENDAR, WORKING = Days.CALENDAR, Days.WORKING


@dataclass(frozen=True)
class Extension:
    """Who approves an extension 延期, how often one is given in a round, by at most how many days."""

    by: tuple[Role, ...] = (Role.HEAD,)
    times: int = 1
    most: int | None = None


@dataclass(frozen=True)
class Clock:
    """Runs from the latest move ``since`` (a name, or several) until one of ``until`` follows it.

    ``due``: a Day column that holds the last day, or the number of ``days`` after the start. ``pause``: (from, to)
    moves between which no day counts, both days included. ``extension``: whether it can be extended. ``lapse``: the
    move that is made of itself on the day after the last; without one an overdue record stays, marked 逾期.
    ``shuts``: after the last day the moves of ``until`` are refused. ``reminds``: whether the zone's staff is told of
    each record; of what hundreds are asked for at once they are told otherwise. ``follows``: the last day is worked out
    from other records (a rule, a policy, a batch, the latest contact): who writes those moves it lawfully.
    """

    name: str
    since: str | tuple[str, ...]
    until: str | tuple[str, ...]
    due: str | int
    days: Days = CALENDAR
    pause: tuple[str, str] | None = None
    extension: Extension | None = None
    lapse: str = ""
    shuts: bool = False
    reminds: bool = True
    follows: bool = False

    @property
    def starts(self) -> tuple[str, ...]:
        """The moves that start it."""
        return (self.since,) if isinstance(self.since, str) else self.since

    @property
    def stops(self) -> tuple[str, ...]:
        """The moves that stop it."""
        return (self.until,) if isinstance(self.until, str) else self.until
