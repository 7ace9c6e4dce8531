"""发起填报: which ledger of which month, by when, of which departments; whose a statement is that another collects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from yuanqu.engines.collecting.declaration import (
    Collecting,
    UnknownCollecting,
    collecting,
    collectings,
)
from yuanqu.engines.collecting.requested import Requested, eligible, requestable, requesting, usual
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.entering import enter_new
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.pages.form_fields import FormField, typed_fields
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.writing import author, create
from yuanqu.people.access import may_enter
from yuanqu.people.models import Account
from yuanqu.site.parts import Crumb
from yuanqu.terms.months import shift_months

DEPARTMENT = "asked-department"  # no column's identifier has a hyphen
_TYPED = ("month", "due_on", "note")


@dataclass
class _Form:
    """What was typed, and what is wrong."""

    texts: dict[str, str]
    chosen: Sequence[str]
    problems: Sequence[Problem] = ()
    refusal: Refused | None = None
    fields: Sequence[FormField] = field(default_factory=tuple)

    @property
    def loose(self) -> list[Problem]:
        """What no field of the form stands for."""
        return [each for each in self.problems if not each.columns or each.columns[0] not in _TYPED]


def may_ask(account: Account) -> bool:
    """Whether the account asks others for anything."""
    given = requesting()
    keepers = [each.task_ledger.keeper for each in collectings()]
    keepers += [registry.ledger(given.tasks).keeper] if given else []
    return any(may_enter(account, keeper) for keeper in keepers)


@require_http_methods(["GET", "HEAD", "POST"])
def asking_page(request: HttpRequest) -> HttpResponse:
    """``/collecting/new/?of=<ledger>``."""
    account = cast(Account, request.user)
    if not may_ask(account):
        raise PermissionDenied("填报由办公室或者收集报表的科室发起，您的账号不能办理。")
    chosen = request.GET.get("of", "")
    if not chosen:
        return _shown(request, None, {"offers": _offers(account)})
    found = _chosen(chosen)
    keeper = found.task_ledger.keeper
    if not isinstance(found, Requested):
        if may_enter(account, keeper):
            return redirect(ledger_address(found.tasks, "new"))
        return _shown(request, found, {"whose": keeper})
    if not may_enter(account, keeper):
        return _shown(request, found, {"whose": keeper})
    return _asked(request, account, found)


def _chosen(of: str) -> Collecting:
    try:
        return collecting(of)
    except UnknownCollecting as error:
        raise Http404(str(error)) from error


def _asked(request: HttpRequest, account: Account, found: Requested) -> HttpResponse:
    on, may = Subject(found.task_ledger, account), sorted(eligible(found.ledger))
    before = shift_months(today().replace(day=1), -1)
    form = _Form({"month": f"{before:%Y-%m}", "due_on": "", "note": ""}, sorted(usual(found.ledger)))
    if request.method == "POST":
        texts = {name: request.POST.get(name, "") for name in _TYPED}
        form = _Form(texts, request.POST.getlist(DEPARTMENT))
        task = _created(on, found, form)
        if task is not None:
            count = found.returns_held().filter(month=task.month).count()
            messages.success(request, f"已向 {count} 个科室发起，填报单已进入各科室的待办。")
            return redirect(reverse("collecting:task", args=[found.of, task.month]))
    form.fields = typed_fields(on, form.texts, form.problems)
    departments = [(name, name in form.chosen) for name in may]
    return _shown(request, found, {"form": form, "departments": departments})


def _created(on: Subject, found: Requested, form: _Form) -> Any:
    if not form.chosen:
        said = "没有选择报送科室"
        form.problems = [Problem("request.nobody", (), said, "请至少选一个科室")]
        return None
    given = {"ledger": found.of, "asked_on": f"{today()}", "departments": "、".join(form.chosen)}
    values, problems = enter_new(on.ledger, form.texts | given, on.account)
    if problems:
        form.problems = problems
        return None
    try:
        return create(on.ledger, values, author(on.account, "page"))
    except Refused as refusal:
        form.refusal, form.problems = refusal, refusal.problems
        return None


def _offers(account: Account) -> Mapping[str, list[tuple[str, str]]]:
    """By keeper, the ledgers to ask for; what is collected otherwise bears who starts it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for each in collectings():
        keeper = each.task_ledger.keeper
        whose = "" if may_enter(account, keeper) else f"（由{keeper}发起）"
        found.setdefault(each.ledger.keeper, []).append((each.of, f"{each.name}{whose}"))
    given = requesting()
    if given and may_enter(account, registry.ledger(given.tasks).keeper):
        for ledger in requestable():
            found.setdefault(ledger.keeper, []).append((ledger.label, ledger.name))
    return found


def _shown(request: HttpRequest, found: Collecting | None, more: Mapping[str, Any]) -> HttpResponse:
    crumbs = [Crumb("填报管理", reverse("collecting:index")), Crumb("发起填报")]
    refused = bool(more.get("form") and more["form"].problems)
    context = {"crumbs": crumbs, "collecting": found, "departments_name": DEPARTMENT, **more}
    return render(request, "collecting/asking.html", context, status=422 if refused else 200)
