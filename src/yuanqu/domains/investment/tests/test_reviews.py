"""No project enters a meeting unchecked, no meeting ends with somebody unheard."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from yuanqu.domains.investment.ledgers.negotiation import Talks
from yuanqu.domains.investment.ledgers.review_item import ReviewItems
from yuanqu.domains.investment.ledgers.review_meeting import ReviewMeetingLoop, ReviewMeetings
from yuanqu.domains.investment.ledgers.review_opinion import ReviewOpinions
from yuanqu.domains.investment.rules.meetings import let_in_is_numbered, minutes_days
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import create, update
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.registers.held import held

PAPERS = {
    "papers_sent_at": datetime(2025, 3, 30, 2, tzinfo=UTC),
    "minutes_no": "1号",
    "signed_by": "某某",
}


def said(refusal: Any) -> str:
    return "".join(problem.sentence for problem in refusal.value.problems)


def codes(refusal: Any) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def give(item: Any, clerk: Any, department: str, **changes: Any) -> None:
    """A department's opinion on the day of the meeting."""
    values = {"department": department, "opinion": "agree", "given_by": "某", "is_written": True} | changes
    create(ReviewOpinions, {"item": item.pk, "given_on": date(2025, 4, 1), **values}, clerk)


def test_a_meeting_lists_no_project_whose_prechecks_are_missing(listed: Any, talks: Any) -> None:
    waiting = talks(said={"environment": None, "terms": None})
    with pytest.raises(Refused) as refusal:
        listed(negotiation=waiting.pk)
    assert codes(refusal) == ["review_item.precheck"]
    assert "环境保护（安全环保科）、商务条件（财政税务）还没有预审" in said(refusal)
    assert "安全生产" not in said(refusal)


def test_nor_one_that_failed(listed: Any, talks: Any, refusing: Any) -> None:
    with refusing("安全生产（安全环保科）预审不通过"):
        listed(negotiation=talks(said={"safety": "fail"}).pk)


def test_what_does_not_concern_a_department_or_passes_on_conditions_is_checked(
    listed: Any, talks: Any
) -> None:
    assert listed(negotiation=talks(said={"land": "none", "environment": "conditional"}).pk).pk


def test_the_same_gaps_stop_the_talks_from_being_ready(talks: Any, clerk: Any, refusing: Any) -> None:
    waiting = talks(said={"land": None})
    with refusing("用地用房（自然资源科）还没有预审"):
        perform(Talks, waiting.pk, "pass_on", clerk, Deed(date(2025, 3, 12)))


def test_each_kind_has_its_meeting(listed: Any, talks: Any, meeting: Any) -> None:
    rents = talks(2, kind="leased", land_mu=None, plant_area=2000)
    with pytest.raises(Refused) as refusal:
        listed(negotiation=rents.pk)
    assert codes(refusal) == ["review_item.kind"]
    renting = meeting(3, meeting_no="ZL-2025-01", kind="renting")
    assert listed(negotiation=rents.pk, meeting=renting.pk).held_on == date(2025, 4, 1)


def test_a_meeting_has_a_project_once_on_its_agenda(
    listed: Any, talks: Any, meeting: Any, refusing: Any
) -> None:
    one = talks()
    first = listed(negotiation=one.pk)
    with refusing(f"已是这次会议的议题{first.item_no}"):
        listed(item_no="GY-2025-01-99", negotiation=one.pk, meeting=first.meeting_id)
    assert listed(item_no="GY-2025-02-01", negotiation=one.pk, meeting=meeting(2).pk).pk


@pytest.mark.parametrize(
    ("row", "passes"),
    [
        ({"decision": None}, True),
        ({"decision": "deferred"}, True),
        ({"decision": "agreed", "project": None}, False),
        ({"decision": "agreed", "project": 1}, True),
        ({"decision": "principle", "project": 1}, False),
        ({"decision": "principle", "project": 1, "conditions": "环评"}, True),
    ],
)
def test_what_is_let_in_has_its_number_and_its_conditions(row: dict[str, Any], passes: bool) -> None:
    assert (let_in_is_numbered(row) is None) is passes


def test_put_off_may_come_again_but_nobody_is_let_in_twice(
    listed: Any, talks: Any, meeting: Any, project: Any
) -> None:
    one, first, second = talks(), meeting(), meeting(2)
    listed(negotiation=one.pk, meeting=first.pk, decision="deferred")
    again = {"negotiation": one.pk, "meeting": second.pk, "project": project.pk, "decision": "agreed"}
    listed(item_no="GY-2025-02-01", **again)
    with pytest.raises(Refused) as refusal:
        listed(item_no="GY-2025-03-01", **again | {"meeting": meeting(3).pk})
    assert codes(refusal) == ["review_item.once"]


def ready(item: Any, clerk: Any) -> None:
    """Take the talks of an item through the pre-check."""
    perform(Talks, item.negotiation_id, "pass_on", clerk, Deed(date(2025, 3, 12)))


def decide(item: Any, clerk: Any, **values: Any) -> Any:
    return update(ReviewItems, item.pk, values, token_of(ReviewItems, item), clerk, "会议决定")


@pytest.fixture
def minuted(listed: Any, project: Any, clerk: Any, head: Any) -> Any:
    """An item let in, whose meeting has its minutes."""
    item = listed()
    ready(item, clerk)
    item = decide(item, clerk, decision="agreed", project=project.pk)
    for unit in ("economy", "safety"):
        give(item, clerk, unit)
    perform(ReviewMeetingLoop, item.meeting_id, "minute", head, Deed(date(2025, 4, 3), PAPERS))
    return item


