"""The page on which an indicator is composed, previewed with its records, and kept (编制)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yuanqu.engines.composing.judging import Draft, judge
from yuanqu.engines.composing.made import made
from yuanqu.engines.composing.models import Version
from yuanqu.engines.composing.offering import Offer, may_compose, offer, offered
from yuanqu.engines.composing.pages.form import form_of
from yuanqu.engines.composing.pages.typed import Typed, first, read
from yuanqu.engines.composing.spec import SpecDamaged, read_spec
from yuanqu.engines.composing.versions import compose, history, revise
from yuanqu.engines.indicators.asked import asked_by
from yuanqu.engines.indicators.evaluate import figure
from yuanqu.engines.indicators.side_tables import side_tables
from yuanqu.engines.ledger.office import offices
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.snapshots import current
from yuanqu.people.access import for_staff
from yuanqu.people.audit import note
from yuanqu.people.models import Account
from yuanqu.people.throttling import client_address
from yuanqu.site.parts import Crumb

_CRUMBS = ("首页", "/"), ("指标", "figures"), ("自定指标", "own-indicators")


@never_cache
@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """``/indicators/own/new/``: pick a ledger, then say what is measured of it."""
    _require_composer(request)
    label = (request.POST or request.GET).get("of", "")
    found = offer(request.user, label) if label else None
    if found is None:
        return _pick(request, unknown=bool(label))
    if request.method == "POST":
        return _sent(request, found, None)
    return _show(request, found, Typed(Draft("", first(found))))


@never_cache
@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """``/indicators/own/3/edit/``: its next version."""
    _require_composer(request)
    versions = history(number)
    if not versions:
        raise Http404("没有这个自定指标。")
    last = versions[0]
    try:
        spec = read_spec(last.spec)
    except SpecDamaged as error:
        raise Http404(str(error)) from error
    found = offer(request.user, spec.of)
    if found is None:
        raise Http404("没有这本台账，或您看不到它的全部记录。")
    if request.method == "POST":
        return _sent(request, found, last)
    typed = Typed(Draft(last.name, spec, last.basis), opened=last.version)
    return _show(request, found, typed, last=last)


def _sent(request: HttpRequest, found: Offer, last: Version | None) -> HttpResponse:
    """Previews and keeps, or only draws the form anew: another column has other comparisons."""
    typed, do = read(request.POST, found), request.POST.get("do", "")
    if do not in ("preview", "save"):
        return _show(request, found, typed, last=last, more=do.partition("add-")[2])
    account = cast(Account, request.user)
    problems: Sequence[Problem] = judge(typed.draft, account, f"own.{last.number}" if last else "")
    if problems:
        return _show(request, found, typed, last=last, problems=problems, status=422)
    if do == "save" and typed.previewed == typed.spec.digest:
        try:
            kept = (
                revise(last.number, typed.opened, typed.draft, account)
                if last
                else compose(typed.draft, account)
            )
        except Refused as refusal:
            own = Problem(refusal.code, ("reason" if refusal.code == "own.reason" else "",), refusal.message)
            return _show(
                request, found, typed, last=last, problems=[*refusal.problems, own], preview=True, status=422
            )
        act = f"{kept.get_deed_display()}自定指标"
        note(act, f"{kept.name}（{kept.code}）", account=account, address=client_address(request))
        messages.success(request, f"「{kept.name}」第{kept.version}版已保存，目录、看板和命令行即刻可用。")
        return redirect("own-indicator", number=kept.number)
    return _show(request, found, typed, last=last, preview=True, changed=do == "save")


def _show(
    request: HttpRequest,
    found: Offer,
    typed: Typed,
    *,
    last: Version | None = None,
    problems: Sequence[Problem] = (),
    more: str = "",
    preview: bool = False,
    changed: bool = False,
    status: int = 200,
) -> HttpResponse:
    asked = asked_by(request.POST or request.GET)
    title = f"修改「{last.name}」" if last else "编制自定指标"
    context: dict[str, Any] = {
        "title": title,
        "form": form_of(typed, found, problems, more),
        "last": last,
        "asked": asked,
        "as_of": asked.as_of,
        "changed": changed,
        "wrong": [each.sentence for each in problems],
        "crumbs": [*_crumbs(), Crumb(title)],
        "back": reverse("own-indicator", args=[last.number]) if last else reverse("own-new"),
    }
    if preview:
        indicator = made(typed.spec, typed.draft.name, f"own.{last.number}" if last else "own.0")
        drawn = figure(indicator, asked.period, as_of=asked.as_of, snapshot=current())
        sides = side_tables(drawn, request.user, {}, lambda _side, _number: "")
        context |= {
            "figure": drawn,
            "sides": [replace(side, turns=[]) for side in sides],
            "digest": typed.spec.digest,
        }
    return render(request, "composing/composer.html", context, status=status)


def _pick(request: HttpRequest, *, unknown: bool) -> HttpResponse:
    names = {office.label: office.chinese for office in offices()}
    groups: dict[str, list[Offer]] = {}
    for each in offered(request.user):
        groups.setdefault(names.get(each.ledger.office(), "基础信息"), []).append(each)
    context = {
        "groups": groups.items(),
        "problem": "没有这本台账，或您看不到它的全部记录。请从列表中选一本台账。" if unknown else "",
        "crumbs": [*_crumbs(), Crumb("选台账")],
    }
    return render(request, "composing/pick.html", context, status=404 if unknown else 200)


def _crumbs() -> list[Crumb]:
    return [Crumb(label, url if url == "/" else reverse(url)) for label, url in _CRUMBS]


def _require_composer(request: HttpRequest) -> None:
    if not may_compose(request.user):
        raise PermissionDenied("自定指标由办公室编制。请把需要的指标告诉办公室。")
