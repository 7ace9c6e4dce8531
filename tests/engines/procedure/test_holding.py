"""The last day of a running clock is moved by a move or an approved extension, not by editing its column."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from yuanqu.engines.ledger.importing.prepared import SourceFile
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import Author, update
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


def test_an_edit_of_the_running_clocks_day_is_refused_and_says_how(
    loop: Any, ordered: Any, clerk: Author, due: date
) -> None:
    for day in (due + timedelta(days=5), due - timedelta(days=5), None):
        with pytest.raises(Refused) as refusal:
            edit(loop, ordered, clerk, due_on=day)
        (problem,) = refusal.value.problems
        assert (problem.code, problem.columns) == ("procedure.due_held", ("due_on",))
        assert "申请延期" in problem.sentence
    ordered.refresh_from_db()
    assert ordered.due_on == due


def test_with_the_day_of_finding_it_is_not_moved_either(
    loop: Any, ordered: Any, clerk: Author, due: date
) -> None:
    with pytest.raises(Refused) as refusal:
        edit(
            loop,
            ordered,
            clerk,
            found_on=ordered.found_on - timedelta(days=1),
            due_on=due + timedelta(days=5),
        )
    assert [each.code for each in refusal.value.problems] == ["procedure.due_held"]


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
    with pytest.raises(Refused):
        edit(loop, ordered, clerk, due_on=later + timedelta(days=1))


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
