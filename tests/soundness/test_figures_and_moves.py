"""June's figure asked for again after August's moves is June's; the state is what the day's last move left."""

from __future__ import annotations

import uuid
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.engines.procedure.conftest import _trial_stands
from tests.soundness.making import snapshot_of

from yuanqu.engines.indicators.conditions import By, Equals, InState, Moved
from yuanqu.engines.indicators.evaluate import figure
from yuanqu.engines.indicators.system_checks import check_indicator
from yuanqu.engines.indicators.vocabulary import Count, Share
from yuanqu.engines.indicators.windows import During, Entered, Standing
from yuanqu.engines.snapshots import Snapshot
from yuanqu.terms.periods import Period

__all__ = ["_trial_stands"]
FAULTS = "trial.trial_fault"
FOUND = Count("发现", of=FAULTS, when=During("found_on"), unit="项")
CLOSED = Count("销号", of=FAULTS, when=Entered("closed"), unit="项")
OPEN = FOUND.only("未销号", InState("found", "ordered", "mended"))
RATE = Share("销号率", part=FOUND.only("已销号", InState("closed")), whole=FOUND)
H1, JUNE_30, SEPTEMBER = Period.half(2025, 1), date(2025, 6, 30), date(2025, 9, 1)
ONE, TWO = uuid.UUID(int=1), uuid.UUID(int=2)
MARCH, JULY, AUGUST = date(2025, 3, 1), date(2025, 7, 1), date(2025, 8, 5)
Move = tuple[str, str, date]
TO_JUNE: list[Move] = [
    ("begin", "found", MARCH),
    ("order", "ordered", MARCH),
    ("mend", "mended", date(2025, 5, 1)),
    ("close", "closed", JUNE_30),
]
LATER: list[Move] = [("reopen", "ordered", AUGUST)]


def _snapshot(folder: Path, *loops: list[Move]) -> Snapshot:
    faults = [{"id": uuid.UUID(int=n), "found_on": MARCH} for n in range(1, len(loops) + 1)]
    moves = [
        {"record": uuid.UUID(int=n), "move": move, "target": target, "on": on, "seq": seq}
        for n, loop in enumerate(loops, 1)
        for seq, (move, target, on) in enumerate(loop)
    ]
    return snapshot_of(folder, trial__trial_fault=faults, trial__trial_fault__moves=moves)


def _value(measure: Any, snapshot: Snapshot, period: Period = H1, as_of: date = SEPTEMBER) -> Fraction | None:
    return figure(measure, period, as_of=as_of, snapshot=snapshot).value


@pytest.mark.parametrize("measure", [FOUND, CLOSED, OPEN, RATE, FOUND.only("下达", Moved("order"))])
def test_a_figure_of_june_is_the_same_after_august(measure: Any, tmp_path: Path) -> None:
    then = figure(measure, H1, as_of=JUNE_30, snapshot=_snapshot(tmp_path, TO_JUNE, TO_JUNE[:2]))
    after = _snapshot(tmp_path, TO_JUNE + LATER, [*TO_JUNE[:2], ("mend", "mended", JULY)])
    again = figure(measure, H1, as_of=SEPTEMBER, snapshot=after)
    assert (again.value, dict(again.sides)) == (then.value, dict(then.sides))
    for side in then.sides:
        assert again.records(side) == then.records(side)


def test_the_last_day_counts_and_what_came_after_does_not(tmp_path: Path) -> None:
    snapshot = _snapshot(tmp_path, TO_JUNE, [*TO_JUNE[:3], ("close", "closed", JULY)])
    assert (_value(CLOSED, snapshot), _value(RATE, snapshot)) == (1, 50)
    assert _value(CLOSED, snapshot, as_of=date(2025, 6, 29)) == 0
    assert _value(CLOSED, snapshot, Period.month(2025, 7)) == 1


def test_of_several_moves_on_a_day_the_last_holds_and_a_return_is_no_new_entry(tmp_path: Path) -> None:
    there_and_back: list[Move] = [*TO_JUNE, ("reopen", "ordered", JULY), ("close", "closed", JULY)]
    reopened: list[Move] = [*TO_JUNE, ("reopen", "ordered", JUNE_30)]
    snapshot = _snapshot(tmp_path, there_and_back, reopened)
    assert (_value(CLOSED, snapshot), _value(OPEN, snapshot)) == (1, 1)
    assert _value(CLOSED, snapshot, Period.month(2025, 7)) == 0


def test_who_left_before_the_end_did_not_enter_and_who_entered_again_is_counted_there(tmp_path: Path) -> None:
    again: list[Move] = [*TO_JUNE, ("reopen", "ordered", JULY), ("close", "closed", AUGUST)]
    snapshot = _snapshot(tmp_path, again)
    assert _value(CLOSED, snapshot, Period.parse("2025-Q3")) == 1
    assert _value(CLOSED, snapshot, Period.month(2025, 7), as_of=SEPTEMBER) == 0
    assert _value(CLOSED, snapshot) == 1


def test_from_one_of_the_states_to_another_is_no_entry(tmp_path: Path) -> None:
    waiting = Count("待整改或待复查", of=FAULTS, when=Entered("ordered", "mended"), unit="项")
    snapshot = _snapshot(tmp_path, TO_JUNE[:3])
    assert _value(waiting, snapshot, Period.month(2025, 5)) == 0
    assert _value(waiting, snapshot, Period.month(2025, 3)) == 1


def test_without_any_moves_the_figure_is_unknown(tmp_path: Path) -> None:
    found = figure(RATE, H1, as_of=JUNE_30, snapshot=_snapshot(tmp_path, []))
    assert (found.value, found.unknown) == (None, "试验问题台账没有办理记录")


def test_records_say_when_and_in_which_state(tmp_path: Path) -> None:
    snapshot = _snapshot(tmp_path, TO_JUNE)
    (row,) = figure(CLOSED, H1, as_of=JUNE_30, snapshot=snapshot).records("records").rows
    assert row["进入「已销号」日期"] == "2025-06-30"
    ordered = figure(
        FOUND.only("下达", Moved("order"), InState("closed")), H1, as_of=JUNE_30, snapshot=snapshot
    )
    (row,) = ordered.records("records").rows
    assert (row["下达日期"], row["期末状态"]) == ("2025-03-01", "已销号")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (FOUND.only("甲", Equals("state", "closed")), "指标只读办理日期，不读状态列"),
        (FOUND.only("乙", By("closed_on")), "指标只读办理日期，不读状态列"),
        (Count("丙", of=FAULTS, when=During("ordered_on")), "指标只读办理日期，不读状态列"),
        (Count("丁", of=FAULTS, when=Standing("found_on", "closed_on")), "指标只读办理日期，不读状态列"),
        (FOUND.only("戊", Moved("ordr")), "是否为：order"),
        (FOUND.only("己", InState("close")), "是否为：closed"),
        (Count("庚", of=FAULTS, when=Entered("orderd")), "是否为：ordered"),
        (Count("辛", of="services.rating", when=Entered("closed")), "没有「services.rating」的流程"),
    ],
)
def test_state_columns_and_unknown_names_are_refused(wrong: Any, said: str) -> None:
    with pytest.raises(LookupError) as caught:
        list(check_indicator(wrong))
    assert said in str(caught.value)
