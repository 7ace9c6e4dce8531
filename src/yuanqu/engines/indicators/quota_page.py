"""The page 应办未办: who is behind in the periods that run, how much is lacking and how many days are left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yuanqu.engines.indicators.due import Behind, behind
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.quotas import Quota, quotas
from yuanqu.engines.snapshots import current
from yuanqu.people.access import Reader, access_records, for_staff, may_read
from yuanqu.people.models import Account
from yuanqu.site.parts import Cell, Column, Crumb, Table

_COLUMNS = (
    Column("对象"),
    Column("期间"),
    Column("已办", numeric=True),
    Column("应办", numeric=True),
    Column("期限"),
)


@for_staff
def quotas_page(request: HttpRequest) -> HttpResponse:
    """Every quota of ledgers that the reader may open, with the objects behind that it may see."""
    day, account = today(), request.user
    found = behind(current(), day)
    groups = [
        (declared, _table(declared, readable([each for each in found if each.quota is declared], account)))
        for declared in quotas()
        if is_for(account, declared)
    ]
    context = {
        "groups": [(declared, table) for declared, table in groups if table.rows],
        "done": [declared for declared, table in groups if not table.rows],
        "as_of": day,
        "crumbs": [Crumb("首页", "/"), Crumb("应办未办")],
    }
    return render(request, "indicators/quotas.html", context)


def is_for(account: Reader, quota: Quota) -> bool:
    """Whether ``account`` may be told who is behind: it opens the objects' ledger, and that of what should be done."""
    return all(may_read(account, registry.ledger(label).record) for label in (quota.each, quota.of))


def readable(found: Sequence[Behind], account: object) -> list[Behind]:
    """Those whose object the account may read."""
    seen: dict[str, set[UUID]] = {}
    for label in {each.quota.each for each in found}:
        ids = [each.record for each in found if each.quota.each == label]
        rows = access_records(account, registry.ledger(label).record).filter(pk__in=ids)  # type: ignore[arg-type]
        seen[label] = set(rows.values_list("pk", flat=True))
    return [each for each in found if each.record in seen[each.quota.each]]


def deadline(each: Behind) -> str:
    """How much time there is, in words."""
    if each.left > 0:
        return f"还有{each.left}天"
    return "今天到期" if each.left == 0 else f"已到期，宽限至{each.grace_until.isoformat()}"


def _table(quota: Quota, found: Sequence[Behind]) -> Table:
    rows = [
        [
            Cell(each.title, reverse("ledger:detail", args=[quota.each, each.record])),
            Cell(f"{each.since.isoformat()}至{each.until.isoformat()}"),
            Cell(str(each.done)),
            Cell(str(quota.least)),
            Cell(deadline(each)),
        ]
        for each in found
    ]
    return Table(quota.name, list(_COLUMNS), rows)


def due_lines(account: Account) -> list[tuple[str, int, str]]:
    """For a to-do list: each quota with someone behind: its name, how many objects, the nearest deadline."""
    lines = []
    found = readable(behind(current(), today()), account) if any(True for _ in quotas()) else []
    for declared in filter(partial(is_for, account), quotas()):
        mine = [each for each in found if each.quota is declared]
        if mine:
            lines.append((declared.name, len(mine), deadline(min(mine, key=lambda each: each.left))))
    return lines
