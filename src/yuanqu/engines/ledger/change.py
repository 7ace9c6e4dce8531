"""Who changed what, when, by which request and why — written by the database itself.

Every write belongs to a ``Change``. Code opens one with ``changing(...)``; a write from anywhere else (a console,
another program) is given a change of its own by the database, marked ``direct`` with the database user's name, so no
path escapes the history. Statement triggers on every ledger table record what each statement did: an insert by
the change it belongs to, an update by the rows as they were before.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, models, transaction
from django.db.models.expressions import Func


class CurrentChange(Func):
    """The change that the running transaction belongs to (see ``sql/history.sql``)."""

    function = "yuanqu_change"
    template = "%(function)s()"
    output_field = models.BigIntegerField()

    def __init__(self) -> None:
        super().__init__()


class CurrentTransaction(Func):
    """The number of the running transaction: what proves that a change was opened in it."""

    function = "txid_current"
    template = "%(function)s()"
    output_field = models.BigIntegerField()

    def __init__(self) -> None:
        super().__init__()


_followers: list[Callable[[int], None]] = []


def follow_changes(follower: Callable[[int], None]) -> None:
    """Call ``follower`` with the number of every change before it is closed, in its transaction and under it.

    For columns a ledger computes from another ledger's records: whatever changes there, they follow at once.
    """
    if follower not in _followers:
        _followers.append(follower)


_judges: list[Callable[[int], None]] = []


def judge_changes(judge: Callable[[int], None]) -> None:
    """Call ``judge`` with the number of every change once all followers have written what follows from it.

    It writes nothing; what it raises undoes the whole change.
    """
    if judge not in _judges:
        _judges.append(judge)


class _Writes:
    """The ledgers a change wrote to, asked of the database again only after a statement that may have written."""

    def __init__(self, change: int) -> None:
        self.change = change
        self._known: frozenset[str] | None = None

    def __call__(self, execute: Callable[..., Any], sql: Any, *rest: Any) -> Any:
        """Django's wrapper of every statement."""
        if not (isinstance(sql, str) and sql.startswith("SELECT ")):
            self._known = None
        return execute(sql, *rest)

    def ledgers(self) -> frozenset[str]:
        """Their labels."""
        if self._known is None:
            self._known = _wrote_to(self.change)
        return self._known


_writes: ContextVar[_Writes | None] = ContextVar("writes", default=None)


def touched(change: int) -> frozenset[str]:
    """The labels of the ledgers that ``change`` wrote to."""
    running = _writes.get()
    return running.ledgers() if running and running.change == change else _wrote_to(change)


def _wrote_to(change: int) -> frozenset[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT ledger FROM ledger_statement WHERE change_id = %s", [change])
        return frozenset(label for (label,) in cursor.fetchall())


def _follow(change: int) -> None:
    """Let every follower do what follows, then the judges look at it all; a dozen ask at each change what it touched,
    and few write."""
    writes = _Writes(change)
    token = _writes.set(writes)
    try:
        with connection.execute_wrapper(writes):
            for each in (*_followers, *_judges):
                each(change)
    finally:
        _writes.reset(token)


@contextmanager
def changing(
    *,
    way: str,
    actor_id: Any = None,
    actor_name: str = "",
    reason: str = "",
    request: uuid.UUID | None = None,
) -> Iterator[int]:
    """One transaction whose writes are recorded under one change; gives the change's number.

    ``way``: ``page``, ``api``, ``import``, ``command`` or ``demo``. Anything raised inside rolls everything back.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_change (at, way, actor_id, actor_name, reason, request, db_user)"
            " VALUES (now(), %s, %s, %s, %s, %s, current_user) RETURNING id",
            [way, actor_id, actor_name, reason, request or uuid.uuid4()],
        )
        number = int(cursor.fetchone()[0])
        cursor.execute("SELECT set_config('yuanqu.change', %s, true)", [str(number)])
        yield number
        _follow(number)
        cursor.execute("SELECT set_config('yuanqu.change', '', true)")
