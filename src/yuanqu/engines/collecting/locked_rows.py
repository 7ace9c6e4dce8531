"""Rows of a locked month are not entered, altered or voided, by whichever way, without the office's leave (锁定).

A month is locked by ledger (``requested``); leave is given to one department's return, and lasts until it is approved
again. What the moves of a row's procedure write goes on: a later event with a day of its own. Columns that the system
works out follow what they rest on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, cast

from django.db.models import Q

from yuanqu.engines.collecting.following import OPERATOR
from yuanqu.engines.collecting.month_rows import OfTheMonth, in_month
from yuanqu.engines.collecting.records import REOPENED, SENT_BACK
from yuanqu.engines.collecting.requested import LOCKED, Requested, requested, requesting
from yuanqu.engines.collecting.rows import Place
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import touched
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.entitled import raw_values
from yuanqu.engines.ledger.images import read_images
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.models import BeforeImage, Change
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.standing import moves_of_many

_MEND = "确需更正的，请办公室在该科室的填报单上办理「同意更正」并写明原因，更正后再上报"


def judge_locked(change: int) -> None:
    """Look at what ``change`` wrote. Raises Refused, or FileRefused where a file brought it."""
    for label, months in _locked(touched(change)).items():
        collecting = requested(label)
        if collecting is None:
            continue
        places = set(_places(collecting, months, change))
        if places and (closed := _closed(collecting, places)):
            _refuse(collecting, closed, months, Change.objects.get(pk=change))


def _locked(labels: Collection[str]) -> Mapping[str, dict[date, date]]:
    """The locked months of those ledgers, each with the day it was locked."""
    given, found = requesting(), dict[str, dict[date, date]]()
    if given is None:
        return found
    tasks: Any = registry.ledger(given.tasks).record._default_manager
    rows = tasks.filter(voided_on=None, state=LOCKED, ledger__in=list(labels))
    for label, month, on in rows.values_list("ledger", "month", "locked_on"):
        found.setdefault(label, {})[month] = on
    return found


def _places(collecting: Requested, months: Collection[date], change: int) -> Iterator[Place]:
    """The departments and locked months whose rows ``change`` brought in, altered or took away."""
    ledger, rows = collecting.ledger, OfTheMonth(collecting, collecting.day, months)
    records: Any = ledger.record._default_manager
    altered = _altered(ledger, change)
    dated = altered.filter(before__has_key=collecting.day.name).values("record")
    within = Q(pk__in=dated)
    for month in months:
        within |= in_month(collecting.day, month)
    written = records.filter(Q(change_id=change) | Q(pk__in=altered.values("record"))).filter(within)
    now = {each.pk: raw_values(ledger, each) for each in written}
    for values in now.values():
        yield from rows.whose(values)
    for image in read_images(ledger, altered.filter(record__in=list(now))):
        yield from rows.whose(now[image.record] | dict(image.before))


def _altered(ledger: type[Ledger], change: int) -> Any:
    """The images of typed columns that were changed, and of records voided or restored; not what moves wrote."""
    typed = [
        str(cast(Any, column).column)
        for name, column in ledger.declared().items()
        if name not in ledger.untyped()
    ]
    images = BeforeImage.objects.filter(change_id=change, ledger=ledger.label)
    moved = MoveMade.objects.filter(change_id=change, procedure=ledger.label, backfilled=False)
    return images.exclude(record__in=moved.values("record")).filter(
        ~Q(did="update") | Q(before__has_any_keys=typed)
    )


def _closed(collecting: Requested, places: Collection[Place]) -> list[Any]:
    """The returns of ``places`` that no leave was given for."""
    found = collecting.returns_held().filter(
        month__in={month for month, _ in places}, department__in={name for _, name in places}
    )
    shut = [each for each in found if (each.month, each.department) in places and each.state != REOPENED.code]
    back = [each.pk for each in shut if each.state == SENT_BACK.code]
    moves = moves_of_many(procedure(collecting.returns), back)
    permitted = {
        pk
        for pk, made in moves.items()
        if next((each.move for each in reversed(made) if each.move in ("permit", "approve")), "") == "permit"
    }
    return [each for each in shut if each.pk not in permitted]


def _refuse(
    collecting: Requested, closed: Collection[Any], months: Mapping[date, date], change: Change
) -> None:
    by_operator = change.actor_id is None and change.way in OPERATOR
    if by_operator:
        return
    one = min(closed, key=lambda each: (each.month, each.department))
    said = (
        f"「{collecting.name}」{one.month.year}年{one.month.month}月已于 {months[one.month]} 锁定，"
        f"{one.department}这个月的记录不能再登记、修改或作废"
    )
    if change.way in OPERATOR:
        raise FileRefused("locked", f"{said}，什么也没有写入：{_MEND}。")
    raise Refused("record.problems", "记录没有保存。", [Problem("collecting.locked", (), said, _MEND)])
