"""The story of a dossier: each thing on its day, what became of it later, and what is overdue on top."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.contract.rows import make_record

from yuanqu.engines.dossiers.ordering import ALONE, by_time, urgent
from yuanqu.engines.dossiers.reading import Line, Told, without_subject
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.own_day import day_until_then, own_day
from yuanqu.engines.ledger.titles import HIDDEN, title_joined
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.writing import author
from yuanqu.engines.procedure.glance import Glance
from yuanqu.engines.procedure.lights import Light, due_light
from yuanqu.people.models import Account, Department, Role

MILESTONE = "construction.milestone"
JUNE = date(2025, 6, 30)
MOVES = ((date(2025, 2, 3), "确定方案", "已定方案"), (date(2025, 5, 6), "再利用", "已再利用"))


def line(
    day: date | None, *, moves: Any = (), light: Light | None = None, record: UUID | None = None
) -> Line:
    glance = Glance("已再利用", Light("grey", "办结"), final=True, moves=moves) if moves else None
    ledger = registry.ledger("land.disposal")
    return Line(ledger, record or uuid4(), "处置一号", day, f"{day}", (), glance, light, state="已再利用")


def told(*lines: Line) -> Told:
    return Told(lines[0].ledger, lines, len(lines), ())


def test_what_was_done_with_a_record_later_stands_on_its_day() -> None:
    (year,) = by_time([told(line(date(2025, 1, 2), moves=MOVES, light=Light("grey", "办结")))], [])
    lines = [each for fold in year.folds for each in fold.lines]
    assert [(each.when, each.move, each.state) for each in lines] == [
        ("2025-05-06", "再利用", "已再利用"),
        ("2025-02-03", "确定方案", "已定方案"),
        ("2025-01-02", "", ""),
    ]
    assert [each.light is not None for each in lines] == [True, False, False], (
        "the present light is the latest's"
    )


def test_many_records_fold_but_many_moves_of_few_do_not_and_nothing_urgent_does() -> None:
    few = [line(date(2025, 1, n + 1), moves=MOVES) for n in range(ALONE)]
    assert not any(fold.folded for year in by_time([told(*few)], []) for fold in year.folds)
    red = line(date(2025, 4, 1), light=Light("red", "逾期 3 天"))
    many = [line(date(2025, 1, n + 1)) for n in range(ALONE + 1)]
    (year,) = by_time([told(red, *many)], [])
    assert [(fold.folded, fold.records) for fold in year.folds] == [(False, 1), (True, ALONE + 1)]


def test_red_stands_before_yellow() -> None:
    red, yellow = Light("red", "逾期 1 天"), Light("yellow", "还剩 2 天")
    found = urgent([told(line(JUNE, light=yellow), line(JUNE)), told(line(JUNE, light=red))])
    assert [each.light for each in found] == [red, yellow]


@pytest.mark.parametrize(
    ("left", "word"),
    [(-5, "逾期 5 天"), (-1, "逾期 1 天"), (0, "今天到期"), (3, "还剩 3 天"), (4, None)],
)
def test_the_light_of_what_no_clock_watches(left: int, word: str | None) -> None:
    light = due_light(JUNE + timedelta(days=left), JUNE)
    assert (light.word if light else None) == word
    assert light is None or light.colour == ("red" if left < 0 else "yellow")


def test_working_days_late_are_counted_in_working_days() -> None:
    """Pinned: the start clock of 50 working days read 逾期 4 天 after a weekend, and its own page 逾期 2 个工作日."""
    friday = date(2025, 6, 6)
    light = due_light(friday, friday + timedelta(days=4), working=True)
    assert light is not None
    assert light.word == "逾期 2 个工作日"
    assert registry.ledger("services.start_clock").due_in_working_days


def test_a_node_stands_at_the_day_it_was_done_and_until_then_at_the_day_it_is_due() -> None:
    own, then = own_day(registry.ledger(MILESTONE)), day_until_then(registry.ledger(MILESTONE))
    assert own is not None
    assert then is not None
    assert (own.name, then.name) == ("done_on", "due_on")
    assert day_until_then(registry.ledger("land.disposal")) is None


@pytest.mark.parametrize(
    ("label", "day"),
    [("infrastructure.utility_demand", "registered_on"), ("infrastructure.work", "planned_on")],
)
def test_what_is_planned_stands_at_the_day_it_was_written_down(label: str, day: str) -> None:
    found = own_day(registry.ledger(label))
    assert found
    assert found.name == day, "not at the day that is still to come"


def test_no_line_repeats_what_the_dossier_is_of() -> None:
    assert without_subject("甲公司", "XQ-1 · 甲公司 · 电") == "XQ-1 · 电"
    assert without_subject("甲公司", "甲公司") == ""
    assert without_subject("甲公司", "甲公司厂区") == "甲公司厂区"


def test_what_a_reader_may_not_see_of_a_title_is_left_out_of_it() -> None:
    assert title_joined(["协议一号", HIDDEN, ""]) == "协议一号"
    assert title_joined([HIDDEN]) == HIDDEN
    assert title_joined(["", ""]) == ""


@pytest.fixture
def overdue(db: None) -> Any:
    """A node that was due ten days ago, of a project."""
    ledger = registry.ledger(MILESTONE)
    keeper, _ = Department.objects.get_or_create(name=ledger.keeper, defaults={"code": "keeper"})
    by = author(
        Account.objects.create_user("clerk", "Contract-123", name="王建国", department=keeper), "page"
    )
    record = make_record(ledger, by)
    due = today() - timedelta(days=10)
    with changing(way="command", reason="测试"):
        ledger.record._default_manager.filter(pk=record.pk).update(
            due_on=due, late_from=due + timedelta(days=1), done_on=None, late_until=None
        )
    return record


def opened(record: Any, how: str = "", account: Account | None = None) -> str:
    leader, _ = Account.objects.get_or_create(username="leader", name="李梅", role=Role.LEADER, password="!")
    client = Client()
    client.force_login(account or leader)
    answer = client.get(reverse("dossiers:dossier", args=["project", record.project_id]) + how)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_overdue_node_lights_the_top_of_its_projects_page(overdue: Any) -> None:
    text = opened(overdue)
    top = text[text.index("dossier-alerts") : text.index("dossier-facts")]
    assert "light-red" in top
    assert "逾期 10 天" in top
    assert reverse("ledger:detail", args=[MILESTONE, overdue.pk]) in top
    assert f"应完成日 {today() - timedelta(days=10)}" in top
    with changing(way="command", reason="测试"):
        type(overdue)._default_manager.filter(pk=overdue.pk).update(done_on=today(), late_until=today())
    text = opened(overdue)
    top = text[text.index("dossier-alerts") : text.index("dossier-facts")]
    assert "没有逾期和临近期限的事项" in top
    party = Department.objects.create(code="party", name="党建科")
    clerk = Account.objects.create_user("party", "Contract-123", name="李红", department=party)
    assert "没有逾期" not in opened(overdue, account=clerk), (
        "who does not see all that may be overdue is told nothing"
    )


def test_the_story_comes_first_and_every_way_to_a_list_has_a_name_of_its_own(overdue: Any) -> None:
    text = opened(overdue)
    assert re.search(r"20\d\d年", text)
    assert text.index("按时间") < text.index("按科室")
    links = re.findall(r'<a href="/ledgers/[^"]+">(在[^<]+中查看[^<]*)</a>', opened(overdue, "?by=room"))
    assert links
    assert len(set(links)) == len(links)
