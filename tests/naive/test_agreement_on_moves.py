"""The engine and the naive evaluator agree on what moves say, over a trial procedure with random moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.engines.procedure.conftest import _trial_stands
from tests.naive.evaluator import Naive
from tests.naive.rows import load_rows
from tests.naive.test_agreement import _agrees
from tests.naive.zone_maker import ROWS, ZoneMaker
from yuanqu.engines.indicators.conditions import Equals, InState, Moved
from yuanqu.engines.indicators.dimensions import Along, _dimensions
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.indicators.vocabulary import Count, Indicator, Names, Share
from yuanqu.engines.indicators.windows import During, Entered, Opening, Standing
from yuanqu.engines.snapshots import current
from yuanqu.terms.periods import Period

__all__ = ["_trial_stands"]
FAULTS, OPEN = "trial.trial_fault", ("found", "ordered", "halted", "mended")
FOUND = Count("发现", of=FAULTS, when=During("found_on"))
STANDING = Count("在册", of=FAULTS, when=Standing("found_on", "due_on"))
CLOSED = Count("销号", of=FAULTS, when=Entered("closed"), by=("trial_major",))
MEASURES: tuple[Indicator, ...] = (
    FOUND,
    Share("下达率", part=FOUND.only("下达", Moved("order")), whole=FOUND, by=("trial_major",)),
    FOUND.only("两种", Moved("mend", "halt"), InState("closed", "mended")),
    STANDING.only("在册未销", InState(*OPEN)),
    Count("期初未销", of=FAULTS, when=Opening("found_on", "due_on"), where=(InState(*OPEN), Moved("order"))),
    CLOSED,
    Count("转为未销", of=FAULTS, when=Entered(*OPEN)),
    CLOSED.only("重大销号", Equals("major", True), Moved("fail")),
    Names("销号名单", of=CLOSED, show="number"),
)


@pytest.fixture
def _major() -> Iterator[None]:
    _dimensions["trial_major"] = Along("trial_major", "重大", "major")
    yield
    del _dimensions["trial_major"]


@pytest.mark.usefixtures("_major", "transactional_db")
@pytest.mark.parametrize("seed", [3, 4])
def test_agreement_on_random_moves(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROWS, FAULTS, 300)
    ZoneMaker(seed).make()
    rows, met = load_rows(), set()
    for code, as_of in (
        ("2025-H1", date(2025, 6, 30)),
        ("2025-H1", date(2025, 3, 15)),
        ("2024", date(2025, 8, 1)),
    ):
        period, naive = Period.parse(code), Naive(rows, as_of)
        for each in evaluate(MEASURES, period, as_of=as_of, snapshot=current(), slices=True):
            _agrees(each, naive.figure(each.indicator, period, each.slice))
            if each.value:
                met.add(each.indicator)
    assert met == set(MEASURES)  # or the zone would prove little
