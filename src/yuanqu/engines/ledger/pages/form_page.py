"""Entering a new record and changing one, by a form made from the declaration (登记与修改)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanqu.engines.ledger.checks import Severity
from yuanqu.engines.ledger.entering import enter_link, enter_new, enter_row
from yuanqu.engines.ledger.later import filled_later
from yuanqu.engines.ledger.pages.form_fields import closed_columns, form_fields, form_texts, shown_texts
from yuanqu.engines.ledger.pages.subject import Subject, subject
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Conflict, Problem, Refused
from yuanqu.engines.ledger.titles import title_of
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import author, create, update
from yuanqu.people.filling import own_names
from yuanqu.site.parts import Crumb

# The form's own words have a hyphen, which no column's identifier can have.
REASON, OPENED, NEXT = "change-reason", "record-opened", "next-step"


@dataclass
class _Form:
    """A form as it is shown: what was typed, what is wrong, what somebody else saved meanwhile."""

    texts: dict[str, str]
    opened: str = ""
    reason: str = ""
    refusal: Refused | None = None
    problems: Sequence[Problem] = ()
    conflicts: list[dict[str, str]] = field(default_factory=list)
    now: dict[str, str] = field(default_factory=dict)


@require_http_methods(["GET", "HEAD", "POST"])
def record_new(request: HttpRequest, label: str) -> HttpResponse:
    """``/ledgers/<label>/new/``."""
    on = _writable(request, label)
    if not on.may_add:
        raise PermissionDenied(
            f"「{on.ledger.name}」由{on.ledger.keeper}登记，您的账号只能填写写明由您填的列。"
        )
    blank = form_texts(on, None) | shown_texts(on, own_names(on.account, on.ledger.record))
    form = _Form(blank | _prefilled(request, on))
    if request.method == "POST":
        form = _Form(blank | _typed(request, on), reason=request.POST.get(REASON, ""))
        record = _created(on, form)
        if record:
            messages.success(request, f"已登记「{title_of(on.account, on.ledger, record.pk)}」。")
            again = request.POST.get(NEXT) == "again"
            return redirect(on.url("new") if again else on.url("detail", record.pk))
    return _shown(request, on, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
def record_edit(request: HttpRequest, label: str, record_id: UUID) -> HttpResponse:
    """``/ledgers/<label>/<id>/edit/``."""
    on = _writable(request, label)
    record = on.record(record_id)
    pen = on.pen(record)
    if not pen.writes:
        owner = pen.owner or on.ledger.keeper
        raise PermissionDenied(f"这条记录由{owner}填写，您的账号不能修改。")
    if record.voided_on is not None:
        messages.error(request, "这条记录已作废，不能再改。请登记新的记录。")
        return redirect(on.url("detail", record_id))
    held = form_texts(on, record)
    form = _Form(held, opened=token_of(on.ledger, record))
    if request.method == "POST":
        form = _Form(held | _typed(request, on), request.POST.get(OPENED, ""), request.POST.get(REASON, ""))
        saved = _updated(request, on, record, held, form)
        if saved:
            return saved
    return _shown(request, on, form, record)


def _writable(request: HttpRequest, label: str) -> Subject:
    on = subject(request, label)
    if not on.may_write:
        raise PermissionDenied(f"「{on.ledger.name}」由{on.ledger.keeper}填报，您的账号不能写入。")
    return on


def _prefilled(request: HttpRequest, on: Subject) -> dict[str, str]:
    """Columns given in the address, such as the enterprise from whose page one comes: a record by its id is named."""
    given = {name: request.GET[name] for name in on.ledger.declared() if name in request.GET}
    named = {
        name: linked
        for name, text in given.items()
        if (column := on.ledger.declared()[name]).kind == "link"
        and isinstance(linked := enter_link(column, text, on.account), UUID)
    }
    return given | shown_texts(on, named)


def _typed(request: HttpRequest, on: Subject) -> dict[str, str]:
    return {name: request.POST[name] for name in on.ledger.declared() if name in request.POST}


def _created(on: Subject, form: _Form) -> Record | None:
    values, problems = enter_new(on.ledger, form.texts, on.account)
    if problems:
        form.problems = problems
        return None
    try:
        return create(on.ledger, values, author(on.account, "page"), form.reason)
    except Refused as refusal:
        form.refusal, form.problems = refusal, refusal.problems
        return None


def _updated(
    request: HttpRequest, on: Subject, record: Record, held: Mapping[str, str], form: _Form
) -> HttpResponseRedirect | None:
    """Save what differs from the record as it is now; a text left as it was shown is not read again."""
    typed = {
        name: text for name, text in form.texts.items() if text != held[name] and name not in on.ledger.key
    }
    values, problems = enter_row(on.ledger, typed, on.account)
    if problems:
        form.problems = problems
        return None
    try:
        update(on.ledger, record.pk, values, form.opened, author(on.account, "page"), form.reason)
    except Conflict as conflict:
        _settle(on, form, conflict)
        return None
    except Refused as refusal:
        form.refusal, form.problems = refusal, refusal.problems
        return None
    messages.success(request, f"已保存对「{title_of(on.account, on.ledger, record.pk)}」的修改。")
    return redirect(on.url("detail", record.pk))


def _settle(on: Subject, form: _Form, conflict: Conflict) -> None:
    """Show both sides: what others changed and was not touched here takes their value, the rest stays as typed."""
    form.refusal, form.opened = conflict, conflict.token
    labels = on.ledger.declared()
    for each in conflict.differences:
        opened, now = (
            shown_texts(on, {each.column: value})[each.column] for value in (each.opened, each.now)
        )
        typed = form.texts[each.column]
        untouched = typed in (opened, now)
        form.texts[each.column] = now if untouched else typed
        if not untouched:
            form.now[each.column] = now or "空"
        kept = "（未改动，采用现值）" if untouched else typed or "空"
        form.conflicts.append(
            {"label": labels[each.column].label, "opened": opened or "空", "now": now or "空", "typed": kept}
        )


def _shown(request: HttpRequest, on: Subject, form: _Form, record: Record | None) -> HttpResponse:
    title = title_of(on.account, on.ledger, record.pk) if record else ""
    steps = [Crumb(title, on.url("detail", record.pk)), Crumb("修改")] if record else [Crumb("登记")]
    loose = [p for p in form.problems if not p.columns]
    closed = closed_columns(on, record)
    fields = form_fields(
        on, form.texts, form.problems, editing=record is not None, now=form.now, closed=closed
    )
    folded = frozenset() if record else filled_later(on.ledger)
    context: dict[str, Any] = {
        "ledger": on.ledger,
        "record": record,
        "title": f"修改：{title}"
        if record
        else f"登记{on.ledger.name.removesuffix('台账').removesuffix('名录')}",
        "crumbs": on.crumbs(*steps),
        "fields": [each for each in fields if each.name not in folded],
        "later": (later := [each for each in fields if each.name in folded]),
        "unfolded": any(each.text or each.problems for each in later),
        "form": form,
        "loose": loose,
        "hard": [p for p in form.problems if p.severity is Severity.HARD],
        "soft": [p for p in form.problems if p.severity is Severity.SOFT],
        "explanation": on.ledger.declared()[on.ledger.explanation].label if on.ledger.explanation else "",
        "back": on.url("detail", record.pk) if record else on.url("list"),
    }
    status = 409 if isinstance(form.refusal, Conflict) else 422 if form.problems or form.refusal else 200
    return render(request, "ledger/form.html", context, status=status)
