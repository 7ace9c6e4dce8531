"""The leaders' board 看板: chosen indicators, each beside last year, its months and its target; down to records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from yuanqu.engines.indicators.asked import Asked, asked_by
from yuanqu.engines.indicators.catalogue import UnknownIndicator, every_indicator, indicator
from yuanqu.engines.indicators.evaluate import Beside, beside
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.indicators.vocabulary import Indicator, Measure, Names, Ratio, RuleValue
from yuanqu.engines.indicators.windows import Opening
from yuanqu.engines.ledger.office import offices
from yuanqu.engines.reports.book import leading_slots
from yuanqu.engines.reports.models import BoardChoice
from yuanqu.engines.reports.sparkline import sparkline
from yuanqu.engines.reports.targets import Target, targets
from yuanqu.engines.snapshots import current
from yuanqu.people.access import for_staff
from yuanqu.people.models import Account
from yuanqu.people.roles import Role
from yuanqu.site.parts import Action, Crumb

MONTHS, MOST, DEFAULT_AN_OFFICE = 12, 24, 1


@dataclass(frozen=True)
class Tile:
    """One indicator on the board; texts are printed, ``value`` None prints 暂无数据."""

    name: str
    office: str
    value: str | None
    when: str
    before: str
    line: SafeString
    target: Target | None
    url: str


@for_staff
def board(request: HttpRequest) -> HttpResponse:
    """``/board/``: all of it from one evaluation, one scan a ledger."""
    asked = asked_by(request.GET)
    shown = [each for each in chosen() if may_open(request.user, each)]
    kept = targets(asked.period, asked.as_of, request.user)
    found = beside(shown, asked.period, MONTHS, as_of=asked.as_of, snapshot=current())
    may_choose = _may_choose(request)
    context: dict[str, Any] = {
        "asked": asked,
        "as_of": asked.as_of,
        "months": MONTHS,
        "tiles": [_tile(each, asked, kept.get(each.now.indicator.code)) for each in found],
        "crumbs": [Crumb("首页", "/"), Crumb("看板")],
        "actions": [Action("选择指标", reverse("board-choice"), "settings")] if may_choose else [],
        "unseen": len(chosen()) - len(shown),
    }
    return render(request, "reports/board.html", context)


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def board_choice(request: HttpRequest) -> HttpResponse:
    """``/board/choice/``: which indicators, in which order; one name a line."""
    if not _may_choose(request):
        raise PermissionDenied("看板上的指标由办公室选择。")
    typed = request.POST.get("names", "\n".join(each.name for each in chosen()))
    problems: list[str] = []
    if request.method == "POST":
        picked = [*_read(typed.splitlines(), problems)]
        if not problems:
            codes = [] if request.POST.get("back") else list(dict.fromkeys(each.code for each in picked))
            account = cast(Account, request.user)
            BoardChoice.objects.create(
                codes=codes, account=account, actor_name=account.name, at=timezone.now()
            )
            messages.success(request, "看板已更新。")
            return redirect("board")
    context = {
        "typed": typed,
        "problems": problems,
        "names": [each.name for each in every_indicator() if _fits(each)],
        "last": BoardChoice.objects.order_by("-id").first(),
        "crumbs": [Crumb("首页", "/"), Crumb("看板", reverse("board")), Crumb("选择指标")],
    }
    return render(request, "reports/board_choice.html", context, status=422 if problems else 200)


def chosen() -> list[Indicator]:
    """The indicators of the board: those the office chose last, else the first finding of each office.

    One that is no more is left out; where none is left, those first findings stand again.
    """
    last = BoardChoice.objects.order_by("-id").first()
    known = {each.code: each for each in every_indicator() if _fits(each)}
    if last is not None and (kept := [known[code] for code in last.codes if code in known]):
        return kept
    stated = list(dict.fromkeys(slot.code for slot in leading_slots() if not slot.attribute))
    stated = [code for code in stated if code in known and not _of_before(known[code])]
    return [
        known[code]
        for office in offices()
        for code in [code for code in stated if known[code].office == office.label][:DEFAULT_AN_OFFICE]
    ]


def _of_before(each: Indicator) -> bool:
    """Whether it says how things stood before the period, and so is news only beside another."""
    measure = each.part if isinstance(each, Ratio) else each
    return isinstance(measure, Measure) and isinstance(measure.when, Opening)


def _fits(each: Indicator) -> bool:
    """Whether it has a value that moves: neither a list of names nor a rule."""
    return not isinstance(each, Names | RuleValue)


def _may_choose(request: HttpRequest) -> bool:
    return getattr(request.user, "role", "") == Role.OFFICE


def _read(lines: Sequence[str], problems: list[str]) -> list[Indicator]:
    """The indicators of the lines; what cannot be read goes into ``problems``."""
    found: list[Indicator] = []
    for name in filter(None, (line.strip() for line in lines)):
        try:
            each = indicator(name)
        except UnknownIndicator as error:
            problems.append(str(error))
            continue
        if _fits(each):
            found.append(each)
        else:
            problems.append(f"「{name}」是名单或规则，没有走势，不能放上看板。")
    if len(found) > MOST:
        problems.append(f"选了 {len(found)} 个指标，看板最多放 {MOST} 个。")
    return found


def _tile(each: Beside, asked: Asked, target: Target | None) -> Tile:
    now = each.now
    points = [point.value for point in each.months]
    return Tile(
        now.indicator.name,
        next((office.chinese for office in offices() if office.label == now.indicator.office), ""),
        now.printed() if now.value is not None else None,
        now.when if now.value is not None else now.unknown,
        f"上年同期 {each.before.printed()}" if each.before.value is not None else "",
        sparkline(points, f"{now.indicator.name}近 {len(points)} 个月：{_said(each.months)}"),
        target,
        f"{reverse('figure', args=[now.indicator.code])}?{asked.query}",
    )


def _said(months: Sequence[Figure]) -> str:
    return "，".join(f"{month.period.chinese()}{month.printed()}" for month in months)
