"""Making a move by a form: the columns it needs, its day, why; what blocks it is said before it is tried (办理页)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanqu.engines.ledger.entering import enter_plain, enter_row
from yuanqu.engines.ledger.fields import Day
from yuanqu.engines.ledger.pages.form_fields import form_texts, typed_fields
from yuanqu.engines.ledger.pages.subject import Subject, subject
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.ledger.titles import title_of
from yuanqu.engines.ledger.today import today as business_today
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import author
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.declaration import Procedure, UnknownMove
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.registry import UnknownProcedure
from yuanqu.engines.procedure.rounds import anew
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.engines.procedure.viewing import Possible, View, view_of
from yuanqu.site.parts import Crumb

OPENED, ON, REASON = "record-opened", "move-on", "move-reason"


@require_http_methods(["GET", "HEAD", "POST"])
def move_page(request: HttpRequest, label: str, record_id: UUID, name: str) -> HttpResponse:
    """``/procedures/<label>/<id>/<move>/``."""
    on, procedure = subject(request, label), procedure_at(label)
    try:
        move = procedure.move(name)
    except UnknownMove as error:
        raise Http404(str(error)) from error
    record = on.record(record_id)
    held = form_texts(on, record) | dict.fromkeys(anew(procedure, move, moves_of(procedure, record.pk)), "")
    given = request.GET  # a page that leads here may say what it is about
    texts = {
        column: request.POST.get(column, given.get(column, held[column]))
        for column in (*move.needs, *move.fills)
    }
    problems: Sequence[Problem] = ()
    message = ""
    if request.method == "POST":
        try:
            made = perform(procedure, record_id, name, author(on.account, "page"), _deed(request, on, texts))
        except Refused as refusal:
            message, problems = refusal.message, refusal.problems
        else:
            now = procedure.state(made.target).label
            messages.success(request, f"已办理「{move.label}」，记录现在是「{now}」。")
            return redirect(on.url("detail", record_id))
    return _shown(request, on, record, procedure, move, texts, problems, message)


def procedure_at(label: str) -> type[Procedure]:
    """The procedure an address names. Raises Http404 with what may have been meant."""
    try:
        return registry.procedure(label)
    except UnknownProcedure as error:
        raise Http404(str(error)) from error


def read_day(text: str, name: str = ON) -> date | Problem | None:
    """A day typed in a form, None where the field is blank."""
    found: date | Problem | None = enter_plain(name, Day("日期", empty=True), text)
    return found


def _deed(request: HttpRequest, on: Subject, texts: dict[str, str]) -> Deed:
    """What was typed. Raises Refused for what cannot be read."""
    values, problems = enter_row(on.ledger, texts, on.account)
    day = read_day(request.POST.get(ON, ""))
    if isinstance(day, Problem):
        problems.append(day)
        day = None
    if problems:
        raise Refused("record.problems", "没有办理，请按提示修改。", problems)
    return Deed(day, values, request.POST.get(REASON, ""), request.POST.get(OPENED) or None)


def _shown(
    request: HttpRequest,
    on: Subject,
    record: Record,
    procedure: type[Procedure],
    move: Move,
    texts: dict[str, str],
    problems: Sequence[Problem],
    message: str,
) -> HttpResponse:
    view = view_of(procedure, record, on.account)
    title = title_of(on.account, on.ledger, record.pk)
    asked = set(texts) | {ON}
    context: dict[str, Any] = {
        "ledger": on.ledger,
        "procedure": procedure,
        "move": move,
        "title": title,
        "crumbs": on.crumbs(Crumb(title, on.url("detail", record.pk)), Crumb(move.label)),
        "possible": _possible(view, move),
        "state": view.state if view else "",
        "fields": typed_fields(on, texts, problems, required=move.needs),
        "day": request.POST.get(ON, f"{business_today():%Y-%m-%d}"),
        "earliest": view.held[-1].on if view else None,
        "today": business_today(),
        "day_problems": [p for p in problems if p.columns[:1] == (ON,)],
        "reason": request.POST.get(REASON, ""),
        "loose": [p for p in problems if not p.columns or p.columns[0] not in asked],
        "message": message,
        "opened": token_of(on.ledger, record),
        "back": on.url("detail", record.pk),
    }
    return render(request, "procedure/move.html", context, status=422 if message else 200)


def _possible(view: View | None, move: Move) -> Possible | None:
    return next((each for each in view.possible if each.move is move), None) if view else None
