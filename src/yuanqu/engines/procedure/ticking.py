"""What a new day brings: records begin that came in past the product, clocks lapse, people are reminded (每日提醒).

Asked again for the same day it does nothing more, so anything may call it: the server's watch, a command, a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.today import today as business_today
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.following import begin_missing
from yuanqu.engines.procedure.inbox import Told, tell
from yuanqu.engines.procedure.lights import DEPARTMENT, HEAD, NAMED, watch_of
from yuanqu.engines.procedure.models import Message, Ticked, Watch
from yuanqu.engines.procedure.performing import Deed, row_of, write
from yuanqu.engines.procedure.registry import procedures
from yuanqu.engines.procedure.requirements import unmet
from yuanqu.engines.procedure.rights import acting, actors, who_make
from yuanqu.engines.procedure.running import Reading, granted_of, readings
from yuanqu.engines.procedure.standing import moves_of, moves_of_many
from yuanqu.people.models import Account, Role

CHUNK = 2_000
STALE = 30  # days after the last reminder from which a record is only counted, once a month
_SYSTEM = "系统"


@dataclass
class Tick:
    """What one tick did."""

    begun: int = 0
    lapsed: int = 0
    told: int = 0


def tick_today() -> Tick | None:
    """The tick of today, if nobody has done it yet; None else. Two at once: one of them does it."""
    today = business_today()
    if Ticked.objects.filter(pk=today).exists():
        return None
    with transaction.atomic():
        _, first = Ticked.objects.get_or_create(pk=today, defaults={"at": timezone.now()})
        return tick(today) if first else None


def tick(as_of: date) -> Tick:
    """Everything that is due on ``as_of``; a second time nothing more."""
    done = Tick()
    for procedure in procedures():
        with changing(way="command", actor_name=_SYSTEM, reason=f"每日处理：{procedure.name}"):
            done.begun += begin_missing(procedure)
        _walk_open(procedure, as_of, done)
    return done


def _walk_open(procedure: type[Procedure], as_of: date, done: Tick) -> None:
    final = [state.code for state in procedure.states() if state.final]
    rows: Any = procedure.record._default_manager.filter(voided_on=None)
    ids = list(rows.exclude(**{f"{procedure.state_column()}__in": final}).values_list("pk", flat=True))
    watch, stale = watch_of(procedure), Counter[str]()
    for start in range(0, len(ids), CHUNK):
        records = {record.pk: record for record in rows.filter(pk__in=ids[start : start + CHUNK])}
        held, granted = moves_of_many(procedure, records), granted_of(procedure, records)
        for pk, record in records.items():
            made = held.get(pk)
            for reading in (
                readings(procedure, row_of(procedure, record), made, as_of, granted) if made else ()
            ):
                if reading.stopped is not None or reading.due is None or reading.paused:
                    continue
                if reading.clock.lapse and as_of > reading.due:
                    done.lapsed += _lapse(procedure, record, reading)
                elif not reading.clock.reminds:
                    continue
                elif (as_of - reading.due).days > _last_rule(watch) + STALE:
                    stale.update(_responsible(procedure, row_of(procedure, record), reading))
                else:
                    done.told += _remind(procedure, record, reading, watch, as_of)
    for department, count in sorted(stale.items()):
        done.told += _told_stale(procedure, watch, department, count, as_of)


def _lapse(procedure: type[Procedure], record: Record, reading: Reading) -> int:
    """Make the move that a run-out clock makes of itself, on the day after its last; not where its guards forbid."""
    move = procedure.move(reading.clock.lapse)
    reason = f"「{reading.clock.name}」于 {reading.due} 届满"
    with changing(way="command", actor_name=_SYSTEM, reason=f"{move.label}：{reason}") as change:
        rows: Any = procedure.record._default_manager.select_for_update().filter(pk=record.pk, voided_on=None)
        locked = rows.first()
        held = moves_of(procedure, record.pk)
        if locked is None or not move.starts_in(held[-1].target) or reading.due is None:
            return 0
        if unmet(procedure, move, row_of(procedure, locked)):
            return 0
        on = max(reading.due + timedelta(days=1), held[-1].on)
        write(procedure, locked, move, held, Deed(on, reason=reason), {}, change)
        return 1


def _last_rule(watch: Watch) -> int:
    return max((int(rule["days"]) for rule in watch.told), default=0)


def _remind(procedure: type[Procedure], record: Record, reading: Reading, watch: Watch, as_of: date) -> int:
    """Tell by the latest rule that has come; earlier ones that were missed are not made up for."""
    assert reading.due is not None
    days = (as_of - reading.due).days
    come = [rule for rule in watch.told if int(rule["days"]) <= days]
    if not come:
        return 0
    rule = max(come, key=lambda each: int(each["days"]))
    word = f"还剩 {-days} 天" if days < 0 else "今天到期" if days == 0 else f"已逾期 {days} 天"
    # The day of the rule, not of the tick, is in the key: a tick made late tells the same thing, and only once.
    key = f"{procedure.label}:{record.pk}:{reading.start.pk}:{reading.clock.name[:40]}:{reading.due}:{rule['days']}"
    title = f"{procedure.name}：{reading.clock.name}{word}"
    state = procedure.state(getattr(record, procedure.state_column())).label
    text = f"现在是「{state}」，期限 {reading.due.year}年{reading.due.month}月{reading.due.day}日。"
    url = reverse("ledger:detail", args=[procedure.label, record.pk])
    whom = _whom(procedure, row_of(procedure, record), reading, watch, rule["who"])
    return tell(whom, Told(key, title, text, url, Message.Kind.DUE))


def _whom(
    procedure: type[Procedure], row: Row, reading: Reading, watch: Watch, who: Sequence[str]
) -> list[Account]:
    found: dict[Any, Account] = {}
    for each in _groups(procedure, row, reading, watch, who):
        found.setdefault(each.pk, each)
    return list(found.values())


def _groups(
    procedure: type[Procedure], row: Row, reading: Reading, watch: Watch, who: Sequence[str]
) -> Iterator[Account]:
    """Those who may stop the clock, the heads, the named person (the leaders where none is named).

    The heads: the keeper's, and that of the department which the record names to stop the clock.
    """
    stops = [procedure.moves[name] for name in reading.clock.stops if name in procedure.moves]
    if DEPARTMENT in who:
        yield from Account.objects.filter(who_make(procedure, stops, row))
    if HEAD in who:
        yield from actors(procedure, {Role.HEAD})
        for department in {acting(procedure, move, row) for move in stops if move.named}:
            yield from actors(procedure, {Role.HEAD}, department)
    if NAMED in who:
        yield from [watch.named] if watch.named else actors(procedure, {Role.LEADER})


def _responsible(procedure: type[Procedure], row: Row, reading: Reading) -> set[str]:
    """The keeper, who answers for every record, and those whom this one names to stop its clock."""
    stops = [procedure.moves[name] for name in reading.clock.stops if name in procedure.moves]
    return {procedure.ledger().keeper, *(acting(procedure, move, row) for move in stops if move.named)}


def _told_stale(procedure: type[Procedure], watch: Watch, department: str, count: int, as_of: date) -> int:
    """Tell the heads of ``department`` how many of its records are long overdue; the named person of them all."""
    keeps = department == procedure.ledger().keeper
    key = f"{procedure.label}:stale:{as_of:%Y-%m}" + ("" if keeps else f":{department}")
    title = f"{procedure.name}：有 {count} 件逾期超过 {_last_rule(watch) + STALE} 天"
    url = f"{reverse('procedure:todos')}?of=department"
    heads = [*actors(procedure, {Role.HEAD}, department), *([watch.named] if keeps and watch.named else [])]
    return tell(
        {each.pk: each for each in heads}.values(),
        Told(key, title, "请逐件督促办结。", url, Message.Kind.DUE),
    )
