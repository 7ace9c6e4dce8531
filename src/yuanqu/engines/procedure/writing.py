"""The one place that writes moves and, in the same change, the columns that follow from them (唯一的写入处)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.utils import timezone

from yuanqu.engines.ledger.models import Change
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.replaying import Step
from yuanqu.engines.procedure.rounds import returns
from yuanqu.people.models import Account

_BEGINS = """
    INSERT INTO procedure_move (procedure, record, seq, move, source, target, "on", at, account_id, actor_name, role,
                                reason, backfilled, change_id)
    SELECT %(label)s, held.id, 0, %(move)s, '', %(target)s, coalesce({on}, (change.at AT TIME ZONE %(zone)s)::date),
           change.at, change.actor_id, change.actor_name, coalesce(account.role, ''), '',
           change.way IN ('import', 'demo', 'command'), {entered}
    FROM "{table}" held JOIN ledger_change change ON change.id = held.change_id
    LEFT JOIN "{accounts}" account ON account.id = change.actor_id
    WHERE {which} AND NOT EXISTS (
        SELECT 1 FROM procedure_move made WHERE made.record = held.id AND made.procedure = %(label)s
        AND made.taken_back IS NULL)
"""
_ZONE = "Asia/Shanghai"
_STANDS = """
    NOT EXISTS (
        SELECT 1 FROM procedure_move back WHERE back.record = made.record AND back.procedure = made.procedure
        AND back.taken_back IS NULL AND (back.move, back.source) IN (SELECT * FROM unnest(%s::text[], %s::text[]))
        AND back.seq > made.seq AND made.seq > (
            SELECT max(stood.seq) FROM procedure_move stood WHERE stood.record = back.record
            AND stood.procedure = back.procedure AND stood.taken_back IS NULL
            AND stood.seq < back.seq AND stood.target = back.target
            AND (stood.move, stood.source) NOT IN (SELECT * FROM unnest(%s::text[], %s::text[]))))
"""
_MOVE_COLUMNS = (
    "procedure", "record", "seq", "move", "source", "target", "on", "at", "account_id", "actor_name", "role",
    "reason", "backfilled", "change_id",
)  # fmt: skip


def put_begins(procedure: type[Procedure], change: int | None) -> int:
    """Begin the records that ``change`` brought in (None: all standing ones that have not begun); how many."""
    sql = _BEGINS.format(
        on=_began(procedure),
        table=procedure.record._meta.db_table,
        accounts=Account._meta.db_table,
        entered="held.change_id" if change is not None else "yuanqu_change()",
        which="held.change_id = %(change)s" if change is not None else "held.voided_on IS NULL",
    )
    words = {
        "label": procedure.label,
        "move": procedure.begin.name,
        "target": procedure.begin.target.code,
        "zone": _ZONE,
        "change": change,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, words)
        return int(cursor.rowcount)


def _began(procedure: type[Procedure]) -> str:
    """The day of the begin as the database reads it from the record."""
    if not procedure.begin.on:
        return "NULL"
    column: Any = procedure.ledger().declared()[procedure.begin.on]
    name = f'held."{column.column}"'
    return f"({name} AT TIME ZONE %(zone)s)::date" if column.kind == "moment" else name


def put_moves(
    procedure: type[Procedure],
    steps: Sequence[tuple[UUID, int, Step, str]],
    change: int,
    *,
    backfilled: bool,
    reason: str = "",
) -> None:
    """Write moves in bulk: (record, seq, step, state it starts from), by whoever made the change."""
    if not steps:
        return
    entered = Change.objects.select_related("actor").get(pk=change)
    actor, at = entered.actor, timezone.now()
    who = (actor.pk if actor else None, entered.actor_name, actor.role if actor else "")
    listed = ", ".join(f'"{name}"' for name in _MOVE_COLUMNS)
    with (
        connection.cursor() as cursor,
        cast(Any, cursor).copy(f"COPY procedure_move ({listed}) FROM STDIN") as rows,
    ):
        for record, seq, step, source in steps:
            what = (step.move.name, source, step.move.target.code, step.on)
            rows.write_row((procedure.label, record, seq, *what, at, *who, reason, backfilled, change))


def put_projections(procedure: type[Procedure], records: Sequence[UUID]) -> None:
    """Let the state and the days of ``records`` say what their standing moves say (`standing.projection`); only what
    differs is written."""
    declared = procedure.ledger().declared()
    state: Any = declared[procedure.state_column()]
    columns, values = [f'"{state.column}"'], ["(array_agg(made.target ORDER BY made.seq DESC))[1]"]
    words: list[Any] = []
    back = returns(procedure)  # type: ignore[arg-type]
    by = [[move for move, _ in back], [state for _, state in back]]
    which = f"made.move = ANY(%s) AND {_STANDS}" if back else "made.move = ANY(%s)"
    for name in procedure.days():
        moves = [move.name for move in procedure.moves.values() if move.day == name]
        columns.append(f'"{cast(Any, declared[name]).column}"')
        values.append(f'(array_agg(made."on" ORDER BY made.seq DESC) FILTER (WHERE {which}))[1]')
        words += [moves, *by, *by] if back else [moves]
    said = ", ".join(f"{value} AS said_{n}" for n, value in enumerate(values))
    sets = ", ".join(f"{column} = said.said_{n}" for n, column in enumerate(columns))
    held = ", ".join(f"held.{column}" for column in columns)
    told = ", ".join(f"said.said_{n}" for n in range(len(columns)))
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{procedure.record._meta.db_table}" held SET {sets} FROM ('  # noqa: S608 - own names
            f" SELECT made.record, {said} FROM procedure_move made"
            " WHERE made.procedure = %s AND made.record = ANY(%s) AND made.taken_back IS NULL GROUP BY made.record"
            f") said WHERE said.record = held.id AND ROW({held}) IS DISTINCT FROM ROW({told})",
            [*words, procedure.label, list(records)],
        )
