"""The workbook of a task: one row for each respondent not yet in, filled in beforehand as far as is known (填报表).

It comes back through the ordinary import of the collected ledger.
"""

from __future__ import annotations

import tempfile
from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from yuanqu.engines.collecting.filling import Form
from yuanqu.engines.collecting.pages.asked import task_of
from yuanqu.engines.collecting.records import OPEN_TO_RESPONDENT
from yuanqu.engines.collecting.requested import Requested
from yuanqu.engines.collecting.standing import returns_seen
from yuanqu.engines.ledger.exporting.records import prepared_xlsx

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def task_workbook(request: HttpRequest, of: str, month: date) -> HttpResponseBase:
    """``/collecting/<of>/<2025-05>/workbook/``: an enterprise finds its own row in it, the office those still open."""
    task = task_of(request, of, month)
    collecting, account = task.collecting, task.on.account
    if isinstance(collecting, Requested):
        raise Http404("这本台账的模板在台账的导入页下载。")
    returns = returns_seen(account, collecting).filter(month=month)
    open_ones = returns.filter(state__in=OPEN_TO_RESPONDENT).order_by("pk")
    forms = [Form(collecting, each) for each in open_ones]
    names = [name for name in collecting.ledger.declared() if name not in collecting.ledger.untyped()]
    file: Any = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    prepared_xlsx(collecting.ledger, [form.prepared() for form in forms], file, names, account)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{task.title}填报表.xlsx", content_type=_TYPE)
