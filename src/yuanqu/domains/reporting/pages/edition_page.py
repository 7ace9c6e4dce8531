"""An edition's page: its way, what waits, the departments' words, and the report itself — live, fixed or sealed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from yuanqu.domains.reporting.correcting import composed, corrections
from yuanqu.domains.reporting.guards import latest_words
from yuanqu.domains.reporting.ledgers.confirmation import CONFIRMED, OBJECTED, ConfirmationLoop
from yuanqu.domains.reporting.ledgers.edition import EditionLoop
from yuanqu.domains.reporting.pages.stages import stages_of
from yuanqu.domains.reporting.pages.subject import LEDGER, OFFICE, Subject, subject
from yuanqu.domains.reporting.stating import book_of
from yuanqu.engines.documents.docx_writer import docx_bytes
from yuanqu.engines.documents.model import PageBreak
from yuanqu.engines.indicators.catalogue import every_indicator
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.procedure.viewing import view_of
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.composing import Placed, as_document
from yuanqu.engines.reports.html import Piece, pieces
from yuanqu.engines.reports.models import SealedReport
from yuanqu.engines.reports.pages import DOCX, EDITIONS
from yuanqu.engines.reports.rewording import wordings
from yuanqu.engines.reports.sealing import declared_since, document_of, sealed, states
from yuanqu.people.access import may_enter
from yuanqu.site.parts import Action

NO_FILE = "这份工作总结中有您无权查看的数字，不能由您的账号下载。请由办公室或有权查看的科室下载。"


@require_safe
def edition_page(request: HttpRequest, edition_id: UUID) -> HttpResponse:
    """``/reports/editions/<id>/``."""
    on = subject(request, edition_id)
    kept = sealed(on.edition.pk)
    shown = _sealed_part(on, kept) if kept else _draft_part(on)
    view = view_of(EditionLoop, on.edition, on.account)
    context: dict[str, Any] = {
        "on": on,
        "edition": on.edition,
        "crumbs": on.crumbs(),
        "actions": _actions(on, kept),
        "stages": stages_of(on.edition),
        "moves": [(each, _move_url(on, each.move.name)) for each in view.possible] if view else [],
        "words": [] if kept else _words(on),
        "words_said": _words(on) if kept else [],
        "corrects_url": on.url("edition-correct") if may_enter(on.account, OFFICE) and kept else "",
        "record_url": reverse("ledger:detail", args=[LEDGER, on.edition.pk]),
        **shown,
    }
    return render(request, "reporting/edition.html", context)


@require_safe
def edition_file(request: HttpRequest, edition_id: UUID, kind: str) -> HttpResponse:
    """``/reports/editions/<id>/<annotated|clean>.docx``: of a sealed one the very bytes that were sealed."""
    if kind not in EDITIONS:
        raise Http404(f"没有「{kind}」这种稿件，可用：{'、'.join(EDITIONS)}。")
    on = subject(request, edition_id)
    kept = sealed(on.edition.pk)
    content = _sealed_file(on, kept, kind) if kept else _draft_file(on, kind)
    name = f"{on.edition.name}（{EDITIONS[kind]}）.docx"
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return HttpResponse(content, content_type=DOCX, headers=headers)


def _sealed_file(on: Subject, kept: SealedReport, kind: str) -> bytes:
    if _withheld(on) & states(kept):
        raise PermissionDenied(NO_FILE)
    return bytes(kept.annotated_file if kind == "annotated" else kept.clean_file)


def _draft_file(on: Subject, kind: str) -> bytes:
    book = book_of(on.edition, on.account)
    if book.withheld:
        raise PermissionDenied(NO_FILE)
    blocks = composed(on.edition, book, corrections(on.edition, book))
    return docx_bytes(as_document(blocks, book, timezone.now()), annotated=kind == "annotated")


def _sealed_part(on: Subject, kept: SealedReport) -> dict[str, Any]:
    return {
        "sealed": kept,
        "pieces": list(pieces(document_of(kept, _withheld(on)))),
        "declared_since": declared_since(kept),
        "withheld": bool(_withheld(on) & states(kept)),
    }


def _draft_part(on: Subject) -> dict[str, Any]:
    book = book_of(on.edition, on.account)
    blocks = composed(on.edition, book, corrections(on.edition, book))
    reworded = wordings(on.edition.pk)
    unknown = [figure for figure in book.figures if figure.value is None and not figure.slice]
    return {
        "pieces": list(_editable(on, blocks, book)),
        "fixed": bool(on.edition.snapshot),
        "snapshot": book.snapshot.id[:12],
        "withheld": bool(book.withheld),
        "missing": len(unknown),
        "reworded": len(reworded),
    }


def _editable(on: Subject, blocks: Sequence[Placed], book: FigureBook) -> Iterator[Piece]:
    """The draft as it is shown; the office finds beside each item where to word it."""
    shown = [each for each in blocks if not isinstance(each.block, PageBreak)]
    for piece, block in zip(pieces(as_document(blocks, book, timezone.now())), shown, strict=True):
        edit = on.url("edition-words", block.place) if on.writes and block.place else ""
        yield replace(piece, edit=edit)


def _withheld(on: Subject) -> set[str]:
    return {each.code for each in every_indicator() if not may_open(on.account, each)}


def _move_url(on: Subject, name: str) -> str:
    return reverse("procedure:move", args=[EditionLoop.label, on.edition.pk, name])


def _words(on: Subject) -> list[dict[str, Any]]:
    """What each department last said, with the address of its figures."""
    lights = {CONFIRMED.code: "green", OBJECTED.code: "red"}
    return [
        {
            "department": name,
            "state": ConfirmationLoop.state(each.state).label,
            "light": lights.get(each.state, "yellow"),
            "figures": each.figures,
            "figure": each.figure if each.state == OBJECTED.code else "",
            "remark": each.remark if each.state == OBJECTED.code else "",
            "url": f"{on.url('edition-check')}?department={quote(name)}",
        }
        for name, each in latest_words(on.edition.pk).items()
    ]


def _actions(on: Subject, kept: SealedReport | None) -> list[Action]:
    found = [
        Action("下载批注稿", on.url("edition-file", "annotated"), "file-type-docx", primary=bool(kept)),
        Action("下载清洁稿", on.url("edition-file", "clean"), "download"),
    ]
    if on.edition.corrects_id:
        found.insert(0, Action("更正了什么", on.url("edition-changes"), "list-details"))
    return found
