"""The last day of a running clock is moved later by a move or an approved extension, not by editing its column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.utils import timezone
from tests.engines.procedure import trial

from yuanqu.engines.ledger.importing.prepared import SourceFile
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import Author, update
from yuanqu.engines.procedure import holding
from yuanqu.engines.procedure.extending import ask, decide
from yuanqu.engines.procedure.performing import Deed, perform


@pytest.fixture
def due() -> date:
    """The last day of the round: some days ahead, so that it may be extended."""
    return today() + timedelta(days=9)


@pytest.fixture
def ordered(loop: Any, fault: Any, clerk: Author, due: date) -> Any:
    perform(loop, fault.pk, "order", clerk, Deed(None, {"due_on": due}))
    fault.refresh_from_db()
    return fault


def edit(loop: Any, record: Any, by: Author, **values: Any) -> Any:
    return update(loop.ledger(), record.pk, values, token_of(loop.ledger(), record), by, "核对")


def refused(loop: Any, record: Any, by: Author, **values: Any) -> Any:
    with pytest.raises(Refused) as refusal:
        edit(loop, record, by, **values)
    return refusal.value.problems


def test_an_edit_of_the_running_clocks_day_is_refused_and_says_how(
    loop: Any, ordered: Any, clerk: Author, head: Author, due: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pinned: an earlier day was refused, too; and who mistyped it could mend it by voiding alone."""
    later, earlier = due + timedelta(days=5), due - timedelta(days=5)
    refused(loop, ordered, head, due_on=later)  # the head did not type it
    record = edit(loop, ordered, clerk, due_on=later)
    monkeypatch.setattr(holding, "of_today", lambda _: False)
    for day in (later + timedelta(days=1), None):
        for found_on in ({}, {"found_on": ordered.found_on - timedelta(days=1)}):
            (problem,) = refused(loop, record, clerk, due_on=day, **found_on)
            assert (problem.code, problem.columns) == ("procedure.due_held", ("due_on",))
            assert "申请延期" in problem.sentence
    ordered.refresh_from_db()
    assert ordered.due_on == later
    assert edit(loop, record, clerk, due_on=earlier).due_on == earlier


def test_who_moved_it_earlier_by_mistake_puts_it_back_on_the_same_day(
    loop: Any, fault: Any, clerk: Author, head: Author, due: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = timezone.now()
    monkeypatch.setattr(
        holding, "of_today", lambda at: at < before
    )  # the edits, which are as of the transaction
    perform(loop, fault.pk, "order", head, Deed(None, {"due_on": due}))
    fault.refresh_from_db()
    record = edit(loop, fault, clerk, due_on=due - timedelta(days=5))
    assert refused(loop, record, head, due_on=due), "another did"
    assert refused(loop, record, clerk, due_on=due + timedelta(days=1))
    assert edit(loop, record, clerk, due_on=due).due_on == due


def test_other_columns_and_days_of_a_clock_that_does_not_run_are_free(
    loop: Any, fault: Any, clerk: Author, due: date
) -> None:
    record = edit(loop, fault, clerk, due_on=due)
    record = edit(loop, record, clerk, due_on=due + timedelta(days=1))
    perform(loop, record.pk, "order", clerk, Deed(None, {"due_on": due}))
    record.refresh_from_db()
    assert edit(loop, record, clerk, plan="分步治理").due_on == due


def test_an_approved_extension_and_a_move_set_it(
    loop: Any, ordered: Any, clerk: Author, head: Author, due: date
) -> None:
    clock = next(clock for clock in loop.clocks if clock.extension)
    later = due + timedelta(days=7)
    request = ask(loop, ordered.pk, clock.name, later, "设备未到", clerk)
    decide(request.pk, approve=True, reason="", by=head)
    ordered.refresh_from_db()
    assert ordered.due_on == later
    assert refused(loop, ordered, clerk, due_on=later + timedelta(days=1)), "what another granted is no slip"


def test_a_workbook_that_moves_it_is_told_before_anything_is_written(
    loop: Any, ordered: Any, due: date, tmp_path: Path
) -> None:
    path = tmp_path / "台账.xlsx"
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("台账")
    sheet.write_row(0, 0, ["问题编号", "整改期限"])
    sheet.write_row(1, 0, [ordered.number, due + timedelta(days=30)])
    book.close()
    told = prepare(SourceFile.of(path), loop.ledger())
    assert "procedure.due_held" in str(told.problems)


def test_what_a_rule_makes_of_an_untouched_day_is_nobodys_edit(
    loop: Any, fault: Any, clerk: Author, head: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pinned: where a shared rule had changed since, the next edit was refused for a day its clerk never touched."""
    monkeypatch.setattr(holding, "of_today", lambda _: False)
    record = edit(loop, fault, clerk, limit=10)
    assert [each.columns for each in refused(loop, record, clerk, limit=20)] == [("told_by",)]
    monkeypatch.setitem(trial.SHARED, "more", 5)
    record = edit(loop, record, clerk, plan="分步治理")
    assert record.told_by == fault.found_on + timedelta(days=15)
    assert edit(loop, record, head, limit=20).told_by == fault.found_on + timedelta(days=25)


def test_a_begin_corrected_moves_only_the_clocks_it_starts(
    loop: Any, fault: Any, clerk: Author, head: Author, photo: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pinned: a clock that a later move had started anew held the day of finding, from which it counted no more."""
    (clock,) = (each for each in loop.clocks if each.name == "下达期限")
    monkeypatch.setattr(holding, "of_today", lambda _: False)
    monkeypatch.setattr(loop, "clocks", (replace(clock, since=("begin", "order"), until="close"),))
    (held,) = refused(loop, fault, clerk, found_on=fault.found_on + timedelta(days=1))
    assert held.columns == ("found_on",)
    perform(loop, fault.pk, "order", clerk, Deed(None, {"due_on": today()}))
    fault.refresh_from_db()
    moved = fault.found_on + timedelta(days=1)
    assert edit(loop, fault, clerk, found_on=moved).found_on == moved
