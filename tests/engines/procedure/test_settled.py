"""What no edit undoes once moves rest on it: words of a closed loop, a late end, a record that is overdue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import Author, update, void
from yuanqu.engines.procedure import holding
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.rights import own_work
from yuanqu.engines.procedure.standing import moves_of

LATE = timedelta(days=20)


def edit(loop: Any, record: Any, by: Author, **values: Any) -> Any:
    record.refresh_from_db()
    return update(loop.ledger(), record.pk, values, token_of(loop.ledger(), record), by, "核对")


@pytest.fixture
def due() -> date:
    """A last day that has passed."""
    return today() - LATE


@pytest.fixture
def overdue(loop: Any, fault: Any, clerk: Author, due: date, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Ordered so long ago that its clock ran out, and entered before today: no move can be written as of then."""
    perform(loop, fault.pk, "order", clerk, Deed(due - LATE, {"due_on": due}))
    monkeypatch.setattr(holding, "of_today", lambda _: False)
    fault.refresh_from_db()
    return fault


@pytest.fixture
def closed(loop: Any, overdue: Any, clerk: Author, head: Author, photo: Callable[..., Any]) -> Any:
    """Mended after its last day and closed by another."""
    photo(overdue)
    perform(loop, overdue.pk, "mend", clerk, Deed(today(), {"done_text": "已加装"}))
    perform(loop, overdue.pk, "close", head, Deed(today()))
    return overdue