def test_minutes_wait_for_precheck_decision_and_every_department(
    listed: Any, project: Any, clerk: Any, head: Any
) -> None:
    item = listed()
    deed = Deed(date(2025, 4, 3), PAPERS)
    with pytest.raises(Refused) as refusal:
        perform(ReviewMeetingLoop, item.meeting_id, "minute", head, deed)
    assert codes(refusal) == [
        "review_meeting.prechecked",
        "review_meeting.decided",
        "review_meeting.opinions",
    ]
    assert "GY-2025-01-01缺经济运行科、安全环保科" in said(refusal)
    ready(item, clerk)
    decide(item, clerk, decision="agreed", project=project.pk)
    for unit in ("economy", "safety"):
        give(item, clerk, unit)
    perform(ReviewMeetingLoop, item.meeting_id, "minute", head, deed)
    assert type(item.meeting).objects.get(pk=item.meeting_id).state == "minuted"


def test_what_the_minutes_say_is_changed_only_after_the_head_took_them_back(
    minuted: Any, clerk: Any, head: Any, refusing: Any, listed: Any, talks: Any
) -> None:
    with refusing("先由科长退回改纪要"):
        decide(minuted, clerk, decision="deferred")
    with refusing("不能再列议题"):
        listed(item_no="GY-2025-01-02", meeting=minuted.meeting_id, negotiation=talks(2).pk)
    opinion = held("investment.review_opinion", item=minuted.pk, department="economy").get()
    turned = {"opinion": "refuse", "reason": "产能过剩"}
    with refusing("意见不能再改"):
        update(ReviewOpinions, opinion.pk, turned, token_of(ReviewOpinions, opinion), clerk, "试")
    assert decide(minuted, clerk, conditions_met_on=date(2025, 5, 6)).conditions_met_on
    perform(ReviewMeetingLoop, minuted.meeting_id, "reopen", head, Deed(date(2025, 4, 8), {}, "笔误"))
    minuted.refresh_from_db()
    assert decide(minuted, clerk, decision="deferred").decision == "deferred"


def test_the_signed_minutes_close_the_meeting_itself(
    minuted: Any, clerk: Any, head: Any, refusing: Any
) -> None:
    def chaired(by: str) -> Any:
        meeting = type(minuted.meeting).objects.get(pk=minuted.meeting_id)
        return update(
            ReviewMeetings, meeting.pk, {"chair": by}, token_of(ReviewMeetings, meeting), clerk, "试"
        )

    with refusing("会议的内容不能再改"):
        chaired("另一人")
    perform(ReviewMeetingLoop, minuted.meeting_id, "reopen", head, Deed(date(2025, 4, 8), {}, "笔误"))
    assert chaired("另一人").chair == "另一人"


def test_talks_that_are_over_are_on_no_later_agenda(
    listed: Any, talks: Any, head: Any, meeting: Any, refusing: Any
) -> None:
    over, before = talks(), meeting(2, held_on=date(2025, 3, 12), called_on=date(2025, 3, 11))
    perform(Talks, over.pk, "stop", head, Deed(date(2025, 3, 20), {}, "投资方退出"))
    with refusing("已于2025-03-20终止，不能列入2025-04-01的会议"):
        listed(negotiation=over.pk)
    assert listed(negotiation=over.pk, meeting=before.pk, item_no="GY-2025-02-01").pk


def test_a_meeting_that_let_somebody_in_is_not_called_off(
    listed: Any, project: Any, head: Any, clerk: Any, refusing: Any
) -> None:
    item = listed(project=project.pk, decision="agreed")
    with refusing("会议不能取消"):
        perform(ReviewMeetingLoop, item.meeting_id, "cancel", head, Deed(date(2025, 4, 2), {}, "改期"))
    decide(item, clerk, decision="deferred")
    perform(ReviewMeetingLoop, item.meeting_id, "cancel", head, Deed(date(2025, 4, 2), {}, "改期"))


def test_a_project_that_rents_is_not_let_in_by_the_industrial_meeting(
    listed: Any, project: Any, refusing: Any
) -> None:
    type(project).objects.filter(pk=project.pk).update(kind="leased")
    with refusing("与会议类型不符"):
        listed(project=project.pk, decision="agreed")


def test_what_the_safety_office_refuses_is_not_let_in(
    listed: Any, project: Any, clerk: Any, head: Any, refusing: Any
) -> None:
    item = listed(project=project.pk, decision="agreed")
    give(item, clerk, "economy", opinion="refuse", reason="产能过剩")
    give(item, clerk, "safety", opinion="refuse", reason="选址临近居民区")
    with refusing("议题GY-2025-01-01：安全环保科不同意"):
        perform(ReviewMeetingLoop, item.meeting_id, "minute", head, Deed(date(2025, 4, 3), PAPERS))


def test_an_empty_meeting_has_no_minutes(meeting: Any, head: Any, refusing: Any, client: Client) -> None:
    called = meeting()
    with refusing("会议还没有议题"):
        perform(ReviewMeetingLoop, called.pk, "minute", head, Deed(date(2025, 4, 3), PAPERS))
    client.force_login(head.account)
    stands = client.get(f"/api/moves/investment.review_meeting/{called.pk}").json()
    (minute,) = [each for each in stands["possible"] if each["move"] == "minute"]
    assert [each["code"] for each in minute["awaits"]] == ["review_meeting.items"], (
        "programs are told beforehand"
    )


def test_minutes_are_due_five_working_days_later_the_holiday_left_out() -> None:
    assert minutes_days([{"held_on": date(2025, 4, 1)}, {"held_on": None}]) == [date(2025, 4, 9), None]
