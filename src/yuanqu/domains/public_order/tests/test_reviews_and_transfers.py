"""Reviews within their days, transfers with theirs, and people who are counted once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from yuanqu.domains.public_order.ledgers.petition import Petition, Petitions
from yuanqu.domains.public_order.ledgers.petition_course import PetitionCourse
from yuanqu.domains.public_order.ledgers.petition_review import PetitionReviews, ReviewCourse
from yuanqu.domains.public_order.ledgers.petition_transfer import PetitionTransfers, TransferCourse
from yuanqu.domains.public_order.ledgers.petitioner import Petitioners
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import create, update
from yuanqu.engines.procedure.performing import row_of
from yuanqu.engines.procedure.running import readings
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.engines.procedure.ticking import tick

ANSWERED = date(2025, 3, 20)
CROWD = {
    "source": "visit",
    "channel": "visit",
    "source_number": None,
    "headcount": 6,
    "representatives": 5,
    "sponsor": "赵主任",
}


def codes(refusal: Any) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


@pytest.fixture
def answered(petition: Any, step: Any, clerk: Any, another: Any) -> Petition:
    """A petition answered on 20 March 2025 and closed the day after."""
    record: Petition = petition()
    step(PetitionCourse, record, "assign", clerk, date(2025, 3, 4), undertaker="public_order")
    step(PetitionCourse, record, "accept", clerk, date(2025, 3, 5))
    step(
        PetitionCourse, record, "answer", clerk, ANSWERED, verified="true", decision="reject", answer_no="1号"
    )
    step(PetitionCourse, record, "close", another, date(2025, 3, 21), closed_kind="staged")
    return record


def review(
    of: Petition, clerk: Any, on_day: Any, asked: date, stage: str = "review", note: str | None = None
) -> Any:
    on_day(asked)
    values = {
        "petition": of.pk,
        "stage": stage,
        "requested_on": asked,
        "organ": "市人民政府",
        "grounds": "不服处理意见",
        "note": note,
    }
    return create(PetitionReviews, values, clerk)


def test_a_review_is_asked_for_and_answered_in_thirty_days_hearing_and_all(
    answered: Any, step: Any, clerk: Any, on_day: Any
) -> None:
    asked = ANSWERED + timedelta(days=30)
    record = review(answered, clerk, on_day, asked)
    assert record.request_due_on == asked, "the last day counts"
    with pytest.raises(Refused) as refusal:
        step(ReviewCourse, record, "refuse", clerk, asked)
    assert codes(refusal) == ["review.in_time"]
    with pytest.raises(Refused) as refusal:
        step(ReviewCourse, record, "hear", clerk, asked + timedelta(days=5))
    assert codes(refusal) == ["review.hearing"]
    step(ReviewCourse, record, "hear_review", clerk, asked + timedelta(days=5))
    step(ReviewCourse, record, "heard", clerk, asked + timedelta(days=9))
    assert last_day(record, asked + timedelta(days=9)) == asked + timedelta(days=30), (
        "pinned: the law leaves out the hearing's days of 复核 only, article 36; article 35 does not"
    )
    answered_on = asked + timedelta(days=20)
    step(ReviewCourse, record, "answer", clerk, answered_on, result="uphold", opinion_no="2号")
    again = answered_on + timedelta(days=3)
    on_day(again)
    update(
        PetitionReviews, record.pk, {"received_on": again}, token_of(PetitionReviews, record), clerk, "回执"
    )
    second = review(answered, clerk, on_day, again, "recheck")
    assert second.request_due_on == again + timedelta(days=30), "article 36: from receipt, too"
    step(ReviewCourse, second, "hear", clerk, again + timedelta(days=5))
    step(ReviewCourse, second, "heard", clerk, again + timedelta(days=9))
    assert last_day(second, again + timedelta(days=9)) == again + timedelta(days=35)


def last_day(record: Any, on: date) -> date | None:
    (clock,) = readings(ReviewCourse, row_of(ReviewCourse, record), moves_of(ReviewCourse, record.pk), on)
    return clock.due


def received(of: Petition, day: date, clerk: Any) -> None:
    update(Petitions, of.pk, {"answer_received_on": day}, token_of(Petitions, of), clerk, "回执")
    of.refresh_from_db()


def test_the_thirty_days_run_from_receipt_and_nobody_is_late_from_a_day_that_is_not_known(
    answered: Any, step: Any, clerk: Any, on_day: Any
) -> None:
    asked = ANSWERED + timedelta(days=31)
    with pytest.raises(Refused) as refusal:
        review(answered, clerk, on_day, asked)
    assert codes(refusal) == ["review.perhaps_late"]
    record = review(answered, clerk, on_day, asked, note="答复邮寄送达，回执未收到")
    with pytest.raises(Refused) as refusal:
        step(ReviewCourse, record, "refuse", clerk, asked)
    assert codes(refusal) == ["review.in_time"], "pinned: declined by the day the answer was made"
    received(answered, ANSWERED + timedelta(days=1), clerk)
    record.refresh_from_db()
    assert record.request_due_on == asked, "article 35: thirty days from receipt"
    received(answered, ANSWERED, clerk)
    record.refresh_from_db()
    with pytest.raises(Refused) as refusal:
        step(ReviewCourse, record, "answer", clerk, asked, result="uphold", opinion_no="2号")
    assert codes(refusal) == ["review.late"]
    step(ReviewCourse, record, "refuse", clerk, asked)


def test_nothing_is_reviewed_before_it_was_answered(petition: Any, clerk: Any, on_day: Any) -> None:
    for stage in ("review", "recheck"):
        with pytest.raises(Refused) as refusal:
            review(
                petition() if stage == "review" else Petition.objects.get(), clerk, on_day, ANSWERED, stage
            )
        assert codes(refusal) == ["review.no_answer"], "pinned: it was counted among the requests"


def test_a_revoked_answer_is_taken_up_again_and_its_sixty_days_begin_anew(
    answered: Any, step: Any, clerk: Any, head: Any, on_day: Any
) -> None:
    asked = ANSWERED + timedelta(days=10)
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, answered, "reopen", head, asked, "复查撤销")
    assert codes(refusal) == ["petition.no_grounds"]
    record = review(answered, clerk, on_day, asked)
    step(ReviewCourse, record, "answer", clerk, asked + timedelta(days=9), result="revoke", opinion_no="2号")
    again = asked + timedelta(days=10)
    step(PetitionCourse, answered, "reopen", head, again, "复查撤销")
    assert (answered.due_on, answered.ended_on) == (again + timedelta(days=60), None)


def test_after_the_second_review_the_same_facts_are_not_accepted(
    answered: Any, petition: Any, step: Any, clerk: Any, on_day: Any
) -> None:
    first = review(answered, clerk, on_day, ANSWERED + timedelta(days=5))
    step(ReviewCourse, first, "answer", clerk, date(2025, 4, 10), result="uphold", opinion_no="2号")
    second = review(answered, clerk, on_day, date(2025, 4, 20), "recheck")
    assert second.request_due_on == date(2025, 5, 10)
    step(ReviewCourse, second, "answer", clerk, date(2025, 5, 6), result="uphold", opinion_no="3号")
    again = petition(
        number="XF2025-002", source_number="2", registered_on=date(2025, 6, 3), repeat_of=answered.pk
    )
    step(
        PetitionCourse, again, "assign", clerk, date(2025, 6, 4), undertaker="public_order", sponsor="赵主任"
    )
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, again, "accept", clerk, date(2025, 6, 5))
    assert codes(refusal) == ["petition.final"]
    told = {"decline_ground": "final", "decline_text": "已经复核，不再受理"}
    step(PetitionCourse, again, "decline", clerk, date(2025, 6, 5), **told)
    assert again.state == "declined"


def test_what_is_sent_on_has_a_clock_of_its_own(
    petition: Any, step: Any, clerk: Any, head: Any, on_day: Any
) -> None:
    values = {
        "transfer_no": "信转1号",
        "petition": petition().pk,
        "kind": "assign",
        "organ": "街道办事处",
        "sent_on": date(2025, 3, 5),
    }
    with pytest.raises(Refused) as refusal:
        create(PetitionTransfers, values, clerk)
    assert codes(refusal) == ["transfer.due"]
    record = create(PetitionTransfers, values | {"due_on": date(2025, 4, 3)}, clerk)
    step(TransferCourse, record, "sign", clerk, date(2025, 3, 7), due_on=date(2025, 4, 3))
    on_day(date(2025, 4, 4))
    assert tick(date(2025, 4, 4)).lapsed == 1
    record.refresh_from_db()
    assert record.state == "overdue"  # type: ignore[attr-defined]
    again, due = date(2025, 4, 4), date(2025, 5, 4)
    with pytest.raises(Refused) as refusal:
        step(TransferCourse, record, "urge", clerk, again, "催办", due_on=due)
    assert codes(refusal) == ["procedure.right"], (
        "pinned: a clerk set himself another last day, as often as he liked"
    )
    step(TransferCourse, record, "urge", head, again, "催办", due_on=due)
    step(TransferCourse, record, "report_back", clerk, date(2025, 4, 8), report="已办结")


def test_the_roster_has_five_representatives_and_no_more_people_than_were_counted(
    petition: Any, clerk: Any
) -> None:
    crowd = petition(**CROWD).pk
    people = [
        {"petition": crowd, "seq": seq, "person": "某某", "representative": True} for seq in range(1, 8)
    ]
    for each in people[:5]:
        create(Petitioners, each, clerk)
    with pytest.raises(Refused) as refusal:
        create(Petitioners, people[5], clerk)
    assert codes(refusal) == ["petitioner.representatives"]
    create(Petitioners, people[5] | {"representative": False}, clerk)
    with pytest.raises(Refused) as refusal:
        create(Petitioners, people[6] | {"representative": False}, clerk)
    assert codes(refusal) == ["petitioner.more"]
