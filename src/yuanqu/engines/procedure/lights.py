"""How urgent a record is, in a colour and always in words (亮灯). Thresholds are settings; here are the defaults."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from yuanqu.engines.procedure.clocks import WORKING
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import MoveMade, Watch
from yuanqu.engines.procedure.running import Reading
from yuanqu.site.parts import Colour
from yuanqu.terms.working_days import working_days_between_tentative

NEAR = 3  # days before a due day from which it is yellow, as a procedure's settings begin with
DEPARTMENT, HEAD, NAMED = "department", "head", "named"
TOLD = (
    {"days": -3, "who": [DEPARTMENT]},
    {"days": 0, "who": [DEPARTMENT, HEAD]},
    {"days": 1, "who": [DEPARTMENT, HEAD, NAMED]},
    {"days": 7, "who": [HEAD, NAMED]},
)


@dataclass(frozen=True)
class Light:
    """A status light: ``word`` says all that the colour says."""

    colour: Colour
    word: str
    reading: Reading | None = None


def watch_of(procedure: type[Procedure]) -> Watch:
    """The zone's settings of a procedure: the stored ones, else the defaults (unsaved)."""
    found = Watch.objects.filter(pk=procedure.label).select_related("named").first()
    return found or _default(procedure)


def watches_now() -> Callable[[type[Procedure]], Watch]:
    """`watch_of` for whoever asks of many procedures; one query."""
    stored = {each.procedure: each for each in Watch.objects.select_related("named")}
    return lambda procedure: stored.get(procedure.label) or _default(procedure)


def _default(procedure: type[Procedure]) -> Watch:
    return Watch(procedure=procedure.label, told=[dict(each) for each in TOLD])


def light_of(
    procedure: type[Procedure], held: Sequence[MoveMade], clocks: Sequence[Reading], watch: Watch
) -> Light:
    """The light of a record: 办结, or the most urgent of its running clocks."""
    if procedure.state(held[-1].target).final:
        late = any(reading.late for reading in clocks if reading.stopped)
        return Light("grey", "逾期办结" if late else "办结")
    running = [
        reading for reading in clocks if reading.stopped is None and reading.due and not reading.paused
    ]
    if running:
        most = min(running, key=lambda reading: reading.left if reading.left is not None else 0)
        return Light(*_colour(most, watch.yellow), most)
    paused = next((reading for reading in clocks if reading.paused and reading.stopped is None), None)
    return Light("grey", "中止计时", paused) if paused else Light("grey", "在办")


def due_light(due: date | None, today: date, *, working: bool = False) -> Light | None:
    """The light of what is still to be done by the day ``due`` and no clock watches; None where that is far off."""
    if due is None:
        return None
    left = working_days_between_tentative(today, due).days if working else (due - today).days
    return Light(*worded(left, unit_of(working=working), NEAR)) if left <= NEAR else None


def unit_of(*, working: bool) -> str:
    """What days are counted in."""
    return "个工作日" if working else "天"


def _colour(reading: Reading, yellow: int) -> tuple[Colour, str]:
    unit = unit_of(working=reading.clock.days is WORKING)
    return worded(reading.left or 0, unit, yellow)


def worded(left: int, unit: str, yellow: int) -> tuple[Colour, str]:
    """The colour and the words of ``left`` days before a last day; from ``yellow`` on it is near."""
    if left < 0:
        return "red", f"逾期 {-left} {unit}"
    if left == 0:
        return "yellow", "今天到期"
    return ("yellow" if left <= yellow else "green"), f"还剩 {left} {unit}"
