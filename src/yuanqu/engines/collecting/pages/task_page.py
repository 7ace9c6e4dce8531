"""One task for the office: every respondent with its light, filters, what can be done for all at once (填报任务页)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanqu.engines.collecting.lock import lock_of, may_lock
from yuanqu.engines.collecting.pages.asked import Task, task_at
from yuanqu.engines.collecting.rates import rate_of
from yuanqu.engines.collecting.records import ReturnLoop
from yuanqu.engines.collecting.requested import Requested
from yuanqu.engines.collecting.standing import SHOWN, Line, Standing, standing_of
from yuanqu.engines.collecting.telling import return_address
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.rights import may_ever_make
from yuanqu.people.access import may_export
from yuanqu.site.parts import Action, Cell, Column, Tab, Table

SIZE = 100
_COLUMNS = (
    Column("填报单位"),
    Column("状态"),
    Column("首次上报"),
    Column("催报", numeric=True),
    Column("退回", numeric=True),
    Column("需说明", numeric=True),
    Column("审核后变动", numeric=True),
)


@require_safe
def task_page(request: HttpRequest, of: str, month: date) -> HttpResponse:
    """``/collecting/<of>/<2025-04>/?show=late&q=…``."""
    task = task_at(request, of, month)
    standing = standing_of(task.on.account, task.collecting, task.record, today())
    show, text = request.GET.get("show", ""), request.GET.get("q", "").strip()
    lines = [line for line in standing.shown(show) if text in line.title]
    page = Paginator(lines, SIZE).get_page(request.GET.get("page"))
    locked = lock_of(task.collecting, month)
    overdue = sum(line.waits and line.late for line in standing.lines)
    context = {
        "task": task,
        "standing": standing,
        "rate": rate_of(task.on.account, task.collecting, month, today()),
        "crumbs": task.crumbs(),
        "actions": _actions(task),
        "tabs": _tabs(task, standing, show),
        "page": page,
        "table": Table(task.title, list(_COLUMNS), [_row(task, line) for line in page.object_list]),
        "show": show,
        "text": text,
        "locked": locked,
        "overdue": overdue,
        "overdue_said": f"{overdue} {task.collecting.measure}",
        "plain": len(plain(standing)),
        "may_chase": may_chase(task),
        "may_approve": may(task, ReturnLoop.approve),
        "may_lock": may_lock(task.on.account, task.collecting),
        "chase_url": task.url("chase"),
        "approve_url": task.url("approve"),
        "lock_url": task.url("lock"),
        "wide": True,
    }
    return render(request, "collecting/task.html", context)


def may(task: Task, move: Move) -> bool:
    """Whether the reader may make that move of the task's returns at all; each procedure has its own of the name."""
    loop = procedure(task.collecting.returns)
    return may_ever_make(task.on.account, loop, loop.move(move.name))


def may_chase(task: Task) -> bool:
    """Whether the reader may chase."""
    return may(task, ReturnLoop.chase)


def plain(standing: Standing) -> list[Line]:
    """Those that wait for approval and of which no check asked anything."""
    return [line for line in standing.shown("submitted") if not line.doubts]


def _tabs(task: Task, standing: Standing, show: str) -> list[Tab]:
    tabs = [Tab("全部", task.url(), not show, str(standing.asked))]
    for name, (label, _) in SHOWN.items():
        count = len(standing.shown(name))
        if count or name == show:
            tabs.append(Tab(label, f"{task.url()}?show={name}", name == show, str(count)))
    return tabs


def _actions(task: Task) -> list[Action]:
    actions = [Action("任务登记", _detail(task), "file-text")]
    if not isinstance(task.collecting, Requested) and may_export(
        task.on.account, task.collecting.ledger.record
    ):
        actions.append(Action("下载填报表", task.url("workbook"), "file-spreadsheet"))
    return actions


def _detail(task: Task) -> str:
    on: Any = type(task.on)(task.collecting.task_ledger, task.on.account)
    return str(on.url("detail", task.record.pk))


def _row(task: Task, line: Line) -> Sequence[Cell]:
    url, light = return_address(task.collecting, line.record.pk), line.glance.light
    came = (
        Cell(f"{line.record.came_on}", note=f"迟 {line.days} 天" if line.late else "")
        if line.came
        else Cell("—")
    )
    final = line.glance.final
    state = line.glance.state if final else f"{line.glance.state} · {light.word}"
    colour = ("green" if line.came else "red") if final else light.colour
    return (
        Cell(line.title, url),
        Cell(state, light=colour),
        came,
        Cell(f"{line.chases} 次" if line.chases else "—"),
        Cell(f"{line.sent_back} 次" if line.sent_back else "—"),
        Cell(f"{len(line.doubts)} 处" if line.doubts else "—", f"{url}#doubts" if line.doubts else ""),
        Cell(f"{len(line.changed)} 处" if line.changed else "—", f"{url}#changed" if line.changed else ""),
    )
