"""One return: its respondent fills it in beside last period's values; the office reads the answers (填报单)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.collecting.filling import Filled, Form
from yuanqu.engines.collecting.lock import lock_of
from yuanqu.engines.collecting.pages.asked import collecting_at, period_of
from yuanqu.engines.collecting.pages.request_page import EXPLAIN, explained_in, request_sheet
from yuanqu.engines.collecting.pages.rounds import corrections, values_table
from yuanqu.engines.collecting.records import MISSING, OPEN_TO_RESPONDENT
from yuanqu.engines.collecting.requested import Requested
from yuanqu.engines.collecting.rights import may_fill_in
from yuanqu.engines.collecting.standing import Line, lines_of
from yuanqu.engines.collecting.telling import return_address
from yuanqu.engines.ledger.pages.form_fields import FormField, shown_texts, typed_fields
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.wording import wording
from yuanqu.engines.ledger.writing import author
from yuanqu.engines.procedure.pages.block import block_context
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.viewing import view_of
from yuanqu.people.access import sees_figures
from yuanqu.site.parts import Crumb

OPENED = "record-opened"


@dataclass(frozen=True)
class Entry:
    """One line of the form: the column, what it was last period, and beside it the one of 上年同期."""

    field: FormField
    last: str
    prior: FormField | None = None


@require_http_methods(["GET", "HEAD", "POST"])
def return_page(request: HttpRequest, of: str, record_id: UUID) -> HttpResponse:
    """``/collecting/<of>/returns/<id>/``."""
    collecting, on = collecting_at(request, of)
    record: Any = on.record(record_id)
    if isinstance(collecting, Requested):
        return _requested(request, on, collecting, record)
    open_now = record.voided_on is None and record.state in (*OPEN_TO_RESPONDENT, MISSING.code)
    form = Form(collecting, record) if open_now and may_fill_in(on.account, collecting, record) else None
    rows = Subject(collecting.ledger, on.account)
    filled, texts = Filled(), shown_texts(rows, form.held()) if form else {}
    if request.method == "POST":
        if form is None:
            raise PermissionDenied("这份填报单现在不能由您填报。")
        texts |= {name: request.POST[name] for name in form.names if name in request.POST}
        filled = form.fill_in(
            texts, explained_in(request), request.POST.get(OPENED, ""), author(on.account, "page")
        )
        if filled.record is not None:
            messages.success(
                request, f"已上报{period_of(collecting, record.month)}{collecting.name}，等待审核。"
            )
            return redirect(return_address(collecting, record.pk))
    return _shown(request, on, collecting, record, form, texts, filled)


def _requested(request: HttpRequest, on: Subject, collecting: Requested, record: Any) -> HttpResponse:
    """A department's return, of a ledger that the office asked for."""
    if record.ledger != collecting.of:
        raise Http404("没有这份填报单，或您无权查看。")
    sheet = request_sheet(request, on, collecting, record)
    if isinstance(sheet, HttpResponse):
        return sheet
    context = _common(on, collecting, record) | {"sheet": sheet, "filled": Filled()}
    return render(request, "collecting/return.html", context, status=422 if sheet.tried else 200)


def _shown(
    request: HttpRequest,
    on: Subject,
    collecting: Collecting,
    record: Any,
    form: Form | None,
    texts: Mapping[str, str],
    filled: Filled,
) -> HttpResponse:
    problems = [*filled.hard, *filled.soft]
    asked = set(form.names) if form else set()
    context = _common(on, collecting, record) | {
        "form": form,
        "entries": _entries(on, form, texts, problems) if form else [],
        "loose": [p for p in filled.hard if not p.columns or p.columns[0] not in asked],
        "filled": filled,
        "soft": [(p, request.POST.get(f"{EXPLAIN}{p.code}", "")) for p in filled.soft],
        "before": period_of(collecting, form.before.month) if form and form.before else "",
        "row_url": _row_url(on, collecting, record),
    }
    return render(request, "collecting/return.html", context, status=422 if problems else 200)


def _common(on: Subject, collecting: Collecting, record: Any) -> dict[str, Any]:
    """What the page says of a return of either kind."""
    (line,) = lines_of(on.account, collecting, [record], today()) or (None,)
    staff, period = sees_figures(on.account), period_of(collecting, record.month)
    view = view_of(procedure(collecting.returns), record, on.account)
    return {
        "collecting": collecting,
        "record": record,
        "line": line,
        "staff": staff,
        "title": f"{period}{collecting.name}",
        "crumbs": _crumbs(collecting, record, line, period, staff=staff),
        "task": _task(collecting, record),
        "locked": lock_of(collecting, record.month),
        "procedure": block_context(view, record) if view else None,
        "changed": values_table(on.account, collecting, line.changed) if line and line.changed else None,
        "corrections": corrections(on.account, collecting, record),
    }


def _crumbs(
    collecting: Collecting, record: Any, line: Line | None, period: str, *, staff: bool
) -> list[Crumb]:
    if not staff:
        return [Crumb("我的填报", reverse("collecting:index")), Crumb(f"{period}{collecting.name}")]
    task = Crumb(f"{period}{collecting.name}", reverse("collecting:task", args=[collecting.of, record.month]))
    return [Crumb("填报管理", reverse("collecting:index")), task, Crumb(line.title if line else "填报单")]


def _task(collecting: Collecting, record: Any) -> Any:
    return collecting.tasks_held().filter(month=record.month).first()


def _row_url(on: Subject, collecting: Collecting, record: Any) -> str:
    """The row in effect in the collected ledger."""
    row = Form(collecting, record).standing
    return Subject(collecting.ledger, on.account).url("detail", row.pk) if row is not None else ""


def _entries(on: Subject, form: Form, texts: Mapping[str, str], problems: Sequence[Any]) -> list[Entry]:
    """The form's lines, a column and its 上年同期 in one."""
    rows = Subject(form.ledger, on.account)
    fields = {
        each.name: each for each in typed_fields(rows, {n: texts.get(n, "") for n in form.names}, problems)
    }
    ending, declared = form.collecting.prior, form.ledger.declared()
    priors = {name: f"{name}{ending}" for name in fields if ending and f"{name}{ending}" in fields}
    return [
        Entry(each, wording(declared[name], form.last(name)), fields.get(priors.get(name, "")))
        for name, each in fields.items()
        if name not in priors.values()
    ]
