"""What all people of the day did (当日记录): how long each answer took, what went wrong, what must stand at its end."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


class Wrong(Exception):
    """Another answer than the expected one, with what it said."""


@dataclass
class Written:
    """A record that was answered for: where it is, under which number, and what was written there last."""

    ledger: str
    number_column: str
    number: str
    column: str
    value: str
    record: str = ""
    moves: list[str] = field(default_factory=list)


@dataclass
class Stated:
    """One enterprise's return: the value sent last, and the moves that were answered for."""

    record: str
    enterprise: str
    workers: str = ""
    moves: list[str] = field(default_factory=list)


@dataclass
class Journal:
    """Shared by all. ``waiting``: by department, what its head may decide on; ``reported``: returns to be judged."""

    spent: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: Counter[str] = field(default_factory=Counter)
    deeds: Counter[str] = field(default_factory=Counter)
    settled: Counter[str] = field(
        default_factory=Counter
    )  # conflicts and such that a person solves by himself
    written: list[Written] = field(default_factory=list)
    files: list[tuple[str, str, str]] = field(default_factory=list)  # ledger, record, digest
    returns: dict[str, Stated] = field(default_factory=dict)  # by enterprise
    saved: dict[str, str] = field(default_factory=dict)  # tax records: the amount saved last
    saves: int = 0
    waiting: dict[str, deque[Any]] = field(default_factory=lambda: defaultdict(deque))
    reported: deque[Stated] = field(default_factory=deque)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def took(self, kind: str, milliseconds: float) -> None:
        """An answer of a kind."""
        with self._lock:
            self.spent[kind].append(milliseconds)

    def done(self, deed: str) -> None:
        """A deed that came to its end."""
        with self._lock:
            self.deeds[deed] += 1

    def failed(self, deed: str, error: BaseException) -> None:
        """Something went wrong."""
        with self._lock:
            self.wrong[f"{deed}: {type(error).__name__} {error}"[:400]] += 1

    def note(self, word: str) -> None:
        """Something that happens at work and is no error: two changed the same record, a preview was renewed."""
        with self._lock:
            self.settled[word] += 1

    @contextmanager
    def next_of(self, queue: deque[Any]) -> Iterator[Any]:
        """What waits longest there, None where nothing does: it is nobody else's then."""
        with self._lock:
            found = queue.popleft() if queue else None
        yield found