@pytest.fixture
def halted(loop: Any, overdue: Any, head: Author, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Put off after its only clock, which counts no day while it is halted, had run out."""
    (clock,) = (each for each in loop.clocks if each.name == "下达期限")
    monkeypatch.setattr(
        loop, "clocks", (replace(clock, since="order", until="mend", pause=("halt", "resume")),)
    )
    perform(loop, overdue.pk, "halt", head, Deed(today(), {}, "等配件"))
    return overdue


@pytest.fixture
def opened(loop: Any, closed: Any, head: Author, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Opened again: its second round has its own last day, the first ended late."""
    monkeypatch.setattr(loop, "clocks", tuple(each for each in loop.clocks if each.extension))
    perform(loop, closed.pk, "reopen", head, Deed(today(), {"due_on": today() + LATE}, "复发"))
    return closed


def test_what_a_closed_loop_was_closed_with_is_not_emptied(loop: Any, closed: Any, clerk: Author) -> None:
    with pytest.raises(Refused) as refusal:
        edit(loop, closed, clerk, done_text="")
    (problem,) = refusal.value.problems
    assert (problem.code, problem.columns) == ("procedure.needed", ("done_text",))
    closed.refresh_from_db()
    assert closed.done_text == "已加装"


def test_what_another_has_judged_is_corrected_by_a_head_only(
    loop: Any, closed: Any, clerk: Author, head: Author
) -> None:
    """Pinned: the doer rewrote his result after the office had closed it, an approved extension grew by itself."""
    with pytest.raises(Refused) as refusal:
        edit(loop, closed, clerk, done_text="已加装护栏")
    (problem,) = refusal.value.problems
    assert (problem.code, problem.columns) == ("procedure.judged", ("done_text",))
    assert edit(loop, closed, head, done_text="已加装护栏").done_text == "已加装护栏"
    perform(loop, closed.pk, "reopen", head, Deed(today(), {"due_on": today() + LATE}, "复发"))
    assert edit(loop, closed, clerk, done_text="重新加装").done_text == "重新加装"


def test_what_ended_late_is_not_made_to_have_ended_in_time(
    loop: Any, closed: Any, clerk: Author, due: date
) -> None:
    for day in (today(), None):
        with pytest.raises(Refused) as refusal:
            edit(loop, closed, clerk, due_on=day)
        assert "procedure.due_settled" in {each.code for each in refusal.value.problems}
    moved = due + timedelta(days=1)
    assert edit(loop, closed, clerk, due_on=moved).due_on == moved, "late all the same: a slip of the pen"


def test_that_the_day_of_finding_is_corrected_too_opens_nothing(
    loop: Any, closed: Any, clerk: Author, due: date
) -> None:
    """A corrected day gives a corrected begin under the same change, which is no move that was made."""
    earlier = due - 2 * LATE
    with pytest.raises(Refused) as refusal:
        edit(loop, closed, clerk, found_on=earlier, due_on=today(), done_text="")
    said = {each.code for each in refusal.value.problems}
    assert said == {"procedure.due_settled", "procedure.needed"}
    closed.refresh_from_db()
    assert (closed.due_on, closed.done_text) == (due, "已加装")


def test_a_late_end_counted_from_the_begin_stays_late(loop: Any, overdue: Any, head: Author) -> None:
    """Pinned: the day of finding was corrected to the eve of the order, and the order had come in time."""
    (ordered,) = (made for made in moves_of(loop, overdue.pk) if made.move == "order")
    found = ordered.on - 2 * LATE
    record = edit(loop, overdue, head, found_on=found)
    with pytest.raises(Refused) as refusal:
        edit(loop, record, head, found_on=ordered.on)
    (problem,) = refusal.value.problems
    assert (problem.code, problem.columns) == ("procedure.due_settled", ("found_on",))
    moved = found + timedelta(days=1)
    assert edit(loop, record, head, found_on=moved).found_on == moved, "late all the same"


def test_a_last_day_without_extension_is_moved_later_by_a_head(
    loop: Any, overdue: Any, clerk: Author, head: Author, due: date
) -> None:
    """Pinned: whoever was overdue wrote himself another last day."""
    record = edit(loop, overdue, clerk, reply_by=due)
    for day in (today(), None):
        with pytest.raises(Refused) as refusal:
            edit(loop, record, clerk, reply_by=day)
        (problem,) = refusal.value.problems
        assert (problem.code, problem.columns) == ("procedure.due_held", ("reply_by",))
        assert "科长" in problem.sentence
    earlier = due - timedelta(days=1)
    assert edit(loop, record, clerk, reply_by=earlier).reply_by == earlier
    assert edit(loop, record, head, reply_by=today()).reply_by == today()


def test_a_clerk_moves_no_running_clock_by_its_begin(
    loop: Any, fault: Any, clerk: Author, head: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = fault.found_on + timedelta(days=9)
    monkeypatch.setattr(holding, "of_today", lambda _: False)
    with pytest.raises(Refused, match="没有保存"):
        edit(loop, fault, clerk, found_on=later)
    assert edit(loop, fault, head, found_on=later).found_on == later
    earlier = fault.found_on - timedelta(days=9)
    assert edit(loop, fault, clerk, found_on=earlier).found_on == earlier


def test_what_is_entered_today_its_clerk_still_mends(loop: Any, fault: Any, clerk: Author) -> None:
    later = fault.found_on + timedelta(days=9)
    assert edit(loop, fault, clerk, found_on=later).found_on == later


@pytest.mark.parametrize("how", ["overdue", "closed", "halted", "opened"])
def test_a_clerk_voids_nothing_that_ran_out_and_a_head_may(
    loop: Any, clerk: Author, head: Author, how: str, request: pytest.FixtureRequest
) -> None:
    """Pinned: what had ended late was voided by its clerk and entered again with days in time; so was a paused one."""
    record = request.getfixturevalue(how)
    record.refresh_from_db()
    opened = token_of(loop.ledger(), record)
    with pytest.raises(Refused) as refusal:
        void(loop.ledger(), record.pk, opened, clerk, "登记错了")
    assert [each.code for each in refusal.value.problems] == ["procedure.void_overdue"]
    record.refresh_from_db()
    assert record.voided_on is None
    assert void(loop.ledger(), record.pk, opened, head, "登记重复").voided_on


def test_a_clerk_voids_what_he_mistyped_today(
    loop: Any, fault: Any, clerk: Author, head: Author, due: date
) -> None:
    perform(loop, fault.pk, "order", clerk, Deed(due - LATE, {"due_on": due}))
    fault.refresh_from_db()
    assert not holding.entered_today(loop, [fault.pk], head.account.pk), "who typed it, nobody else"
    assert void(loop.ledger(), fault.pk, token_of(loop.ledger(), fault), clerk, "登记错了").voided_on


def test_a_corrected_begin_stays_of_the_change_that_brought_the_record(
    loop: Any, fault: Any, clerk: Author
) -> None:
    """Else what a later workbook brings beside the corrected day would pass for history, which nobody did."""
    (begun,) = moves_of(loop, fault.pk)
    edit(loop, fault, clerk, found_on=fault.found_on - timedelta(days=1))
    (corrected,) = moves_of(loop, fault.pk)
    assert corrected.on == begun.on - timedelta(days=1)
    assert corrected.change_id == begun.change_id
    assert own_work(loop.moves["close"], [corrected, _mended_by(clerk, corrected)], clerk.account) == "mend"


def _mended_by(by: Author, begun: MoveMade) -> MoveMade:
    """A rectification that a workbook brought later."""
    return MoveMade(move="mend", account=by.account, backfilled=True, change_id=begun.change_id + 1)
