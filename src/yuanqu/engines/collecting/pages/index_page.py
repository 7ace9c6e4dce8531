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
from yuanqu.engines.collecting.pages.menu import readable
from yuanqu.engines.collecting.rates import Rate, rate_of, rates_by_unit
from yuanqu.engines.collecting.standing import Line, lines_of
from yuanqu.engines.collecting.telling import return_address
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.today import today
from yuanqu.people.access import access_records, may_enter, sees_figures
from yuanqu.people.models import Account
from yuanqu.site.parts import Action, Cell, Column, Crumb, Table

TASKS, OWN, UNITS = 24, 24, 12  # periods shown
_TASK = ("报告期", "应报日", "应报", "已报", "完整率", "按时率", "审核通过", "状态")
_OWN = ("报告期", "状态", "办理", "应报日")
_UNIT = ("单位", "应报期数", "已报", "完整率", "按时率", "退回次数", "催报次数")
_NUMBERS = {"应报", "已报", "完整率", "按时率", "审核通过", "应报期数", "退回次数", "催报次数"}


@require_safe
def index_page(request: HttpRequest) -> HttpResponse:
    """``/collecting/``."""
    account = cast(Account, request.user)
    found = readable(account)
    if not sees_figures(account):
        return _own_page(request, account, found)
    groups = [(each, _tasks(account, each), _actions(account, each)) for each in found]
    context = {"crumbs": [Crumb("首页", "/"), Crumb("填报管理")], "groups": groups}
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
        "table": Table("各单位报送情况", _columns(_UNIT), rows),
    }
    return render(request, "collecting/units.html", context)


def _tasks(account: Account, collecting: Collecting) -> Table:
    tasks = _latest(collecting)
    locked = locks_of(collecting, [task.month for task in tasks])
    rows = [_task_row(account, collecting, task, locked.get(task.month)) for task in tasks]
    return Table(collecting.name, _columns(_TASK), rows)


def _latest(collecting: Collecting) -> Sequence[Any]:
    rows: Any = collecting.task_ledger.record._default_manager
    return list(rows.filter(voided_on=None).order_by("-month")[:TASKS])


def _task_row(account: Account, collecting: Collecting, task: Any, locked: Any) -> list[Cell]:
    rate: Rate = rate_of(account, collecting, task.month, today())
    url = reverse("collecting:task", args=[collecting.of, task.month])
    state = Cell(f"{locked} 锁定", light="grey") if locked else _open_state(rate)
    return [
        Cell(period_of(collecting, task.month), url),
        Cell(f"{task.due_on}"),
        Cell(str(rate.asked)),
        Cell(str(rate.came)),
        Cell(rate.complete),
        Cell(rate.on_time_share),
        Cell(str(rate.approved)),
        state,
    ]


def _open_state(rate: Rate) -> Cell:
    if rate.overdue:
        return Cell(f"{rate.overdue} 户逾期未报", light="red")
    if rate.came < rate.asked:
        return Cell("填报中", light="yellow")
    return Cell("已报齐", light="green") if rate.approved == rate.asked else Cell("待审核", light="yellow")


def _actions(account: Account, collecting: Collecting) -> list[Action]:
    units = Action("各单位报送情况", reverse("collecting:units", args=[collecting.of]), "chart-bar")
    if not may_enter(account, collecting.task_ledger.keeper):
        return [units]
    return [units, Action("发起填报", ledger_address(collecting.tasks, "new"), "plus", primary=True)]


def _own_page(request: HttpRequest, account: Account, found: Sequence[Collecting]) -> HttpResponse:
    rows: list[list[Cell]] = []
    for collecting in found:
        records: Any = access_records(account, collecting.return_ledger.record)
        own = list(records.filter(voided_on=None).order_by("-month")[:OWN])
        lines = sorted(lines_of(account, collecting, own, today()), key=lambda line: line.record.month)
        rows += [_own_row(collecting, line) for line in reversed(lines)]
    table = Table("我的填报", _columns(_OWN), rows)
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


def _columns(names: Sequence[str]) -> list[Column]:
    return [Column(name, numeric=name in _NUMBERS) for name in names]
