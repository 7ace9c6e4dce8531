"""Rounds: what a failed look at the work, a relapse or a second reopening leaves standing, and what it does not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.rounds import anew, back_since, undone
from yuanqu.engines.procedure.standing import moves_of, projection


def walked(label: str, *names: str) -> tuple[Any, list[MoveMade]]:
    """The moves of one record, a day apart."""
    procedure = registry.procedure(label)
    state, held = procedure.begin.target.code, [MoveMade(move="begin", target=procedure.begin.target.code)]
    for name in names:
        move = procedure.move(name)
        assert move.starts_in(state), name
        held.append(MoveMade(move=name, source=state, target=move.target.code))
        state = move.target.code
    for day, made in enumerate(held, 1):
        made.on, made.at = date(2025, 3, day), datetime(2025, 3, day, tzinfo=UTC)
    return procedure, held


def test_a_failed_recheck_leaves_the_next_its_own_words_files_and_day() -> None:
    """Pinned: 复查人 and the files of the failed recheck served the closing; the record kept the failed round's day."""
    loop, held = walked("safety.hazard", "order", "rectify", "fail", "rectify")
    assert {"rechecked_by", "recheck_text"} <= anew(loop, loop.moves["close"], held)
    assert back_since(loop, loop.moves["close"], held) == held[3].at
    assert projection(loop, held[:4])["rectified_on"] is None
    assert projection(loop, held)["rectified_on"] == held[4].on
    assert projection(loop, held)["ordered_on"] == held[1].on
    first = held[:3]
    assert not anew(loop, loop.moves["close"], first)
    assert back_since(loop, loop.moves["close"], first) is None


def test_what_was_said_again_in_the_new_round_serves() -> None:
    loop, held = walked("services.enterprise_request", "assign", "settle", "redo", "settle")
    assert anew(loop, loop.moves["visit"], held) == {"satisfaction"}
    hold, held = walked("services.enterprise_request", "assign", "hold", "take_up")
    assert not undone(hold, held), "who takes up what was put off sends nothing back"


def test_a_second_reopening_undoes_nothing_of_the_first() -> None:
    """Pinned: the second 同意更正 let the day of approval fall back to the first one's."""
    again = ("permit", "correct", "approve")
    loop, held = walked("economy.statement_return", "submit", "approve", *again, "permit")
    assert projection(loop, held)["approved_on"] == held[5].on
    assert projection(loop, held)["reopened_on"] == held[6].on


def test_a_relapse_undoes_the_agreement_it_follows_and_no_other_move() -> None:
    course, held = walked(
        "public_order.dispute", "accept", "assign", "escalate", "take_over", "agree", "relapse"
    )
    assert undone(course, held) == {5}
    course, held = walked("public_order.dispute", "accept", "assign", "fail", "try_again", "agree")
    said = projection(course, held)
    assert (said["failed_on"], said["resolved_on"]) == (held[3].on, held[5].on)


def test_the_database_says_what_the_moves_say(
    loop: Any, fault: Any, clerk: Any, head: Any, photo: Any
) -> None:
    due = {"due_on": date(2025, 4, 1)}
    deeds = ("order", clerk, due), ("mend", clerk, {"done_text": "已加装"}), ("fail", head, due)
    for number, (name, by, values) in enumerate((*deeds, *deeds[1:]), 3):
        photo(fault)
        perform(loop, fault.pk, name, by, Deed(date(2025, 3, number), {**values}, "未见效"))
        fault.refresh_from_db()
        said = projection(loop, moves_of(loop, fault.pk))
        assert {each: getattr(fault, each) for each in said} == said
    assert (fault.state, fault.mended_on) == ("ordered", None)
