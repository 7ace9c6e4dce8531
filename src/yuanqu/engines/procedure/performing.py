"""Making a move: the only way by which a record changes its state (办理).

Everything that blocks is told at once. The move and the columns that follow from it are written in one change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast
from uuid import UUID

from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.judging import derive, judge, unexplained
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Conflict, Problem, Refused
from yuanqu.engines.ledger.today import today as business_today
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import Author
from yuanqu.engines.procedure.blocking import blocks
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.evidence import tie
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.reconciling import business_day
from yuanqu.engines.procedure.replaying import Step
from yuanqu.engines.procedure.requirements import RowWithId, unmet
from yuanqu.engines.procedure.rounds import anew
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.engines.procedure.telling import tell_of_return
from yuanqu.engines.procedure.writing import put_begins, put_moves, put_projections
from yuanqu.people.access import access_records


@dataclass(frozen=True)
class Deed:
    """What is given for a move: ``on`` its day (None: today), ``values`` of the columns it needs or fills, ``reason``.

    ``opened``: the token of the record as it was looked at (``versions.token_of``); None where nobody looked.
    """

    on: date | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    opened: str | None = None


def perform(
    procedure: type[Procedure], record_id: UUID, name: str, by: Author, deed: Deed | None = None
) -> MoveMade:
    """Make the move ``name`` of one record. Raises UnknownMove; Refused, naming everything that blocks; Conflict.

    Codes of problems: ``procedure.right``, ``.source``, ``.own_work``, ``.evidence``, ``.expired``, ``.needs``,
    ``.reason``, ``.on_early``, ``.on_late``, ``.due_early``, a guard's own, a ledger check's own.
    """
    move, deed = procedure.move(name), deed or Deed()
    with changing(
        way=by.way,
        actor_id=by.account.pk,
        actor_name=by.account.name,
        reason=f"{move.label}：{deed.reason.strip()}" if deed.reason.strip() else move.label,
        request=by.request,
    ) as change:
        record = locked(procedure, record_id, by)
        if deed.opened is not None and token_of(procedure.ledger(), record) != deed.opened:
            raise Conflict(token_of(procedure.ledger(), record))
        held = moves_of(procedure, record.pk)
        row = row_of(procedure, record)
        found = [*blocks(procedure, move, record.pk, row, held, by.account, business_today())]
        found += [*_asked(procedure, move, held, deed)]
        changed = dict(deed.values)
        again = anew(procedure, move, held) - changed.keys()
        found += _columns(procedure, move, record, row, changed, again, deed)
        found += _due_early(procedure, move, changed, deed.on or business_today())
        if found:
            raise Refused("procedure.blocked", f"没有办理「{move.label}」。", found)
        made = write(procedure, record, move, held, deed, changed, change)
        tell_of_return(procedure, row, [*held, made])
        return made


def locked(procedure: type[Procedure], record_id: UUID, by: Author) -> Record:
    """The record, if the account may see it and it is not voided, held against other writers. Raises Refused."""
    if not access_records(by.account, procedure.record).filter(pk=record_id).exists():
        raise Refused("record.unknown", "没有这条记录，或您无权查看。")
    # Fetched whole: guards and checks judge the record, not what of it this reader may see.
    record = procedure.record._default_manager.select_for_update(of=("self",)).get(pk=record_id)
    if record.voided_on is not None:
        raise Refused("record.voided", f"这条记录已于{record.voided_on:%Y-%m-%d}作废，不能再办理。")
    if not moves_of(procedure, record.pk):
        put_begins(procedure, None)
    return record


def row_of(procedure: type[Procedure], record: Record) -> RowWithId:
    """The record's values by identifier, links as ids."""
    declared = procedure.ledger().declared()
    return RowWithId(
        {name: getattr(record, cast(Any, column).attname) for name, column in declared.items()}, record.pk
    )


