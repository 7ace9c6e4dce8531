"""Asks a snapshot (取数): one DuckDB connection for each snapshot in use, shared by threads through cursors.

A ledger is made there when it is first asked of, a small one read into memory: at one zone's size, opening files would
be most of the time. Tables that follow from the snapshot alone (timelines) are made once beside it.

Counts are kept by the query and the parts it reads: parts never change, so after a change of one ledger only what
reads that ledger is counted again, and a snapshot of which nothing new is asked is not opened at all.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any

import duckdb

from yuanqu.engines.snapshots import Snapshot, labels_by_view, spill_folder, view_name, views_in

KEPT = 3
KEPT_ANSWERS = 8_192
RESIDENT_ROWS = 200_000
MEMORY = "512MB"  # of one snapshot's connection: comparing millions of statements goes on on the disk
ONE_THREAD_ROWS = 300_000  # below, handing work between threads costs more than it saves

Rows = list[tuple[Any, ...]]


@dataclass
class _Open:
    """A snapshot's connection, the ledgers and the further tables made in it."""

    snapshot: Snapshot
    connection: duckdb.DuckDBPyConnection
    made: set[str] = field(default_factory=set)

    def make(self, views: Iterable[str], tables: Mapping[str, str]) -> None:
        """Make what is not there yet."""
        missing = [name for name in views if name not in self.made]
        self.snapshot.relate(self.connection, missing, resident=RESIDENT_ROWS)
        self.made.update(missing)
        for name, sql in tables.items():
            if name not in self.made:
                self.connection.execute(f"CREATE TABLE {name} AS {sql}")
                self.made.add(name)


@dataclass
class _Answer:
    """Rows as counted, once they are; who holds the lock counts them."""

    counting: Lock = field(default_factory=Lock)
    rows: Rows | None = None


_open: OrderedDict[tuple[str, str], _Open] = OrderedDict()
_turn = Lock()
_answers: OrderedDict[tuple[Any, ...], _Answer] = OrderedDict()
_first_days: dict[tuple[str, ...], date | None] = {}  # asked of every indicator, several times each


def ask(
    snapshot: Snapshot, sql: str, values: tuple[Any, ...] = (), tables: Mapping[str, str] | None = None
) -> Rows:
    """The rows that ``sql`` gives of the snapshot, with ``tables`` (name: query) made beside its ledgers."""
    beside = tables or {}
    with _turn:
        held = _held(snapshot)
        held.make(views_in(sql, *beside.values()), beside)
        reader = held.connection.cursor()
    return reader.execute(sql, values).fetchall()


def count(
    snapshot: Snapshot, sql: str, values: tuple[Any, ...] = (), tables: Mapping[str, str] | None = None
) -> Rows:
    """As `ask`, for answers of few rows, which nobody alters: they are kept for who asks the same of the same parts.

    Who asks while another is counting waits for that answer.
    """
    known = labels_by_view()
    read = [snapshot.parts.get(known[name]) for name in views_in(sql, *(tables or {}).values())]
    key = (str(snapshot.folder), sql, values, *(part.sha256 if part else "" for part in read))
    with _turn:
        answer = _answers.setdefault(key, _Answer())
        _answers.move_to_end(key)
        while len(_answers) > KEPT_ANSWERS:
            _answers.popitem(last=False)
    with answer.counting:
        if answer.rows is None:
            answer.rows = ask(snapshot, sql, values, tables)
        return answer.rows


_others: list[Callable[[], None]] = []


def forget() -> None:
    """Keep no answer: for measuring how long counting takes."""
    with _turn:
        _answers.clear()
        _first_days.clear()
    for each in _others:
        each()


def when_forgotten(work: Callable[[], None]) -> None:
    """Do ``work`` too, when no answer is to be kept."""
    _others.append(work)


def first_day(snapshot: Snapshot, label: str, column: str) -> date | None:
    """The earliest day (of a month, its first) in a ledger's date ``column``; None where none is filled."""
    part = snapshot.parts.get(label)
    key = (str(snapshot.folder), label, column, part.sha256 if part else "")
    if (known := _first_days.get(key, ...)) is not ...:
        return known
    found: date | None = count(snapshot, f'SELECT min("{column}") FROM {view_name(label)}')[0][0]  # noqa: S608
    if len(_first_days) > KEPT_ANSWERS:
        _first_days.clear()
    _first_days[key] = found
    return found


def _held(snapshot: Snapshot) -> _Open:
    key = (str(snapshot.folder), snapshot.id)
    if key not in _open:
        largest = max((part.rows for part in snapshot.parts.values()), default=0)
        threads = 1 if largest < ONE_THREAD_ROWS else None
        connection = snapshot.connect(threads=threads, views=(), memory=MEMORY, spill=spill_folder())
        _open[key] = _Open(snapshot, connection)
        while len(_open) > KEPT:
            _open.popitem(last=False)  # closed when the last cursor on it is gone
    _open.move_to_end(key)
    return _open[key]


def _after_fork() -> None:
    """A connection does not survive a fork, nor does who was counting: the child opens and counts its own."""
    global _turn
    _turn = Lock()
    _open.clear()
    _answers.clear()


os.register_at_fork(after_in_child=_after_fork)
