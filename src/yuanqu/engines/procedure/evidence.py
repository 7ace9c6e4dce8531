"""The files that a move needs as evidence 佐证, and that stay with it once it is made.

A file proves one move: neither a later one nor another beside it, unless the move it proved stands no more. A move made
again is proved by what was brought since the record came back to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.attachments.reading import attached
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.moves import Evidence, Move
from yuanqu.engines.procedure.rounds import back_since
from yuanqu.engines.procedure.standing import moves_of, moves_of_many

PICTURE = "image/"


def serving(
    procedure: type[Procedure], record: UUID, move: Move, evidence: Evidence, held: Sequence[MoveMade]
) -> QuerySet[Attachment]:
    """The files of the record that can serve as ``evidence`` of ``move`` now: ``held`` are the moves that stand."""
    files = _fit(procedure, record, evidence)
    if (since := back_since(procedure, move, held)) is not None:
        files = files.filter(uploaded_at__gte=since)
    return files.filter(Q(move=None) | ~Q(move__in=[made.pk for made in held]))


def _fit(procedure: type[Procedure], record: UUID, evidence: Evidence) -> QuerySet[Attachment]:
    """The files of the record that are of the kind that ``evidence`` asks for."""
    files = attached(procedure.label, record, evidence.phase or None)
    return files.filter(media_type__startswith=PICTURE) if evidence.pictures else files


def asks_phases(ledger: type[Ledger]) -> bool:
    """Whether a move of the ledger's procedure wants files of a phase."""
    procedure = registry.find(ledger.label)
    return procedure is not None and any(
        evidence.phase for move in procedure.moves.values() for evidence in move.evidence
    )


def wanted_phase(ledger: type[Ledger], record: UUID, move: str) -> str:
    """The phase of the files that ``move`` wants; without one, of the first that leads on from here and lacks any."""
    procedure = registry.find(ledger.label)
    held = moves_of(procedure, record) if procedure else []
    if procedure is None or not held:
        return ""
    here = [each for each in procedure.moves.values() if held[-1].target in {at.code for at in each.sources}]
    asked = [each for each in here if each.name == move]
    phased = [(each, evidence) for each in asked or here for evidence in each.evidence if evidence.phase]
    missing = (
        evidence.phase
        for wanting, evidence in phased
        if serving(procedure, record, wanting, evidence, held).count() < evidence.least
    )
    return next(missing, phased[0][1].phase if asked and phased else "")


def lacking(
    procedure: type[Procedure],
    record: UUID,
    move: Move,
    held: Sequence[MoveMade],
    before: Sequence[Move] = (),
) -> list[Problem]:
    """Each evidence of ``move`` of which too few files are there, those taken that the moves ``before`` it rest on."""
    problems, taken = [], Q(pk=None)
    for earlier in (each for move_before in before for each in move_before.evidence):
        taken |= Q(phase=earlier.phase) if earlier.phase else ~Q(pk=None)
    for evidence in move.evidence:
        count = serving(procedure, record, move, evidence, held).exclude(taken).count()
        if count < evidence.least:
            said = f"「{move.label}」要有「{evidence.label}」至少 {evidence.least} 件，现有 {count} 件"
            said += _of_earlier(procedure, record, move, evidence, held)
            only = "；只收图片，PDF 等文件不算照片" if evidence.pictures else ""
            problems.append(
                Problem("procedure.evidence", (), said, f"请先在本页的附件中上传，并选对阶段{only}")
            )
    return problems


def _of_earlier(
    procedure: type[Procedure], record: UUID, move: Move, evidence: Evidence, held: Sequence[MoveMade]
) -> str:
    """Why other files that lie there do not count: they prove what was done before, or came before the return was
    entered."""
    lying, proving = _fit(procedure, record, evidence), Q(move__in=[made.pk for made in held])
    used, since = lying.filter(proving).count(), back_since(procedure, move, held)
    early = lying.exclude(proving).filter(uploaded_at__lt=since).count() if since else 0
    told = [f"{used} 件已是以前办理的佐证"] if used else []
    if since and early:
        entered = f"{timezone.localtime(since):%Y-%m-%d %H:%M}"
        told.append(f"{early} 件上传在前，早于退回记入系统的 {entered}（确属这一轮的，作废后重新上传）")
    return f"；另有 {'、'.join(told)}，不算这一轮的" if told else ""


def tie_replayed(procedure: type[Procedure], records: Iterable[UUID], change: int) -> None:
    """Let the files that lie ready with ``records`` stay with the moves that ``change`` replayed."""
    lying = Attachment.objects.filter(ledger=procedure.label, record__in=list(records), voided_at=None)
    for record, held in moves_of_many(procedure, set(lying.values_list("record", flat=True))).items():
        for at, made in enumerate(held):
            if made.change_id == change and made.move in procedure.moves:
                tie(procedure, record, procedure.moves[made.move], held[:at], made)


def tie(
    procedure: type[Procedure], record: UUID, move: Move, held: Sequence[MoveMade], made: MoveMade
) -> None:
    """Let the files stay with the move that they prove."""
    for evidence in move.evidence:
        serving(procedure, record, move, evidence, held).update(move=made.pk)
