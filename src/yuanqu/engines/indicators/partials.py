"""Counts kept month by month, and added up (按月留存).

What a scan finds of one slot depends on the slot's days and on the rows it reads. Of a large ledger, sorted by the
date that the window looks at, those are the rows of the slot's months, whose hashes the snapshot knows: what was found
of them is kept on the disk under these hashes and found again as long as the rows are the same, by whichever process.

Counts and sums of records picked by their own date add up: a period is asked for month by month. Different values do
not add up, and conditions that look at the day the period is cut at are not a month's own: those are kept as whole
periods, which still read the rows of their months only.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from threading import Lock
from typing import Any

from yuanqu.engines.indicators.conditions import By, InState, Moved
from yuanqu.engines.indicators.connections import count, when_forgotten
from yuanqu.engines.indicators.needs import Base, Need
from yuanqu.engines.indicators.partial_store import PartialStore, Row
from yuanqu.engines.indicators.scans.counting import Plan
from yuanqu.engines.indicators.scans.sources import Span, fill
from yuanqu.engines.indicators.windows import During, Statement
from yuanqu.engines.snapshots import Months, Snapshot, labels_by_view, view_name, views_in
from yuanqu.terms.months import same_day_last_year
from yuanqu.terms.periods import Period

IN_MEMORY = 8_192

_kept: OrderedDict[tuple[str, str], list[Row]] = OrderedDict()
_turn = Lock()


def kept_by_month(plan: Plan, snapshot: Snapshot) -> bool:
    """Whether the plan's ledger knows its months by the date that the plan's window looks at."""
    months = _months(plan, snapshot)
    if months is None or not _read_once(plan):
        return False
    match plan.family.when:
        case During(column=column) | Statement(month=column):
            return column == months.by
    return False


def adds_up(need: Need) -> bool:
    """Whether what is found of the months of a period, added up, is what is found of the period."""
    return (
        isinstance(need, Base)
        and isinstance(need.when, During)
        and need.how in ("count", "sum")
        and not any(isinstance(each, By | Moved | InState) for each in need.where)
    )


def added_up(plan: Plan, spans: Sequence[Span], snapshot: Snapshot, as_of: date) -> Iterator[tuple[Any, ...]]:
    """The plan's rows for ``spans``, from its months; every need adds up."""
    chunks = {span: tuple(_by_month(span)) for span in spans}
    found = _found(
        plan, list(dict.fromkeys(each for span in spans for each in chunks[span])), snapshot, as_of
    )
    for slot, span in enumerate(spans):
        sums: dict[tuple[int, str | None], list[Any]] = {}
        for chunk in chunks[span]:
            for place, code, *numbers in found[chunk]:
                before = sums.get((place, code))
                sums[place, code] = numbers if before is None else list(map(_plus, before, numbers))
        for (place, code), numbers in sums.items():
            yield slot, place, code, *numbers


def whole(plan: Plan, spans: Sequence[Span], snapshot: Snapshot, as_of: date) -> Iterator[tuple[Any, ...]]:
    """The plan's rows for ``spans``, each kept as a whole."""
    found = _found(plan, spans, snapshot, as_of)
    for slot, span in enumerate(spans):
        for row in found[span]:
            yield slot, *row


def _found(plan: Plan, spans: Sequence[Span], snapshot: Snapshot, as_of: date) -> dict[Span, list[Row]]:
    """What is found of each span; what is not kept is counted, all in one scan."""
    told, store = _told(plan, snapshot, as_of), PartialStore(snapshot.folder)
    keys = {span: _key(told, plan, span, snapshot) for span in spans}
    found = _recalled(keys, store, str(snapshot.folder))
    missing = [span for span in spans if span not in found]
    if missing:
        sql = fill(plan.sql, plan.family.when, missing, as_of)
        counted: dict[Span, list[Row]] = defaultdict(list)
        for slot, *row in count(snapshot, sql, tables=plan.tables):
            counted[missing[slot]].append(tuple(row))
        fresh = {span: counted[span] for span in missing}
        store.put({keys[span]: rows for span, rows in fresh.items()})
        _remember(str(snapshot.folder), {keys[span]: rows for span, rows in fresh.items()})
        found |= fresh
    return found


def _recalled(keys: dict[Span, str], store: PartialStore, folder: str) -> dict[Span, list[Row]]:
    with _turn:
        found = {span: _kept[folder, key] for span, key in keys.items() if (folder, key) in _kept}
    sought = {key: span for span, key in keys.items() if span not in found}
    read = store.get(sought)
    _remember(folder, read)
    return found | {sought[key]: rows for key, rows in read.items()}


def _remember(folder: str, rows: dict[str, list[Row]]) -> None:
    with _turn:
        _kept.update({(folder, key): each for key, each in rows.items()})
        while len(_kept) > IN_MEMORY:
            _kept.popitem(last=False)


def _told(plan: Plan, snapshot: Snapshot, as_of: date) -> Any:
    """What a count depends on beside its span: the query, the as-of day, and all parts but its own ledger's."""
    own, known = view_name(plan.family.of), labels_by_view()
    read = [
        snapshot.parts.get(known[view]) for view in views_in(plan.sql, *plan.tables.values()) if view != own
    ]
    told = [plan.sql, *plan.tables.values(), as_of.isoformat() if "$as_of" in plan.sql else ""]
    part = snapshot.parts[plan.family.of]
    content = [*told, part.columns, [each.sha256 if each else "" for each in read]]
    return hashlib.sha256(json.dumps(content).encode())


def _key(told: Any, plan: Plan, span: Span, snapshot: Snapshot) -> str:
    months = _months(plan, snapshot)
    assert months is not None
    since, until = span
    read = [months.between(since, until)]
    if isinstance(plan.family.when, Statement):
        past = same_day_last_year(since)
        read = [months.between(since, since), months.between(past, past)]
    key = told.copy()
    key.update(json.dumps([since.isoformat(), until.isoformat(), read]).encode())
    return str(key.hexdigest())


def _months(plan: Plan, snapshot: Snapshot) -> Months | None:
    part = snapshot.parts.get(plan.family.of)
    return part.months if part else None


def _read_once(plan: Plan) -> bool:
    """Whether the ledger is read by its window alone, not also as what another record links to or stands in."""
    own = re.compile(rf"\b{view_name(plan.family.of)}\b")
    return len(own.findall(plan.sql)) == 1 and not any(own.search(sql) for sql in plan.tables.values())


def _by_month(span: Span) -> Iterable[Span]:
    since, until = span
    for month in Period.between(since, until).months():
        yield max(month.start, since), min(month.end, until)


def _plus(one: Any, other: Any) -> Any:
    """A sum over nothing is NULL, and adds nothing."""
    if one is None or other is None:
        return other if one is None else one
    return one + other


def _forget() -> None:
    with _turn:
        _kept.clear()


def _after_fork() -> None:
    """Whoever held the lock is not in the child."""
    global _turn
    _turn = Lock()


when_forgotten(_forget)
os.register_at_fork(after_in_child=_after_fork)
