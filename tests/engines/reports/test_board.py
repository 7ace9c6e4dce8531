"""The board: chosen by the office alone, drawn from one pass; a line in which what is unknown is a gap."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from django.test import Client

from yuanqu.engines.indicators import evaluate as evaluating
from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.evaluate import beside, figure, trend
from yuanqu.engines.reports.board import MONTHS, chosen
from yuanqu.engines.reports.sparkline import sparkline
from yuanqu.engines.snapshots import current
from yuanqu.people.models import Account, Role
from yuanqu.terms.periods import Period

HALF_YEAR = Period.half(2025, 1)


def test_an_unknown_month_is_a_gap() -> None:
    drawn = sparkline([Fraction(1), Fraction(2), None, Fraction(3), Fraction(4)], "走势")
    assert drawn.count("<polyline") == 2
    assert 'aria-label="走势"' in drawn
    assert sparkline([None, Fraction(1), None], "走势") == ""
    assert "." not in drawn.replace("aria-label", "").split("viewBox")[1].split("aria")[0]


def test_a_level_line_lies_in_the_middle() -> None:
    assert "28" in sparkline([Fraction(5), Fraction(5)], "走势")


@pytest.mark.django_db
def test_one_pass_gives_what_single_questions_give(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = [indicator("services.accepted"), indicator("safety.hazards_found")]
    snapshot, passes = current(), []
    measure = evaluating.measure
    monkeypatch.setattr(evaluating, "measure", lambda *given: passes.append(1) or measure(*given))
    found = beside(measured, HALF_YEAR, MONTHS, snapshot=snapshot)
    assert len(passes) == 1
    for each in found:
        alone = each.now.indicator
        assert each.now == figure(alone, HALF_YEAR, snapshot=snapshot)
        assert each.before.period == HALF_YEAR.last_year()
        assert list(each.months) == trend(alone, HALF_YEAR, MONTHS, snapshot=snapshot)


@pytest.mark.django_db
def test_no_office_is_shown_by_what_was_before_the_period() -> None:
    """「由11.1%上升到43%」: the board shows the second, though the first is stated first."""
    codes = [each.code for each in chosen()]
    assert "party.coverage_rate" in codes
    assert len(codes) == len({code.partition(".")[0] for code in codes})


@pytest.fixture
def browser(db: None) -> Any:
    """``browser(role)``: somebody's, signed in."""

    def opened(role: Role) -> Client:
        client = Client()
        client.force_login(Account.objects.create_user(role, "Board-1234", name="王", role=role))
        return client

    return opened


def test_the_office_chooses_and_everybody_sees(browser: Any) -> None:
    default = [each.code for each in chosen()]
    assert default
    office, leader = browser(Role.OFFICE), browser(Role.LEADER)
    assert office.post("/board/choice/", {"names": "受理办件数\n隐瞒数"}).status_code == 422
    assert office.post("/board/choice/", {"names": "受理办件数"}).status_code == 302
    assert [each.code for each in chosen()] == ["services.accepted"]
    page = leader.get("/board/?period=2025-H1").content.decode()
    assert page.count('class="board-tile"') == 1
    assert "/figures/services.accepted/" in page
    assert leader.post("/board/choice/", {"names": ""}).status_code == 403
    assert browser(Role.ENTERPRISE).get("/board/").status_code == 403
    office.post("/board/choice/", {"names": "受理办件数", "back": "1"})
    assert [each.code for each in chosen()] == default
