"""Every declared procedure: the walk through, and the tries to go round it. No exemptions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from tests.contract.walking import Walker, guards_only

from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.diagram import diagram
from yuanqu.engines.procedure.lights import light_of, watch_of
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.performing import Deed, perform, row_of
from yuanqu.engines.procedure.registry import procedures
from yuanqu.engines.procedure.running import Reading, reading_of
from yuanqu.engines.procedure.standing import moves_of, projection
from yuanqu.engines.procedure.system_checks import check_procedure
from yuanqu.engines.procedure.ticking import tick
from yuanqu.people.models import Role

WEEK = 10  # days after which any clock, of working days too, has run out
STAFF = (Role.CLERK, Role.HEAD, Role.OFFICE, Role.LEADER)
every_procedure = pytest.mark.parametrize("procedure", procedures(), ids=lambda each: each.label)


def test_there_are_procedures() -> None:
    assert len(procedures()) >= 5


def refused(
    procedure: type[Procedure], record: Record, move: Move, by: Any, deed: Deed | None = None
) -> set[str]:
    """The codes by which a move is refused; nothing may have been written."""
    before = moves_of(procedure, record.pk)
    with pytest.raises(Refused) as refusal:
        perform(procedure, record.pk, move.name, by, deed)
    assert moves_of(procedure, record.pk) == before
    assert all(problem.sentence and not problem.sentence.isascii() for problem in refusal.value.problems)
    return {problem.code for problem in refusal.value.problems}


def agrees(procedure: type[Procedure], record: Record) -> None:
    """The record's own columns say what its moves say."""
    record.refresh_from_db()
    said = projection(procedure, moves_of(procedure, record.pk))
    assert {name: getattr(record, name) for name in said} == said


@every_procedure
def test_the_declaration_is_sound(procedure: type[Procedure]) -> None:
    assert check_procedure(procedure) == []


@every_procedure
@pytest.mark.django_db
def test_the_walk_through(procedure: type[Procedure]) -> None:
    """Every move is either made from where it starts, or only its own guards speak against it."""
    walker = Walker(procedure)
    made: set[str] = set()
    guarded: set[str] = set()
    for move in procedure.moves.values():
        record = walker.begin()
        agrees(procedure, record)
        for step in _way_to(procedure, move):
            role = next((role for role in STAFF if role in step.by), None)
            assert role, f"{step.name}: only enterprises may make it; nobody here can see it through"
            walker.lay(record, step)
            try:
                walker.make(record, step, walker.person(role))
            except Refused as refusal:
                if not guards_only(step, refusal.problems):
                    raise
                guarded.add(step.name)
                break
            made.add(step.name)
            agrees(procedure, record)
    assert made, "not one move can be made"
    assert guarded <= {move.name for move in procedure.moves.values() if move.guards}


def _way_to(procedure: type[Procedure], move: Move) -> list[Move]:
    """The shortest moves from the begin up to and with ``move``."""
    ways: list[tuple[str, list[Move]]] = [(procedure.begin.target.code, [])]
    seen = {procedure.begin.target.code}
    for state, way in ways:
        if move.starts_in(state):
            return [*way, move]
        for step in procedure.leaving(state):
            if step.target.code not in seen:
                seen.add(step.target.code)
                ways.append((step.target.code, [*way, step]))
    raise AssertionError(f"{move.name} cannot be reached")


@every_procedure
@pytest.mark.django_db
def test_no_step_is_skipped_and_nobody_acts_without_the_right(procedure: type[Procedure]) -> None:
    walker = Walker(procedure)
    record, people = walker.begin(), {role: walker.person(role) for role in STAFF}
    for move in procedure.moves.values():
        for role, person in people.items():
            codes = (
                refused(
                    procedure,
                    record,
                    move,
                    person,
                    Deed(reason="试"),
                )
                if (not move.starts_in(procedure.begin.target.code) or role not in move.by)
                else set()
            )
            if not move.starts_in(procedure.begin.target.code):
                assert "procedure.source" in codes
            assert ("procedure.right" in codes) == (role not in move.by)
        if move.evidence:
            assert "procedure.evidence" in refused(procedure, record, move, walker.clerk, Deed(reason="试"))
        if move.reason:
            assert "procedure.reason" in refused(procedure, record, move, walker.clerk)


