"""What follows a move of an edition, in its change (联动).

Sent, it takes its snapshot and asks the departments whose figures are new; taken back, nobody is asked any more;
sealed, it is kept for ever. Whoever has to do something is told.
"""

from __future__ import annotations

from typing import Any, cast

from django.urls import reverse

from yuanqu.domains.reporting.correcting import composed, corrections
from yuanqu.domains.reporting.guards import latest_words
from yuanqu.domains.reporting.ledgers.confirmation import (
    ASKED,
    CONFIRMED,
    OBJECTED,
    Confirmation,
    ConfirmationLoop,
)
from yuanqu.domains.reporting.ledgers.edition import APPROVED, CONFIRMING, ISSUED, SEALED, Edition
from yuanqu.domains.reporting.stating import book_of, to_confirm
from yuanqu.engines.ledger.change import follow_changes
from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.procedure.following import begin_missing, refuse
from yuanqu.engines.procedure.inbox import Told, tell
from yuanqu.engines.procedure.models import Message, MoveMade
from yuanqu.engines.procedure.performing import Deed, write
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.engines.reports.rewording import carry_over
from yuanqu.engines.reports.sealing import seal
from yuanqu.engines.snapshots import current
from yuanqu.people.models import Account, Role
from yuanqu.registers.held import held

_FIXED = (CONFIRMING.code, APPROVED.code, SEALED.code, ISSUED.code)
_OF_FIGURES = ["year", "span", "as_of", "edition_no", "corrects_id"]  # as the database names them
EDITION, CONFIRMATION = "reporting.edition", "reporting.confirmation"


def follow(change: int) -> None:
    """Do what follows from the moves made under ``change``."""
    made_here = list(
        MoveMade.objects.filter(
            change_id=change, taken_back=None, procedure__in=(EDITION, CONFIRMATION)
        ).order_by("pk")
    )
    _fixed(change)
    for made in (each for each in made_here if each.procedure == EDITION):
        edition = cast(Any, Edition)._default_manager.get(pk=made.record)
        match made.move:
            case "begin" if edition.corrects_id:
                carry_over(edition.corrects_id, edition.pk)
            case "circulate":
                _asked(edition, made)
            case "recall" | "send_back" | "drop":
                _taken_back(edition, made, change)
            case "approve":
                _told(_people(Role.OFFICE), edition, made, f"{edition.name}已审签，可以封存")
            case "seal":
                _sealed(edition, made)
    for made in (each for each in made_here if (each.procedure, each.move) == (CONFIRMATION, "dispute")):
        record = cast(Any, Confirmation)._default_manager.select_related("edition").get(pk=made.record)
        title = f"{record.department}对「{record.figure}」有异议"
        _told(_people(Role.OFFICE), record.edition, made, title)


def _fixed(change: int) -> None:
    """Refuse another period or day of an edition whose figures were sent to the departments, or sealed."""
    images = BeforeImage.objects.filter(
        change_id=change, ledger=EDITION, did="update", before__has_any_keys=_OF_FIGURES
    )
    edited = images.values("record")
    for edition in cast(Any, Edition)._default_manager.filter(pk__in=edited, state__in=_FIXED):
        said = f"{edition.name}的数字已按原来的取数时点送科室核对"
        refuse(change, [Problem("edition.fixed", ("as_of",), said, "请先退回修改；已封存的另出更正版")])


def _asked(edition: Any, made: MoveMade) -> None:
    """Every department whose latest word is not the confirmation of its figures as they now are is asked anew."""
    _take(edition, current().id)
    former = latest_words(edition.pk)
    number = max((each.round_no for each in former.values()), default=0) + 1
    for department, (figures, now) in to_confirm(edition, book_of(edition)).items():
        last = former.get(department)
        if last is not None and last.state == CONFIRMED.code and last.digest == now:
            continue
        cast(Any, Confirmation)._default_manager.create(
            edition=edition,
            department=department,
            round_no=number,
            asked_on=made.on,
            figures=len(figures),
            digest=now,
        )
        title = f"请核对{edition.name}中本科室的 {len(figures)} 个数字"
        _told(_people(Role.HEAD, department), edition, made, title, page="edition-check")
    begin_missing(ConfirmationLoop)


def _taken_back(edition: Any, made: MoveMade, change: int) -> None:
    """What is still open of this round is closed; the draft speaks of today's records again."""
    move, reason = ConfirmationLoop.move("close"), f"{edition.name}已退回：{made.reason}"
    open_ones = held(CONFIRMATION, edition=edition, state__in=(ASKED.code, OBJECTED.code))
    for record in open_ones.select_for_update(of=("self",)):
        before = moves_of(ConfirmationLoop, record.pk)
        deed = Deed(max(made.on, before[-1].on), reason=reason)
        write(ConfirmationLoop, record, move, before, deed, {}, change)
    _take(edition, None)
    if made.role == Role.LEADER:
        _told(_people(Role.OFFICE), edition, made, f"{edition.name}被退回：{made.reason}"[:200])


def _sealed(edition: Any, made: MoveMade) -> None:
    """Keep the report. Raises Refused where its figures are no longer those that were confirmed."""
    book = book_of(edition)
    said = {name: each.digest for name, each in latest_words(edition.pk).items()}
    now = {name: told for name, (_, told) in to_confirm(edition, book).items()}
    if off := [name for name, told in now.items() if said.get(name) != told]:
        sentence = f"{'、'.join(off)}的数字或文字与其确认时不同"
        problem = Problem("edition.figures_moved", (), sentence, "请退回，重新送科室核对")
        raise Refused("procedure.blocked", "没有封存。", [problem])
    changed = corrections(edition, book)
    seal(edition.pk, edition.name, book, composed(edition, book, changed), made.at, changed)


def _take(edition: Any, snapshot: str | None) -> None:
    edition.snapshot = snapshot
    edition.version += 1
    edition.save(update_fields=["snapshot", "version"])


def _people(role: Role, department: str = "") -> list[Account]:
    found = Account.objects.filter(is_active=True, role=role)
    return list(found.filter(department__name=department) if department else found)


def _told(whom: list[Account], edition: Any, made: MoveMade, title: str, page: str = "edition") -> None:
    key = f"{EDITION}:{edition.pk}:{made.procedure}:{made.record}:{made.seq}"
    tell(whom, Told(key, title, url=reverse(page, args=[edition.pk]), kind=Message.Kind.PAPER))


follow_changes(follow)
