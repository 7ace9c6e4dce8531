"""The year's goals beside the time that has passed, each value opening its figure (目标进度页)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yuanqu.domains.plan.progress import Progress, Thresholds, elapsed, percent, points, progress
from yuanqu.engines.indicators.asked import asked_by
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.reports.notes import address
from yuanqu.engines.reports.outline import Occasion
from yuanqu.engines.snapshots import current
from yuanqu.people.access import for_staff
from yuanqu.site.parts import Cell, Column, Crumb, Table

_COLUMNS = (
    Column("考核指标"),
    Column("责任单位"),
    Column("目标", numeric=True),
    Column("完成", numeric=True),
    Column("完成率", numeric=True),
    Column("应达到", numeric=True),
    Column("对照进度"),
)


@require_safe
@for_staff
def goals_page(request: HttpRequest) -> HttpResponse:
    """``/plan/goals/?as_of=``: 时间过半，任务是否过半."""
    asked = asked_by(request.GET)
    found = progress(Occasion(asked.period, asked.as_of, current(), request.user))
    context = {
        "crumbs": [Crumb("首页", reverse("home")), Crumb("目标进度")],
        "lead": f"截至{asked.as_of:%Y年%-m月%-d日}，全年时间已过{percent(elapsed(asked.as_of))}。",
        "table": Table("年度目标进度", _COLUMNS, [_row(each) for each in found]) if found else None,
        "wide": True,
        "rule": _rule(Thresholds.on(asked.as_of)),
    }
    return render(request, "plan/goals.html", context)


def _row(each: Progress) -> list[Cell]:
    value = (
        Cell(each.figure.printed(), address(each.figure), panel=True)
        if each.figure
        else Cell("已报告" if each.done is not None else "尚未报告")
    )
    return [
        Cell(each.goal.name, ledger_address("plan.goal", "detail", each.goal.pk)),
        Cell(each.goal.lead),
        Cell(each.target),
        value,
        Cell(percent(each.done)),
        Cell(percent(each.due)),
        Cell(each.word, light=each.colour),
    ]


def _rule(limits: Thresholds) -> str:
    if limits.yellow is None or limits.red is None:
        return "规则参数台账中没有生效的亮灯规则（goal_yellow_points、goal_red_points），暂不亮灯。"
    return (
        "累计量和定性目标对照指标所到日期的时间进度，水平值和上限对照目标本身；"
        f"落后{points(limits.yellow)}个百分点起为黄灯，超过{points(limits.red)}个为红灯。"
    )
