"""The page of one dossier, by office or by time, and the way to it from the register's record page (档案页)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yuanqu.engines.dossiers.declaration import dossier_called, dossier_of
from yuanqu.engines.dossiers.ordering import by_room, by_time, urgent
from yuanqu.engines.dossiers.reading import Told, days_of, told_of, watched_whole
from yuanqu.engines.ledger.pages.beside import Beside
from yuanqu.engines.ledger.pages.detail_page import Read, fact_groups
from yuanqu.engines.ledger.pages.subject import Subject, subject
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.titles import title_of_read
from yuanqu.engines.ledger.today import today
from yuanqu.site.parts import Action, Crumb, Tab

ROOM = "room"
ALERTS = 6  # urgent lines that stand at the top; the others are in their places


@require_safe
def dossier_page(request: HttpRequest, name: str, record_id: UUID) -> HttpResponse:
    """``/dossier/<name>/<id>/``, the story in time; ``?by=room`` by office."""
    dossier = dossier_called(name)
    if dossier is None:
        raise Http404("没有这种档案，或您无权查看。")
    on = subject(request, dossier.of)
    record = on.record(record_id)
    read = Read(on, record)
    title = title_of_read(on.account, on.ledger, read.row, read.titles)
    told = told_of(on.account, on.ledger, record.pk, title, today())
    address = reverse("dossiers:dossier", args=[name, record_id])
    timely = request.GET.get("by") != ROOM
    alerts = urgent(told)
    rooms = [] if timely else by_room(on.account, told)
    context: dict[str, Any] = {
        "dossier": dossier,
        "record": record,
        "title": title,
        "crumbs": on.crumbs(Crumb(title, on.url("detail", record.pk)), Crumb(dossier.title)),
        "actions": [Action("登记页", on.url("detail", record.pk), "file-text")],
        "lead": _lead(told),
        "groups": fact_groups(on, read),
        "tabs": [
            Tab("按时间", f"{address}?by=time", timely),
            Tab("按科室", f"{address}?by={ROOM}", not timely),
        ],
        "alerts": alerts[:ALERTS],
        "clear": not alerts and watched_whole(on.account, on.ledger, told),
        "more_alerts": len(alerts) - len(alerts[:ALERTS]),
        "red": sum(line.light is not None and line.light.colour == "red" for line in alerts),
        "rooms": rooms,
        "silent": [room for room in rooms if room.silent],
        "years": by_time(told, days_of(on.ledger, record.pk, read.row)) if timely else [],
        "cut": [each for each in told if each.left] if timely else [],
        "timely": timely,
        "on": today(),
    }
    return render(request, "dossiers/dossier.html", context)


def _lead(told: Sequence[Told]) -> str:
    """How much there is, and what runs."""
    telling = [each for each in told if each.total]
    if not telling:
        return "您能看到的台账中还没有相关记录。"
    said = f"{len(telling)} 本台账中共有 {sum(each.total for each in telling)} 条相关记录"
    running = [
        line.glance for each in telling for line in each.lines if line.glance and not line.glance.final
    ]
    if running:
        said += f"，其中流程在办 {len(running)} 条"
    return f"{said}。"


def dossier_link(_request: HttpRequest, on: Subject, record: Record) -> Beside | None:
    """The way to the dossier, on the page of a record that has one."""
    dossier = dossier_of(on.ledger)
    if dossier is None:
        return None
    url = reverse("dossiers:dossier", args=[dossier.name, record.pk])
    return Beside("dossiers/link.html", {"dossier": dossier, "url": url}, order=5, above=True)
