"""What the office does for many returns at once: chase who is late, approve what nobody doubts, lock (批量办理)."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from yuanqu.engines.collecting.chasing import chase
from yuanqu.engines.collecting.lock import lock, lock_of, may_lock, unlock
from yuanqu.engines.collecting.pages.asked import task_at
from yuanqu.engines.collecting.pages.task_page import may, may_chase, plain
from yuanqu.engines.collecting.records import ReturnLoop
from yuanqu.engines.collecting.standing import standing_of
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.writing import author
from yuanqu.engines.procedure.performing import perform
from yuanqu.engines.procedure.registry import procedure
from yuanqu.site.parts import Crumb

REASON = "change-reason"


@require_POST
def chase_all(request: HttpRequest, of: str, month: date) -> HttpResponse:
    """``/collecting/<of>/<2025-05>/chase/``: whoever has not reported though the due day has passed."""
    task = task_at(request, of, month)
    if not may_chase(task):
        raise PermissionDenied("催报由发起填报的科室办理，您的账号不能办理。")
    standing = standing_of(task.on.account, task.collecting, task.record, today())
    late = [line.record for line in standing.lines if line.waits and line.late]
    chased, already = chase(task.collecting, late, author(task.on.account, "page"))
    unit = task.collecting.measure
    said = f"已催报 {chased} {unit}" + (f"，另有 {already} {unit}今天已催过" if already else "")
    messages.success(request, f"{said}。")
    return redirect(f"{task.url()}?show=late")


@require_POST
def approve_all(request: HttpRequest, of: str, month: date) -> HttpResponse:
    """``/collecting/<of>/<2025-05>/approve/``: what waits for approval and no check doubted."""
    task = task_at(request, of, month)
    if not may(task, ReturnLoop.approve):
        raise PermissionDenied("审核由科长办理，您的账号不能办理。")
    standing = standing_of(task.on.account, task.collecting, task.record, today())
    by, loop = author(task.on.account, "page"), procedure(task.collecting.returns)
    approved, left = 0, 0
    for line in plain(standing):
        try:
            perform(loop, line.record.pk, "approve", by)
        except (
            Refused
        ):  # his own work, or somebody was quicker: it stays on the list, where the reason is told
            left += 1
        else:
            approved += 1
    unit = task.collecting.measure
    said = f"已审核通过 {approved} {unit}" + (
        f"，{left} {unit}不能由您办理，请逐{unit}打开查看" if left else ""
    )
    messages.success(request, f"{said}。")
    return redirect(task.url())


@require_http_methods(["GET", "HEAD", "POST"])
def lock_page(request: HttpRequest, of: str, month: date) -> HttpResponse:
    """``/collecting/<of>/<2025-05>/lock/``: locks the month, or opens it again with a reason."""
    task = task_at(request, of, month)
    if not may_lock(task.on.account, task.collecting):
        raise PermissionDenied("锁定由办公室办理，您的账号不能办理。")
    standing = standing_of(task.on.account, task.collecting, task.record, today())
    locked, refusal = lock_of(task.collecting, month), None
    if request.method == "POST":
        reason, by = request.POST.get(REASON, ""), author(task.on.account, "page")
        try:
            if locked:
                unlock(task.collecting, month, reason, by)
            else:
                lock(task.collecting, month, standing.undecided, reason, by)
        except Refused as found:
            refusal = found
        else:
            messages.success(request, f"{task.period}已{'解锁' if locked else '锁定'}。")
            return redirect(task.url())
    context = {
        "task": task,
        "standing": standing,
        "locked": locked,
        "refusal": refusal,
        "reason": request.POST.get(REASON, ""),
        "crumbs": task.crumbs(Crumb("解锁" if locked else "锁定")),
    }
    return render(request, "collecting/lock.html", context, status=422 if refusal else 200)
