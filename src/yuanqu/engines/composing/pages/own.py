"""The zone's own indicators, and each with its history; taking one out of use (自定指标的页面)."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from yuanqu.engines.composing.models import Version
from yuanqu.engines.composing.offering import MEASURES, may_compose
from yuanqu.engines.composing.pages.typed import whole_number
from yuanqu.engines.composing.spec import Spec, SpecDamaged, read_spec
from yuanqu.engines.composing.versions import OWN, described, history, latest, set_archived
from yuanqu.engines.composing.wording import by_words, condition_words, label, window_words
from yuanqu.engines.indicators.catalogue import UnknownIndicator, indicator
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.people.access import Reader, for_staff
from yuanqu.people.models import Account
from yuanqu.site.parts import Action, Cell, Change, Column, Crumb, Entry, Fact, Table

_LIGHTS = {"archived": "grey", "composed": "green", "restored": "green", "revised": "green"}
_ABSENT = "没有这个自定指标，或您无权查看。"


@never_cache
@for_staff
@require_safe
def own_list(request: HttpRequest) -> HttpResponse:
    """``/indicators/own/``: those the reader may open, archived ones last."""
    shown = [each for each in latest() if _opens(request.user, each)]
    broken = OWN.broken()
    rows = [
        [
            Cell(each.name, reverse("own-indicator", args=[each.number]), note=_said(each)),
            Cell(f"own.{each.number}"),
            Cell(f"第{each.version}版"),
            Cell(each.actor_name),
            _state(each, each.number in broken),
        ]
        for each in sorted(shown, key=lambda each: each.archived)
    ]
    columns = [Column(name) for name in ("指标", "代码", "版本", "最近改动人", "状态")]
    context = {
        "table": Table("自定指标", columns, rows),
        "crumbs": [Crumb("首页", "/"), Crumb("指标", reverse("figures")), Crumb("自定指标")],
        "actions": [Action("编制指标", reverse("own-new"), "plus", primary=True)]
        if may_compose(request.user)
        else [],
    }
    return render(request, "composing/own_list.html", context)


@never_cache
@for_staff
@require_safe
def own_page(request: HttpRequest, number: int) -> HttpResponse:
    """``/indicators/own/3/``: what it measures now, and every version with who and why."""
    return _page(request, number)


@for_staff
@require_POST
def archive(request: HttpRequest, number: int) -> HttpResponse:
    """``/indicators/own/3/archive/``: out of use, or into use again."""
    versions = _versions(request, number)
    typed = request.POST
    at = whole_number(typed.get("opened", ""))
    reason = " ".join(typed.get("reason", "").split())[:400]
    try:
        kept = set_archived(number, at, typed.get("archived") == "1", reason, cast(Account, request.user))
    except Refused as refusal:
        said = [refusal.message, *(problem.sentence for problem in refusal.problems)]
        return _page(request, number, problems=said, status=403 if refusal.code == "own.rights" else 422)
    done = "已归档：不再出现在目录和看板上，以往的版本仍可打开" if kept.archived else "已恢复使用"
    messages.success(request, f"「{versions[0].name}」{done}。")
    return redirect("own-indicator", number=number)


def _page(
    request: HttpRequest, number: int, problems: list[str] | None = None, status: int = 200
) -> HttpResponse:
    versions = _versions(request, number)
    last, composer = versions[0], may_compose(request.user)
    code = f"own.{number}"
    actions = [Action("口径与血缘", reverse("lineage", args=[code]), "link")]
    if not last.archived:
        actions.insert(0, Action("看数值和记录", reverse("figure", args=[code]), "chart-bar", primary=True))
        if composer:
            actions.append(Action("修改", reverse("own-edit", args=[number]), "edit"))
    context: dict[str, Any] = {
        "last": last,
        "facts": _facts(last),
        "actions": actions,
        "entries": [
            _entry(each, before) for each, before in zip(versions, [*versions[1:], None], strict=True)
        ],
        "versions": [(each, reverse("figure", args=[each.code])) for each in versions],
        "composer": composer,
        "broken": OWN.broken().get(number, ""),
        "problems": problems or [],
        "crumbs": [
            Crumb("首页", "/"),
            Crumb("指标", reverse("figures")),
            Crumb("自定指标", reverse("own-indicators")),
            Crumb(last.name),
        ],
    }
    return render(request, "composing/own.html", context, status=status)


def _versions(request: HttpRequest, number: int) -> list[Version]:
    versions = history(number)
    if not versions or not _opens(request.user, versions[0]):
        raise Http404(_ABSENT)
    return [each for each in versions if _opens(request.user, each)]  # one may have been for fewer


def _opens(account: Reader, version: Version) -> bool:
    """Whether the reader may see the value; of one that cannot be made any more only its composers know."""
    found = described(version)
    return may_compose(account) if isinstance(found, str) else may_open(account, found)


def _state(version: Version, broken: bool) -> Cell:
    if version.archived:
        return Cell("已归档", light="grey")
    return Cell("口径失效", light="red") if broken else Cell("使用中", light="green")


def _said(version: Version) -> str:
    found = described(version)
    return found if isinstance(found, str) else found.definition


def _facts(version: Version) -> list[Fact]:
    facts = [
        Fact("定义", _said(version)),
        Fact("代码", f"own.{version.number}", note="看板、年度目标、命令行和接口都用它"),
    ]
    spec = _spec(version)
    if spec is not None:
        told = _told(spec)
        facts += [Fact(name, told[name]) for name in ("分组", "单位", "谁能看到数值") if told[name]]
    if version.basis:
        facts.append(Fact("依据", version.basis))
    return facts


def _entry(version: Version, before: Version | None) -> Entry:
    was, now = _whole(before) if before else {}, _whole(version)
    changes = [
        Change(name, was.get(name, "") or "（空）", now.get(name, "") or "（空）")
        for name in dict.fromkeys([*was, *now])
        if before is not None and was.get(name, "") != now.get(name, "")
    ]
    title = f"第{version.version}版：{version.get_deed_display()}"
    light = _LIGHTS[version.deed]
    return Entry(version.at, title, version.actor_name, version.reason, changes, light)  # type: ignore[arg-type]


def _whole(version: Version) -> dict[str, str]:
    spec = _spec(version)
    return {"名称": version.name, "依据": version.basis, **(_told(spec) if spec else {"取数方案": "读不出"})}


def _told(spec: Spec) -> dict[str, str]:
    """A spec in words, part by part."""
    ledger = registry.ledger(spec.of)
    places = f"，{spec.places}位小数" if spec.places else ""
    return {
        "台账": ledger.name,
        "取数方法": MEASURES[spec.measure] + (f"：{label(ledger, spec.column)}" if spec.column else ""),
        "除以": _name_of(spec.over),
        "时间": window_words(spec, ledger),
        "条件": "；".join(condition_words(each, ledger) for each in spec.where),
        "分子另外满足": "；".join(condition_words(each, ledger) for each in spec.part),
        "分组": by_words(spec),
        "单位": f"{spec.unit or '无'}{places}",
        "谁能看到数值": "全体工作人员" if spec.audience == "staff" else "能查看这本台账的科室、办公室和领导",
    }


def _name_of(code: str) -> str:
    try:
        return f"{indicator(code).name}（{code}）" if code else ""
    except UnknownIndicator:
        return code


def _spec(version: Version) -> Spec | None:
    try:
        spec = read_spec(version.spec)
        registry.ledger(spec.of)
    except (SpecDamaged, LookupError):
        return None
    return spec
