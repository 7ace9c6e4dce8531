"""The rules of the chains on their edges: circles, judgements, main segments, what a panorama waits for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from yuanqu.domains.chains.ledgers.assessment import Assessments, Judging
from yuanqu.domains.chains.ledgers.panorama import PanoramaDrawing, Panoramas
from yuanqu.domains.chains.rules import chains, strength
from yuanqu.domains.chains.rules.segments import upstream_given
from yuanqu.domains.chains.rules.strength import Standing
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import Author, create
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.registers.ledgers.rule import Rule

MARCH, JUNE = date(2025, 3, 3), date(2025, 6, 3)


def said(refusal: Any) -> str:
    return "".join(problem.sentence for problem in refusal.value.problems)


def test_a_circle_is_refused_and_told_whole(link: Any) -> None:
    link("A", "B")
    link("B", "C")
    with pytest.raises(Refused) as refusal:
        link("C", "A")
    assert "「机床」 → 「铸件」 → 「电机」 → 「机床」" in said(refusal)
    with pytest.raises(Refused) as refusal:
        link("A", "A")
    assert "「铸件」 → 「铸件」" in said(refusal)


def test_what_has_ended_closes_no_circle(link: Any) -> None:
    link("A", "B", valid_to=date(2024, 6, 30))
    assert link("B", "A", valid_from=date(2024, 7, 1), note="改道").pk
    with pytest.raises(Refused):
        link("A", "B", valid_from=date(2024, 8, 1))


def test_the_same_link_does_not_stand_twice(link: Any) -> None:
    link("A", "B")
    with pytest.raises(Refused) as refusal:
        link("A", "B", valid_from=date(2025, 6, 1))
    assert "同样的上下游关系与另一段" in said(refusal)
    assert link("A", "B", valid_from=date(2025, 6, 1), relation="equipment").pk, (
        "another relation is another link"
    )


def test_a_link_has_an_upstream() -> None:
    assert upstream_given({"upstream": None, "outside": ""})
    assert upstream_given({"upstream": None, "outside": "省外"}) is None


def test_a_judgement_is_not_written_over_and_the_next_one_ends_it(
    judge: Any, segments: Any, clerk: Author
) -> None:
    first = judge("A", "missing", MARCH)
    again = {
        "segment": segments["A"].pk,
        "judged_on": MARCH,
        "reason": "x",
        "judged_by": "专班",
        "note": "核",
    }
    assert [*strength.never_overwritten([{**again, "strength": "weak"}])]
    assert [*strength.never_overwritten([{**again, "strength": "missing"}])] == []
    judge("A", "weak", JUNE)
    first.refresh_from_db()
    assert (first.strength, first.replaced_on) == ("missing", date(2025, 6, 2))


def test_a_judgement_waits_for_another_to_confirm_it(segments: Any, clerk: Author, head: Author) -> None:
    row = {
        "segment": segments["A"].pk,
        "judged_on": MARCH,
        "strength": "missing",
        "reason": "x",
        "judged_by": "y",
    }
    own = create(Assessments, row, head)
    with pytest.raises(Refused) as refusal:
        perform(Judging, own.pk, "confirm", head, Deed(MARCH))
    assert [problem.code for problem in refusal.value.problems] == ["procedure.own_work"]


def test_the_review_falls_due_by_the_rule(db: None) -> None:
    assert strength.review_days([{"judged_on": MARCH}]) == [None]
    rule = {
        "code": "segment_review_months",
        "name": "复判",
        "value": Decimal(12),
        "unit": "个月",
        "source": "办法",
    }
    Rule(**rule, valid_from=date(2024, 1, 1)).save()
    assert strength.review_days([{"judged_on": date(2024, 2, 29)}, {"judged_on": None}]) == [
        date(2025, 2, 28),
        None,
    ]


@pytest.mark.parametrize(
    ("standing", "least", "proposed"),
    [
        (Standing(), 2, "missing"),
        (Standing(projects=1), 2, "weak"),
        (Standing(enterprises=3, above_scale=1), 2, "weak"),
        (Standing(enterprises=3, above_scale=2), 2, ""),
        (Standing(enterprises=1), None, ""),
    ],
)
def test_what_the_records_propose(standing: Standing, least: int | None, proposed: str) -> None:
    assert standing.proposal(least) == proposed


def test_a_judgement_against_the_records_is_asked_about(segments: Any) -> None:
    row = {"segment": segments["A"].pk, "judged_on": MARCH}
    assert [*strength.judged_by_records([{**row, "strength": "strong"}])]
    assert [*strength.judged_by_records([{**row, "strength": "missing"}])] == []


def test_one_chain_is_first_at_a_time(chain: Any) -> None:
    row = {"chain_code": "YS", "name": "有色金属", "position": "first", "valid_from": date(2025, 1, 1)}
    assert "装备制造" in next(iter(chains.one_first([row])))[1]
    assert [*chains.one_first([{**row, "position": "leading"}])] == []
    assert [
        *chains.one_first([{**row, "valid_from": date(2020, 1, 1), "valid_to": date(2023, 12, 31)}])
    ] == []


def test_an_object_has_one_main_segment_at_a_time(segments: Any) -> None:
    one = {"enterprise": uuid4(), "is_main": True, "segment": segments["A"].pk, "valid_from": MARCH}
    two = {**one, "segment": segments["B"].pk, "valid_from": JUNE}
    assert [at for at, _ in chains.one_main([one, two])] == [1]
    assert [*chains.one_main([one, {**two, "is_main": False}])] == []
    assert [*chains.one_main([{**one, "valid_to": date(2025, 6, 2)}, two])] == []


def test_a_placement_is_of_an_enterprise_or_a_project() -> None:
    assert chains.enterprise_or_project({"enterprise": "e", "project": "p"})
    assert chains.enterprise_or_project({"enterprise": None, "project": None})
    assert chains.enterprise_or_project({"enterprise": None, "project": "p"}) is None


def test_a_panorama_is_submitted_when_it_is_whole(
    chain: Any, link: Any, judge: Any, clerk: Author, head: Author
) -> None:
    picture: Any = create(
        Panoramas, {"chain": chain.pk, "edition": 1, "started_on": MARCH, "drawn_by": "专班"}, clerk
    )
    perform(PanoramaDrawing, picture.pk, "survey", clerk, Deed(MARCH))
    link("A", "B")
    for key in "ABS":
        judge(key, "missing", MARCH)
    with pytest.raises(Refused) as refusal:
        perform(PanoramaDrawing, picture.pk, "submit", clerk, Deed(JUNE))
    assert "「机床」1个环节还没有经链长确认的强弱判定" in said(refusal)
    judge("C", "missing", MARCH)
    with pytest.raises(Refused) as refusal:
        perform(PanoramaDrawing, picture.pk, "submit", clerk, Deed(JUNE))
    assert "「机床」没有上下游关系" in said(refusal)
    link("B", "C")
    perform(PanoramaDrawing, picture.pk, "submit", clerk, Deed(JUNE))
    perform(PanoramaDrawing, picture.pk, "approve", head, Deed(JUNE))
    picture.refresh_from_db()
    assert (picture.state, picture.approved_on) == ("approved", JUNE)
