"""After a change and all that follows from it: what stands in its before-images is held against the rule of held
columns (`holding.py`), for records edited, worked out anew from another ledger, or voided (守护).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.db.models import QuerySet

from yuanqu.engines.ledger.change import touched
from yuanqu.engines.ledger.images import read_images
from yuanqu.engines.ledger.models import BeforeImage, Change
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.ledger.today import today as business_today
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.following import refuse
from yuanqu.engines.procedure.holding import (
    NOT_A_HEAD,
    Edit,
    Editor,
    Touched,
    due_columns,
    entered_today,
    lawful_rows,
    only_followed,
    voided,
)
from yuanqu.engines.procedure.judged import judged_columns, spoken_against
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.performing import row_of
from yuanqu.engines.procedure.running import Granted, granted_of
from yuanqu.engines.procedure.standing import moves_of_many
from yuanqu.people.access import may_read
from yuanqu.people.models import Account

VOIDED = "voided_on"
_AT_A_TIME = 2_000


def uphold(change: int) -> None:
    """Refuse a change that undoes what is held. Raises FileRefused or Refused, which undoes it all."""
    for label in sorted(touched(change)):
        if (procedure := registry.find(label)) and (
            found := _one_of_a_kind(unheld(procedure, change, business_today()))
        ):
            refuse(change, found)


def _one_of_a_kind(found: Iterable[tuple[UUID, Problem]]) -> list[Problem]:
    """One problem of each kind, with how many other records have it: an undoing may touch a hundred thousand."""
    kinds: dict[tuple[str, tuple[str, ...]], Problem] = {}
    records: dict[tuple[str, tuple[str, ...]], set[UUID]] = {}
    for record, problem in found:
        kind = (problem.code, problem.columns)
        kinds.setdefault(kind, problem)
        records.setdefault(kind, set()).add(record)
    return [
        replace(one, expected=f"{one.expected}（另有 {more} 条记录同样）") if more else one
        for kind, one in kinds.items()
        for more in (len(records[kind]) - 1,)
    ]


def unheld(procedure: type[Procedure], change: int, today: date) -> Iterator[tuple[UUID, Problem]]:
    """What speaks against the edits of standing records under ``change``, each with its record."""
    images = BeforeImage.objects.filter(
        change_id=change,
        ledger=procedure.label,
        did__in=("update", "void"),
        before__has_any_keys=[VOIDED, *_stored(procedure)],
    )
    records = list(images.order_by("record").values_list("record", flat=True).distinct())
    for start in range(0, len(records), _AT_A_TIME):
        found = _read(procedure, change, images, records[start : start + _AT_A_TIME])
        yield from _against(procedure, found, today)


@dataclass(frozen=True)
class _Found:
    """A record under the change: the record, the moves it had before, its row then and now."""

    record: Record
    held: Sequence[MoveMade]
    row: Touched


def _read(
    procedure: type[Procedure], change: int, images: QuerySet[BeforeImage], records: Sequence[UUID]
) -> tuple[list[_Found], Granted, Editor, Account | None]:
    """The records that were edited past any move on a page, in a handful of queries however many they are."""
    made, before = moves_of_many(procedure, records), _before(procedure, images, records)
    found = list[_Found]()
    for record in procedure.record._default_manager.filter(pk__in=records):
        held = [each for each in made.get(record.pk, []) if each.change_id != change]
        ours = [each for each in made.get(record.pk, []) if each.change_id == change]
        if held and all(each.backfilled for each in ours):
            now = row_of(procedure, record)
            was = {name: now[name] for name in procedure.ledger().declared()} | before[record.pk]
            found.append(_Found(record, held, Touched(was, now, [each.move for each in ours])))
    actor = Change.objects.select_related("actor").get(pk=change).actor
    account, lesser = (actor.pk, actor.role in NOT_A_HEAD) if actor else (None, False)
    editor = Editor(account, lesser, entered_today(procedure, records, account))
    return found, granted_of(procedure, records), editor, actor


def _against(
    procedure: type[Procedure], read: tuple[list[_Found], Granted, Editor, Account | None], today: date
) -> Iterator[tuple[UUID, Problem]]:
    found, granted, editor, actor = read
    lawful = lawful_rows(procedure, [each.row for each in found])
    for each, was in zip(found, lawful, strict=True):
        edit = Edit(each.record.pk, was, each.row.now, each.held, granted, editor)
        if each.record.voided_on:
            problems = [*voided(procedure, edit, today)]
        else:
            problems = [*spoken_against(procedure, edit, today)]
            if only_followed(procedure, each.row):
                problems = [_elsewhere(procedure, problem, actor) for problem in problems]
        yield from ((each.record.pk, problem) for problem in problems)


def _elsewhere(procedure: type[Procedure], problem: Problem, reader: Account | None) -> Problem:
    """The problem as whoever edits another ledger is told it: its columns are none of the ones before him. Who may
    not read the ledger concerned is told nothing of its records.
    """
    if reader is not None and not may_read(reader, procedure.record):
        said = "这一改动会改变其他科室台账中记录的办理期限"
        return Problem(problem.code, (), said, "请联系办公室，由有关科室的科长办理")
    said = f"这一改动会带动{procedure.ledger().name}中的关联记录：{problem.expected}"
    return replace(problem, columns=(), expected=said)


def _stored(procedure: type[Procedure]) -> set[str]:
    """The columns that are looked at here, as the database names them."""
    declared = procedure.ledger().declared()
    needed = {name for move in procedure.moves.values() for name in move.needs}
    judged = {name for names in judged_columns(procedure).values() for name in names}
    return {str(cast(Any, declared[name]).column) for name in {*needed, *judged, *due_columns(procedure)}}


def _before(
    procedure: type[Procedure], images: QuerySet[BeforeImage], records: Sequence[UUID]
) -> Mapping[UUID, dict[str, Any]]:
    """What stood before the change, of each record: of several images the first."""
    declared, found = procedure.ledger().declared(), dict[UUID, dict[str, Any]]()
    for image in read_images(procedure.ledger(), images.filter(record__in=records).order_by("pk")):
        known = {name: value for name, value in image.before.items() if name in declared}
        found[image.record] = known | found.get(image.record, {})
    return found
