"""各科室报送情况: completeness and on-time rate of each department, over the months and month by month."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yuanqu.engines.collecting.pages.asked import require_staff
from yuanqu.engines.collecting.pages.task_table import NUMBERS
from yuanqu.engines.collecting.rates import UnitRate, counted, rates_of
from yuanqu.engines.collecting.requested import requesting
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.today import today
from yuanqu.people.access import access_records, may_read
from yuanqu.people.models import Account
from yuanqu.site.parts import Cell, Column, Crumb, Table
from yuanqu.terms.months import shift_months

MONTHS = 6
_WHOLE = ("科室", "应报份数", "完整率", "按时率", "退回次数", "催报次数")


@require_safe
def departments_page(request: HttpRequest) -> HttpResponse:
    """``/collecting/departments/``."""
    require_staff(request)
    account, given = cast(Account, request.user), requesting()
    if given is None or not may_read(account, registry.ledger(given.returns).record):
        raise Http404("没有这一页，或您无权查看。")
    since = shift_months(today().replace(day=1), 1 - MONTHS)
    model: Any = registry.ledger(given.returns).record
    rows = access_records(account, model).filter(voided_on=None, due_on__lte=today(), month__gte=since)
    by_department: dict[str, list[Any]] = {}
    for each in rows:
        by_department.setdefault(each.department, []).append(each)
    months = sorted({each.month for own in by_department.values() for each in own}, reverse=True)
    cells = [
        [*_whole(each), *_by_month(by_department[each.title], months)]
        for each in rates_of(given.returns, by_department, today())
    ]
    columns = [Column(name, numeric=name in NUMBERS) for name in _WHOLE]
    columns += [Column(f"{month.month}月", numeric=True) for month in months]
    crumbs = [Crumb("填报管理", reverse("collecting:index")), Crumb("各科室报送情况")]
    context = {"crumbs": crumbs, "months": MONTHS, "table": Table("各科室报送情况", columns, cells)}
    return render(request, "collecting/departments.html", context)


def _whole(each: UnitRate) -> list[Cell]:
    return [
        Cell(each.title),
        Cell(str(each.rate.asked)),
        Cell(each.rate.complete),
        Cell(each.rate.on_time_share),
        Cell(str(each.sent_back) if each.sent_back else "—"),
        Cell(str(each.chases) if each.chases else "—"),
    ]


def _by_month(own: list[Any], months: list[date]) -> list[Cell]:
    """On time of asked, each month; what came late is said."""
    found = []
    for month in months:
        rate = counted([each for each in own if each.month == month], today())
        late = rate.came - rate.on_time
        notes = [f"迟 {late}"] if late else []
        notes += [f"未报 {rate.asked - rate.came}"] if rate.came < rate.asked else []
        found.append(Cell(f"{rate.came}/{rate.asked}" if rate.asked else "—", note="，".join(notes)))
    return found
