"""When a record counts: how a measure's period picks records, and which period a report may state."""

from __future__ import annotations

from dataclasses import dataclass

from yuanqu.engines.procedure.quotas import Quota


@dataclass(frozen=True)
class During:
    """Records whose date ``column`` (a day, month or moment) lies in the period."""

    column: str


@dataclass(frozen=True)
class Standing:
    """Records in force on the period's last day: begun, and not ended before it (both ends inclusive)."""

    since: str
    until: str


@dataclass(frozen=True)
class Opening:
    """Records in force on the period's last day, looked at as things stood on the day before its first (期初).

    For 「由……上升到……」 with a fixed scope: the records are those of a ``Standing`` with the same columns, so the rate
    before and the rate after speak of the same ones, whoever came into the scope or left it in between.
    """

    since: str
    until: str


@dataclass(frozen=True)
class Entered:
    """Records that are in one of ``states`` at the period's end and last came into them within the period.

    Going from one of the states to another is no coming in; nor is leaving and returning on one day.
    The record's own date is the day it came in.
    """

    states: tuple[str, ...]

    def __init__(self, *states: str) -> None:
        object.__setattr__(self, "states", states)


@dataclass(frozen=True)
class Statement:
    """Cumulative statements: the row of the period's last month is the value of January to that month.

    ``unit``: the link to who states. ``edition``: the number of the edition, of which the highest reported by the
    as-of day (``reported``) is in effect and the lowest is what was first published. ``reason``: the column that says
    why an edition corrects another. Cumulative values of different months are never added.
    """

    month: str = "month"
    unit: str = "enterprise"
    edition: str = "edition"
    reported: str = "reported_on"
    reason: str = "revision_reason"


@dataclass(frozen=True)
class Owed:
    """The periods of a quota within the asked one, for each object that stands through them (应办).

    Only periods that have ended, with their grace, by the as-of day are judged.
    """

    quota: Quota


Window = During | Standing | Opening | Entered | Owed | Statement


@dataclass(frozen=True)
class AsAsked:
    """The period that is asked for."""


@dataclass(frozen=True)
class ThroughLocked:
    """January to the latest month within the asked period that the office has locked by the as-of day.

    ``ledger``: the locks, with the month in ``month``, the day it was locked in ``on`` and, when it was opened
    again, the day in ``until``. No month locked: the figure is unknown.
    """

    ledger: str
    month: str = "month"
    on: str = "locked_on"
    until: str = "unlocked_on"


PeriodRule = AsAsked | ThroughLocked