@every_procedure
@pytest.mark.django_db
def test_after_its_last_day_a_record_is_late_or_goes_on_by_itself(procedure: type[Procedure]) -> None:
    """The last day itself counts. What a run-out clock makes of itself is made, unless guards speak against it."""
    walker = Walker(procedure)
    for clock in procedure.clocks:
        record = walker.begin()
        if not _started(walker, record, clock):
            continue
        made, today = moves_of(procedure, record.pk), timezone.localdate()
        if isinstance(clock.due, str):
            type(record)._default_manager.filter(pk=record.pk).update(
                **{clock.due: today + timedelta(days=5)}
            )
            record.refresh_from_db()
        reading = reading_of(procedure, clock, row_of(procedure, record), made, today)
        assert reading is not None, f"{clock.name} has not started"
        assert reading.due is not None, clock.name
        on, after = (
            _read(procedure, clock, record, made, reading.due + timedelta(days=n)) for n in (0, WEEK)
        )
        assert not on.late, f"{clock.name}: the last day counts"
        assert after.late, clock.name
        light = light_of(procedure, made, [after], watch_of(procedure))
        if not procedure.state(made[-1].target).final:  # there a clock may run on, of what comes after
            assert (light.colour, light.word[:2]) == ("red", "逾期")
        if clock.lapse:
            lapse = procedure.move(clock.lapse)
            tick(reading.due + timedelta(days=WEEK))
            last = moves_of(procedure, record.pk)[-1]
            assert last.move == lapse.name or lapse.guards, clock.name


def _read(
    procedure: type[Procedure], clock: Clock, record: Record, made: Sequence[MoveMade], day: date
) -> Reading:
    reading = reading_of(procedure, clock, row_of(procedure, record), made, day)
    assert reading is not None
    return reading


def _started(walker: Walker, record: Record, clock: Clock) -> bool:
    """Whether the record could be walked to where the clock has begun to run; guards may stand in the way."""
    procedure = walker.procedure
    if procedure.begin.name in clock.starts:
        return True
    for step in _way_to(procedure, procedure.move(clock.starts[0])):
        walker.lay(record, step)
        try:
            walker.make(record, step, walker.person(next(role for role in STAFF if role in step.by)))
        except Refused as refusal:
            if not guards_only(step, refusal.problems):
                raise
            return False
    record.refresh_from_db()
    return True


@every_procedure
@pytest.mark.django_db
def test_nobody_verifies_his_own_work(procedure: type[Procedure]) -> None:
    """Wherever the walk gets as far as a move with ``not_by``, the doer of that one is refused."""
    walker = Walker(procedure)
    for move in (move for move in procedure.moves.values() if move.verifies):
        record, doers = walker.begin(), {procedure.begin.name: walker.clerk}
        try:
            for step in _way_to(procedure, move)[:-1]:
                walker.lay(record, step)
                doers[step.name] = walker.person(next(role for role in STAFF if role in step.by))
                walker.make(record, step, doers[step.name])
        except Refused as refusal:
            if not guards_only(step, refusal.problems):
                raise
            continue
        for name in move.verifies:
            if name in doers:
                assert "procedure.own_work" in refused(
                    procedure, record, move, doers[name], Deed(reason="试")
                )


@every_procedure
def test_the_diagram_names_every_state_and_move(procedure: type[Procedure]) -> None:
    """It is well-formed, and fits a phone."""
    drawn = ElementTree.fromstring(diagram(procedure, procedure.begin.target.code))
    texts = ["".join(each.itertext()) for each in drawn.iter() if each.tag.endswith("}text")]
    for label in [state.label for state in procedure.states()] + [m.label for m in procedure.moves.values()]:
        assert any(label in text for text in texts), label
    assert float(drawn.attrib["width"]) <= 420
    written = [_written(each) for each in drawn.iter() if each.tag.endswith("}text")]
    for one, other in combinations(written, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, f"{one[4]} is written over {other[4]}"


def _written(text: ElementTree.Element) -> tuple[float, float, float, float, str]:
    """Left, top, right and bottom of the words, and the words."""
    size = float(text.attrib["font-size"])
    lines = [*text] or [text]
    middle = text.attrib.get("text-anchor") == "middle"
    boxes = []
    for line in lines:
        x, y = float(line.attrib["x"]), float(line.attrib["y"])
        wide = size * sum(1 if sign > "\u2e80" else 0.6 for sign in line.text or "")
        left = x - wide / 2 if middle else x
        boxes.append((left, y - size * 0.85, left + wide, y + size * 0.15))
    west, north, east, south = zip(*boxes, strict=True)
    return min(west), min(north), max(east), max(south), "".join(text.itertext())
