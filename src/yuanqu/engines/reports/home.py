"""The home page: the period's chosen figures as tiles that open their records, the ledgers, the latest changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yuanqu.engines.indicators.asked import asked_by
from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.quota_page import due_lines
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.indicators.vocabulary import Indicator, Names
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.history import WAYS
from yuanqu.engines.ledger.models import Change, Statement
from yuanqu.engines.ledger.office import offices, own_offices
from yuanqu.engines.procedure.ticking import tick_today
from yuanqu.engines.procedure.todos import Todo, todos_and_departments, todos_and_lights, todos_of
from yuanqu.engines.reports.board import chosen as on_board
from yuanqu.engines.reports.book import leading_slots
from yuanqu.engines.snapshots import current
from yuanqu.people.access import may_read, reads_every, sees_figures
from yuanqu.people.models import Account
from yuanqu.site.parts import Cell, Colour, Column, Table

TILES_AN_OFFICE = 5
CHANGES = 8
_COLOURS: dict[Colour, str] = {"red": "逾期", "yellow": "临期", "green": "期限内", "grey": "没有期限"}
TODOS = 5


@dataclass(frozen=True)
class Tile:
    """A figure as the home page shows it; ``value`` None prints 暂无数据."""

    label: str
    value: str | None
    note: str
    url: str


def home(request: HttpRequest) -> HttpResponse:
    """Where the zone stands: figures of the current half-year, by office; the reader's own office first."""
    asked = asked_by(request.GET)
    readable = [ledger for ledger in registry.ledgers() if may_read(request.user, ledger.record)]
    staff = sees_figures(request.user)
    leads = staff and cast(Account, request.user).department is None  # leaders: the board, every department
    chosen = [each for each in (on_board() if leads else _chosen()) if may_open(request.user, each)]
    found = evaluate(chosen, asked.period, as_of=asked.as_of, snapshot=current())
    own = own_offices(request.user)
    shelves = [
        {
            "office": office,
            "tiles": [
                _tile(figure, asked.query) for figure in found if figure.indicator.office == office.label
            ],
            "ledgers": [ledger for ledger in readable if ledger.office() == office.label],
            "own": office.label in own,
        }
        for office in sorted(offices(), key=lambda office: office.label not in own)
    ]
    tick_today()
    work = _work(cast(Account, request.user))
    waiting = work.todos
    context: dict[str, Any] = {
        "asked": asked,
        "todos": waiting[:TODOS],
        "todo_count": len(waiting),
        "lights": work.lights,
        "departments": work.departments,
        "as_of": asked.as_of,
        "shelves": shelves,
        "staff": staff,
        "leads": leads,
        "due": due_lines(request.user) if staff else [],  # type: ignore[arg-type]
        "changes": []
        if not staff
        else _latest_changes([each.label for each in readable if reads_every(request.user, each.record)]),
        "report_url": f"{reverse('half-year-report')}?{asked.query}",
    }
    return render(request, "reports/home.html", context)


@dataclass(frozen=True)
class _Work:
    """What waits for somebody; how his department's open records stand, ``(colour, words)``, or each department's."""

    todos: Sequence[Todo]
    lights: Sequence[tuple[str, str]] = ()
    departments: Table | None = None


def _work(account: Account) -> _Work:
    """A leader sees how every department stands, its people how theirs does, others their own to-dos."""
    if not sees_figures(account):
        return _Work(todos_of(account).found)
    if account.department is None:
        todos, by_department = todos_and_departments(account)
        return _Work(todos.found, departments=_departments(by_department))
    todos, counted = todos_and_lights(account)
    lights = [
        (colour, f"{word} {counted[colour]} 件") for colour, word in _COLOURS.items() if counted[colour]
    ]
    return _Work(todos.found, lights)


def _departments(found: Mapping[str, Counter[Colour]]) -> Table | None:
    """A row a department, the one with most that is late first; each count opens those records."""
    if not found:
        return None
    ordered = sorted(found, key=lambda name: (-found[name]["red"], -found[name]["yellow"], name))
    columns = [Column("科室"), *(Column(word) for word in _COLOURS.values())]
    return Table("各科室在办", columns, [_department(name, found[name]) for name in ordered])


def _department(name: str, counted: Counter[Colour]) -> list[Cell]:
    url = f"{reverse('procedure:todos')}?{urlencode({'of': 'department', 'department': name})}"
    lights = (
        Cell(f"{counted[colour]} 件", light=colour) if counted[colour] else Cell("") for colour in _COLOURS
    )
    return [Cell(name, url), *lights]


def _chosen() -> list[Indicator]:
    """What the report's findings state in each office, a few an office."""
    stated = {slot.code: None for slot in leading_slots() if not slot.attribute}
    catalogue = {each.code: each for each in indicators() if not isinstance(each, Names)}
    chosen: list[Indicator] = []
    for office in offices():
        mine = [
            catalogue[code] for code in stated if code in catalogue and catalogue[code].office == office.label
        ]
        chosen += mine[:TILES_AN_OFFICE]
    return chosen


def _tile(figure: Figure, query: str) -> Tile:
    return Tile(
        figure.indicator.name,
        figure.printed() if figure.value is not None else None,
        figure.when if figure.value is not None else figure.unknown,
        f"{reverse('figure', args=[figure.indicator.code])}?{query}",
    )


def _latest_changes(labels: list[str]) -> list[dict[str, Any]]:
    did = {"insert": "新增", "update": "修改"}
    statements = (
        Statement.objects.filter(ledger__in=labels).select_related("change").order_by("-id")[:CHANGES]
    )
    return [
        {
            "at": each.change.at,
            "who": _who(each.change),
            "what": f"{registry.ledger(each.ledger).name}：{did[each.did]} {each.records} 条",
            "reason": each.change.reason,
            "url": reverse("ledger:history", args=[each.ledger]),
        }
        for each in statements
    ]


def _who(change: Change) -> str:
    """Who made a change; one made past the system is told by its way and the database's user."""
    if change.way == "direct":
        return f"{WAYS['direct']}（数据库用户 {change.db_user}）"
    return change.actor_name or change.db_user
