"""The rows that come with the product for a ledger, and loading them (载入国家标准)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanqu.engines.ledger.fields import Code
from yuanqu.engines.ledger.offered import load, offered
from yuanqu.engines.ledger.pages.subject import Subject, subject
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import author
from yuanqu.site.parts import Cell, Column, Crumb, Table


@require_http_methods(["GET", "HEAD", "POST"])
def standards_page(request: HttpRequest, label: str) -> HttpResponse:
    """``/ledgers/<label>/standards/``: what there is, with its source; then into the ledger."""
    on = subject(request, label)
    rows = offered(on.ledger)
    if not rows:
        raise Http404(f"「{on.ledger.name}」没有随系统提供的标准。")
    if not on.may_add:
        raise PermissionDenied(f"「{on.ledger.name}」由{on.ledger.keeper}填报，您的账号不能载入。")
    problem = ""
    if request.method == "POST":
        try:
            with transaction.atomic():
                count = load(on.ledger, author(on.account, "page"))
        except Refused as refusal:
            problem = " ".join([refusal.message, *(each.sentence for each in refusal.problems[:3])])
        else:
            messages.success(request, f"已载入 {count} 条，原有的 {len(rows) - count} 条没有改动。")
            return redirect(on.url("list"))
    context = {
        "ledger": on.ledger,
        "crumbs": on.crumbs(Crumb("载入国家标准")),
        "table": _table(on, rows),
        "count": len(rows),
        "problem": problem,
        "back": on.url("list"),
        "wide": True,
    }
    return render(request, "ledger/standards.html", context, status=422 if problem else 200)


def _table(on: Subject, rows: Sequence[Mapping[str, str]]) -> Table:
    """The columns in which anything stands, codes by their labels; long texts below the last of them."""
    declared = on.ledger.declared()
    given = [name for name in rows[0] if any(row[name] for row in rows)]
    long = [name for name in given if declared[name].kind == "long_text"]
    short = [name for name in given if name not in long]
    columns = [Column(declared[name].label) for name in short]
    return Table("随系统提供的标准", columns, [_line(on, row, short, long) for row in rows])


def _line(on: Subject, row: Mapping[str, str], short: Sequence[str], long: Sequence[str]) -> list[Cell]:
    cells = [Cell(_said(on, name, row[name])) for name in short]
    return [*cells[:-1], Cell(cells[-1].text, note="；".join(row[name] for name in long if row[name]))]


def _said(on: Subject, name: str, text: str) -> str:
    column = on.ledger.declared()[name]
    if isinstance(column, Code) and text in column.codes.by_code:
        return column.codes.label(text)
    return text.replace("{loader}", on.account.name)
