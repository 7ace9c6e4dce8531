"""The list of a ledger's records: search, filters, columns of one's choice, sorting, pages, totals (列表页)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanqu.engines.ledger.offered import offered
from yuanqu.engines.ledger.pages.filter_bar import filter_fields
from yuanqu.engines.ledger.pages.records_table import records_table
from yuanqu.engines.ledger.pages.subject import Subject, asked_words, subject
from yuanqu.engines.ledger.paths import path_of
from yuanqu.engines.ledger.queries import SIZES, STANDING, Asked, BadList, Listing, read_list
from yuanqu.site.parts import Action
from yuanqu.site.turning import Turn, turns

REMEMBERED = "yuanqu-columns"
_YEAR = 365 * 24 * 3600


@require_safe
def record_list(request: HttpRequest, label: str) -> HttpResponse:
    """``/ledgers/<label>/``; bad filters are told beside the filter bar and nothing is listed."""
    on = subject(request, label)
    words = _with_remembered_columns(request, on, asked_words(request))
    try:
        asked, problems = read_list(on.account, on.ledger, words), {}
    except BadList as error:
        usable = {word: texts for word, texts in words.items() if word not in error.problems}
        asked, problems = read_list(on.account, on.ledger, usable), error.problems
    page = _Page(request, on, asked, words, problems)
    response = render(request, "ledger/list.html", page.context())
    _remember(request, response, on)
    return response


class _Page:
    """What the template is given."""

    def __init__(
        self,
        request: HttpRequest,
        on: Subject,
        asked: Asked,
        words: dict[str, list[str]],
        problems: dict[str, str],
    ) -> None:
        self._request, self._on, self._asked, self._words, self._problems = (
            request,
            on,
            asked,
            words,
            problems,
        )
        self._listing = Listing(on.account, asked)

    def context(self) -> dict[str, Any]:
        on, shown = self._on, not self._problems
        return {
            "ledger": on.ledger,
            "crumbs": on.crumbs(),
            "actions": self._actions(),
            "wide": True,
            "fields": filter_fields(on, self._words, self._problems, self._listing if shown else None),
            "search_labels": [path_of(on.ledger, name).label for name in on.ledger.search],
            "may_add": on.may_add,
            "import_url": on.url("import"),
            "empty_reason": f"由{on.ledger.keeper}填报。",
            "words": {"q": self._asked.text, "standing": self._asked.standing},
            "standings": STANDING.items(),
            "problems": self._problems.values(),
            "filtered": bool(self._asked.conditions or self._asked.text or self._asked.standing),
            "more": bool(self._asked.conditions or self._asked.standing or self._problems),
            "kept": self._kept(),
            "export_url": self._on.url("export") + self._url(page=None, size=None, columns=None)
            if self._on.may_export
            else "",
            "choice": self._column_choice(),
            "table": records_table(on, self._listing, self._url) if shown else None,
            "listing": self._listing if shown else None,
            "turns": self._turns() if shown else [],
            "sizes": [(size, self._url(size=size, page=None), size == self._asked.size) for size in SIZES],
        }

    def _url(self, **changed: object) -> str:
        """This list's address with some words changed; None takes a word out."""
        words: dict[str, Any] = dict(self._request.GET.lists()) | changed
        return "?" + urlencode({word: text for word, text in words.items() if text is not None}, doseq=True)

    def _actions(self) -> list[Action]:
        on = self._on
        actions = [Action("历史", on.url("history"), "history")]
        if on.may_write:
            actions.append(Action("下载模板", on.url("template"), "file-spreadsheet"))
            actions.append(Action("导入", on.url("import"), "upload"))
        if on.may_add and offered(on.ledger):
            actions.append(Action("载入国家标准", on.url("standards"), "download"))
        if on.may_add:
            actions.append(Action("登记", on.url("new"), "plus", primary=True))
        return actions

    def _kept(self) -> list[tuple[str, str]]:
        """What the filter form carries along unseen."""
        return [(word, text) for word in ("sort", "size") for text in self._words.get(word, [])]

    def _column_choice(self) -> dict[str, Any]:
        """Every column that can be shown, the chosen ones ticked, and the words the form carries along."""
        chosen = [path.name for path in self._asked.columns]
        names = dict.fromkeys([*self._on.ledger.columns, *self._on.ledger.declared()])
        kept = [(w, t) for w, ts in self._request.GET.lists() for t in ts if w not in ("columns", "page")]
        return {
            "columns": [(name, path_of(self._on.ledger, name).label, name in chosen) for name in names],
            "kept": kept,
            "default": self._url(columns=""),
        }

    def _turns(self) -> list[Turn]:
        listing = self._listing
        return turns(listing.number, listing.pages, lambda number: self._url(page=number))


def _with_remembered_columns(
    request: HttpRequest, on: Subject, words: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Columns chosen before, where the address names none; those that are declared no more are passed over."""
    if "columns" in words:
        return words
    known = {*on.ledger.declared(), *on.ledger.columns}
    names = [name for name in request.COOKIES.get(REMEMBERED, "").split("~") if name in known]
    return words | {"columns": names} if names else words


def _remember(request: HttpRequest, response: HttpResponse, on: Subject) -> None:
    if "columns" not in request.GET:
        return
    names = "~".join(name for name in request.GET.getlist("columns") if name)
    path = on.url("list")
    if names:
        response.set_cookie(REMEMBERED, names, max_age=_YEAR, path=path, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(REMEMBERED, path=path, samesite="Lax")
