"""The ledgers that departments are asked for, on the page of all collecting: a line a task (台账报送的列表)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from yuanqu.engines.collecting.pages.asked import period_of
from yuanqu.engines.collecting.pages.task_table import Group, columns, open_state, progress
from yuanqu.engines.collecting.rates import counted
from yuanqu.engines.collecting.requested import LOCKED, Requested, requested, requesting
from yuanqu.engines.collecting.telling import return_address
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.glance import Glance, glances
from yuanqu.engines.procedure.registry import procedure
from yuanqu.people.access import access_records, may_read, reads_every
from yuanqu.people.models import Account
from yuanqu.site.parts import Action, Cell, Colour, Table

TASKS = 36
_OWN = ("台账", "状态", "办理", "应报日")


def requests_group(account: Account) -> Group | None:
    """The tasks, the latest first: for those who see all returns how they stand, for a department its own."""
    given = requesting()
    if given is None or not may_read(account, registry.ledger(given.returns).record):
        return None
    returns: Any = registry.ledger(given.returns).record
    units = [Action("各科室报送情况", reverse("collecting:departments"), "chart-bar")]
    if reads_every(account, returns):
        return Group("台账报送", _tasks(account, given.tasks, returns), units)
    return Group("台账报送", _own(account, returns), units)


def _tasks(account: Account, label: str, returns: Any) -> Table:
    tasks: Any = registry.ledger(label).record._default_manager.filter(voided_on=None)
    latest = list(tasks.order_by("-month", "-due_on", "ledger")[:TASKS])
    held = _by_task(account, returns, {each.month for each in latest})
    rows = [
        _task_row(collecting, each, held.get((each.ledger, each.month), []))
        for each in latest
        if (collecting := requested(each.ledger))
    ]
    return Table("台账报送", columns("台账"), rows)


def _by_task(account: Account, returns: Any, months: set[date]) -> Mapping[tuple[str, date], list[Any]]:
    found: dict[tuple[str, date], list[Any]] = {}
    for each in access_records(account, returns).filter(voided_on=None, month__in=months):
        found.setdefault((each.ledger, each.month), []).append(each)
    return found


def _task_row(collecting: Requested, task: Any, returns: Sequence[Any]) -> list[Cell]:
    rate = counted(returns, today())
    url = reverse("collecting:task", args=[collecting.of, task.month])
    locked = Cell(f"{task.locked_on} 锁定", light="grey") if task.state == LOCKED else None
    name = Cell(collecting.name, url, note=period_of(collecting, task.month))
    return [name, locked or open_state(rate, collecting.measure), *progress(task, rate)]


def _own(account: Account, model: Any) -> Table:
    returns = access_records(account, model).filter(voided_on=None)
    latest = list(returns.order_by("-month", "ledger")[:TASKS])
    given = requesting()
    assert given is not None
    seen = glances(procedure(given.returns), [each.pk for each in latest], today())
    rows = [
        _own_row(collecting, each, seen[each.pk])
        for each in latest
        if each.pk in seen and (collecting := requested(each.ledger))
    ]
    return Table("台账报送", columns("台账", _OWN), rows)


def _own_row(collecting: Requested, record: Any, glance: Glance) -> list[Cell]:
    url = return_address(collecting, record.pk)
    said = glance.state if glance.final else f"{glance.state}，{glance.light.word}"
    light: Colour = "green" if glance.final and record.came_on else glance.light.colour
    waits = not glance.final and record.state != "submitted"
    return [
        Cell(collecting.name, url, note=period_of(collecting, record.month)),
        Cell(said, light=light),
        Cell("去填报" if waits else "查看", url),
        Cell(str(record.due_on or "—")),
    ]
