"""What a form offers while somebody types into a link or a long code list: options for a datalist (查找)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanqu.engines.ledger.lookup import offered_codes, offered_records
from yuanqu.engines.ledger.pages.subject import subject


@require_safe
def column_lookup(request: HttpRequest, label: str, column: str) -> HttpResponse:
    """``/ledgers/<label>/lookup/<column>/?<column>=typed``."""
    on = subject(request, label)
    found = on.ledger.declared().get(column)
    if found is None or found.kind not in ("link", "code"):
        raise Http404(f"「{on.ledger.name}」没有可查找的列「{column}」。")
    typed = request.GET.get(column, request.GET.get("q", ""))
    texts = offered_records(on.account, found, typed) if found.kind == "link" else offered_codes(found, typed)
    return render(request, "ledger/parts/options.html", {"texts": texts})
