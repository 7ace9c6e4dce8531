"""Downloading a list of records: the same filters as the page it is asked from (导出页面)."""

from __future__ import annotations

import tempfile
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponseBadRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from yuanqu.engines.ledger.exporting.guarding import ExportRefused
from yuanqu.engines.ledger.exporting.records import export_csv, export_xlsx
from yuanqu.engines.ledger.pages.subject import asked_words, subject
from yuanqu.engines.ledger.queries import BadList, Listing, read_list
from yuanqu.engines.ledger.withholding import visible_names
from yuanqu.people.access import may_export

_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@require_safe
def records_export(request: HttpRequest, label: str) -> HttpResponseBase:
    """``/ledgers/<label>/export/?…&format=csv``: every record the filters leave, with all columns, .xlsx by default."""
    on = subject(request, label)
    words = asked_words(request)
    form = next(iter(words.pop("format", ["xlsx"])), "xlsx")
    if form not in _TYPES:
        return HttpResponseBadRequest("format 应为 xlsx 或 csv。", content_type="text/plain; charset=utf-8")
    if not may_export(on.account, on.ledger.record):
        raise PermissionDenied(f"您的账号不能导出「{on.ledger.name}」。")
    names = visible_names(on.account, on.ledger)
    file: Any = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        rows = Listing(on.account, read_list(on.account, on.ledger, words)).ordered
        (export_csv if form == "csv" else export_xlsx)(on.ledger, rows, file, names, on.account)
    except (BadList, ExportRefused) as refusal:
        file.close()
        return HttpResponseBadRequest(str(refusal), content_type="text/plain; charset=utf-8")
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=f"{on.ledger.name}.{form}", content_type=_TYPES[form]
    )
