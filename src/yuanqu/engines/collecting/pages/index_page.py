"""What is collected: tasks with their counts for the staff, an enterprise's own returns; rates by unit (填报管理)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.collecting.lock import locks_of
from yuanqu.engines.collecting.pages.asked import collecting_at, period_of, require_staff
from yuanqu.engines.collecting.pages.asking_page import may_ask
from yuanqu.engines.collecting.pages.menu import readable
from yuanqu.engines.collecting.pages.requests_group import requests_group
from yuanqu.engines.collecting.pages.task_table import Group, columns, open_state, progress
from yuanqu.engines.collecting.rates import Rate, rate_of, rates_by_unit
from yuanqu.engines.collecting.standing import Line, lines_of, returns_seen
from yuanqu.engines.collecting.telling import return_address
from yuanqu.engines.ledger.today import today
from yuanqu.people.access import sees_figures
from yuanqu.people.models import Account
from yuanqu.site.parts import Action, Cell, Crumb, Table

TASKS, OWN, UNITS = 24, 24, 12  # periods shown
_OWN = ("报告期", "状态", "办理", "应报日")
_UNIT = ("单位", "应报期数", "已报", "完整率", "按时率", "退回次数", "催报次数")


@require_safe
def index_page(request: HttpRequest) -> HttpResponse:
    """``/collecting/``."""
    account = cast(Account, request.user)
    found = readable(account)
    if not sees_figures(account):
        return _own_page(request, account, found)
    asked = requests_group(account)
    groups = [Group(each.name, _tasks(account, each), _actions(each)) for each in found]
    ask = [Action("发起填报", reverse("collecting:ask"), "plus", primary=True)] if may_ask(account) else []
    context = {
        "crumbs": [Crumb("首页", "/"), Crumb("填报管理")],
        "groups": [*([asked] if asked else []), *groups],
        "actions": ask,
    }
    return render(request, "collecting/index.html", context)


@require_safe
def units_page(request: HttpRequest, of: str) -> HttpResponse:
    """``/collecting/<of>/units/``: completeness and on-time rate of each respondent over the latest periods."""
    require_staff(request)
    collecting, on = collecting_at(request, of)
    rows = [
        [
            Cell(each.title),
            Cell(str(each.rate.asked)),
            Cell(str(each.rate.came)),
            Cell(each.rate.complete),
            Cell(each.rate.on_time_share),
            Cell(str(each.sent_back) if each.sent_back else "—"),
            Cell(str(each.chases) if each.chases else "—"),
        ]
        for each in rates_by_unit(on.account, collecting, UNITS, today())
    ]
    crumbs = [Crumb("填报管理", reverse("collecting:index")), Crumb("各单位报送情况")]
    context = {
        "crumbs": crumbs,
        "collecting": collecting,
        "periods": UNITS,
        "table": Table("各单位报送情况", columns("单位", _UNIT), rows),
    }
    return render(request, "collecting/units.html", context)


def _tasks(account: Account, collecting: Collecting) -> Table:
    tasks = _latest(collecting)
    locked = locks_of(collecting, [task.month for task in tasks])
    rows = [_task_row(account, collecting, task, locked.get(task.month)) for task in tasks]
    return Table(collecting.name, columns("报告期"), rows)


def _latest(collecting: Collecting) -> Sequence[Any]:
    return list(collecting.tasks_held().order_by("-month")[:TASKS])


def _task_row(account: Account, collecting: Collecting, task: Any, locked: Any) -> list[Cell]:
    rate: Rate = rate_of(account, collecting, task.month, today())
    url = reverse("collecting:task", args=[collecting.of, task.month])
    state = Cell(f"{locked} 锁定", light="grey") if locked else open_state(rate, collecting.measure)
    return [Cell(period_of(collecting, task.month), url), state, *progress(task, rate)]


def _actions(collecting: Collecting) -> list[Action]:
    return [Action("各单位报送情况", reverse("collecting:units", args=[collecting.of]), "chart-bar")]


def _own_page(request: HttpRequest, account: Account, found: Sequence[Collecting]) -> HttpResponse:
    rows: list[list[Cell]] = []
    for collecting in found:
        own = list(returns_seen(account, collecting).order_by("-month")[:OWN])
        lines = sorted(lines_of(account, collecting, own, today()), key=lambda line: line.record.month)
        rows += [_own_row(collecting, line) for line in reversed(lines)]
    table = Table("我的填报", columns("报告期", _OWN), rows)
    crumbs = [Crumb("首页", "/"), Crumb("我的填报")]
    return render(request, "collecting/own.html", {"crumbs": crumbs, "table": table})


def _own_row(collecting: Collecting, line: Line) -> list[Cell]:
    url = return_address(collecting, line.record.pk)
    word = line.glance.state if line.glance.final else f"{line.glance.state}，{line.glance.light.word}"
    deed = "查看" if line.glance.final or line.record.state == "submitted" else "去填报"
    return [
        Cell(period_of(collecting, line.record.month), url, note=collecting.name),
        Cell(word, light=line.glance.light.colour),
        Cell(deed, url),
        Cell(str(line.record.due_on or "—")),
    ]