def _asked(procedure: type[Procedure], move: Move, held: Sequence[MoveMade], deed: Deed) -> Iterator[Problem]:
    """The day and the reason."""
    on, today = deed.on or business_today(), business_today()
    if on < held[-1].on:
        last = procedure.label_of_move(held[-1].move)
        yield Problem(
            "procedure.on_early", (), f"办理日期 {on} 早于上一步「{last}」的 {held[-1].on}", "请更正日期"
        )
    if on > today:
        yield Problem(
            "procedure.on_late", (), f"办理日期 {on} 晚于今天，还没有发生的事不能办理", "请更正日期"
        )
    if move.reason and not deed.reason.strip():
        yield Problem("procedure.reason", (), f"「{move.label}」要写明原因", "请用一句话写明，它会留在记录里")


def _columns(
    procedure: type[Procedure],
    move: Move,
    record: Record,
    row: RowWithId,
    changed: dict[str, Any],
    again: Collection[str],
    deed: Deed,
) -> list[Problem]:
    """Guards and checks of the row as it would stand; ``changed`` takes the derived columns that follow.

    ``again``: columns asked for anew and not given. What an earlier round said there neither serves nor stays.
    The guards find the day of the move in its own column, as they do when it is replayed. The reason of the deed
    explains the soft findings, by page and API alike.
    """
    ledger = procedure.ledger()
    if odd := [name for name in changed if name not in (*move.needs, *move.fills)]:
        said = f"「{move.label}」不填「{'、'.join(odd)}」；它填的列：{'、'.join((*move.needs, *move.fills)) or '没有'}"
        return [Problem("procedure.column_unknown", (), said)]
    standing = {name: row[name] for name in ledger.declared()}
    changed |= {name: None for name in again if ledger.declared()[name].empty}
    whole = standing | changed
    blank = dict.fromkeys(name for name in again if name in move.needs)
    day = {move.day: deed.on or business_today()} if move.day else {}
    problems = unmet(procedure, move, RowWithId(whole | blank | day, record.pk))
    if changed and not problems:
        derive(ledger, whole)
        judged = judge(ledger, whole, record.pk)
        problems += judged if unexplained(ledger, whole, judged, standing, deed.reason) else []
        changed |= {name: whole[name] for name in ledger.derived if whole[name] != standing[name]}
    return problems


def _due_early(
    procedure: type[Procedure], move: Move, changed: Mapping[str, Any], on: date
) -> Iterator[Problem]:
    """A last day that is given with the move which starts its clock is not over before the move; one that is worked
    out of what is given may be."""
    given = {name: changed.get(name) for name in (*move.needs, *move.fills)}
    for clock in procedure.clocks:
        due = business_day(given.get(clock.due)) if isinstance(clock.due, str) else None
        if due and due < on and move.name in clock.starts:
            label = procedure.ledger().declared()[str(clock.due)].label
            said = f"「{label}」{due} 早于「{move.label}」的办理日期 {on}"
            yield Problem("procedure.due_early", (str(clock.due),), said, "请更正期限")


def write(
    procedure: type[Procedure],
    record: Record,
    move: Move,
    held: Sequence[MoveMade],
    deed: Deed,
    changed: Mapping[str, Any],
    change: int,
) -> MoveMade:
    """Write a move that nothing blocks, under ``change``: the move, its columns, the state that follows."""
    declared = procedure.ledger().declared()
    for name, value in changed.items():
        setattr(record, cast(Any, declared[name]).attname, value)
    record.version += 1
    record.save(update_fields=[*changed, "version"])
    step = Step(move, deed.on or business_today())
    moved = (record.pk, held[-1].seq + 1, step, held[-1].target)
    put_moves(procedure, [moved], change, backfilled=False, reason=deed.reason.strip())
    put_projections(procedure, [record.pk])
    made = moves_of(procedure, record.pk)[-1]
    tie(procedure, record.pk, move, held, made)
    return made
