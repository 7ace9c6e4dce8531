"""The engine and plain counting agree on quotas over a random zone: months and quarters, with grace and standing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.naive.evaluator import Naive
from tests.naive.rows import load_rows
from tests.naive.test_agreement import _agrees
from tests.naive.zone_maker import ROWS, ZoneMaker
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.indicators.vocabulary import QuotaLeast, QuotaMet
from yuanqu.engines.procedure import quotas
from yuanqu.engines.procedure.quotas import QUARTER, Having, Quota
from yuanqu.engines.snapshots import current
from yuanqu.terms.periods import Period

CASES: dict[str, Any] = {"of": "services.service_case", "during": "accepted_at"}
SERVED = Quota("服务", code="trial.served", each="registers.enterprise", link="enterprise", **CASES)
ITEM = Quota(
    "事项", code="trial.item", each="services.delegated_item", link="delegated_item", least=2, every=QUARTER,
    grace=10, standing=("valid_from", "valid_to"), **CASES,
)  # fmt: skip
MENDED = Quota(
    "整改", code="trial.mended", of="safety.hazard", each="safety.inspected_object", link="object",
    entered=("rectified", "closed"), only=(Having("level", "general"),), every=QUARTER,
)  # fmt: skip
VISITED = Quota(
    "走访", code="trial.visited", of="party.visit", each="party.assignment", alike=("enterprise",), during="visited_on",
    standing=("since", "until"),
)  # fmt: skip
TRIALS = (SERVED, ITEM, MENDED, VISITED)
MEASURES = (
    QuotaMet("服务率", quota="trial.served", by=("park",)),
    QuotaMet("服务个数", quota="trial.served", unit="个", by=("park",)),
    QuotaMet("事项率", quota="trial.item"),
    QuotaLeast("事项最少", quota="trial.item"),
    QuotaMet("整改率", quota="trial.mended"),
    QuotaMet("走访率", quota="trial.visited"),
)


@pytest.fixture
def _declared() -> Iterator[None]:
    quotas.declare(*TRIALS)
    yield
    for each in TRIALS:
        del quotas._quotas[each.code]


@pytest.mark.usefixtures("_declared", "transactional_db")
def test_agreement_on_quotas(monkeypatch: pytest.MonkeyPatch) -> None:
    for trial in TRIALS:
        monkeypatch.setitem(ROWS, trial.of, 300)
    ZoneMaker(5).make()
    rows, met = load_rows(), set()
    for code, as_of in (
        ("2025-H1", date(2025, 7, 31)),
        ("2025-H1", date(2025, 4, 5)),
        ("2024", date(2025, 7, 31)),
    ):
        period, naive = Period.parse(code), Naive(rows, as_of)
        for each in evaluate(MEASURES, period, as_of=as_of, snapshot=current(), slices=True):
            _agrees(each, naive.figure(each.indicator, period, each.slice))
            met |= {(each.indicator.name, side) for side, count in each.sides.items() if count}
    assert met == {(each.name, side) for each in MEASURES for side in ("owed", "met", "unmet")}
