"""The course of a petition: the walk into its extension, what the days do, and the tries that must fail."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from yuanqu.domains.public_order.ledgers.petition import Petitions
from yuanqu.domains.public_order.ledgers.petition_course import PetitionCourse
from yuanqu.domains.public_order.ledgers.petition_transfer import (
    PetitionTransfer,
    PetitionTransfers,
    TransferCourse,
)
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import create
from yuanqu.engines.procedure.models import Message, MoveMade
from yuanqu.engines.procedure.performing import Deed, perform, row_of
from yuanqu.engines.procedure.running import readings
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.engines.procedure.ticking import tick

ACCEPTED = date(2025, 3, 10)
LAST = ACCEPTED + timedelta(days=60)
ANSWER = {"verified": "true", "decision": "support", "answer_no": "答1号"}
EXTENSION = {"extension_days": 25, "extension_why": "需要核对多年账目"}


def codes(refusal: Any) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def accepted(petition: Any, step: Any, clerk: Any, **changes: Any) -> Any:
    record = petition(**changes)
    step(PetitionCourse, record, "assign", clerk, date(2025, 3, 4), undertaker="public_order")
    step(PetitionCourse, record, "accept", clerk, ACCEPTED)
    return record


def due(record: Any, clock: str, on: date) -> date | None:
    found = readings(PetitionCourse, row_of(PetitionCourse, record), moves_of(PetitionCourse, record.pk), on)
    return next(each.due for each in found if each.clock.name == clock and each.stopped is None)


def test_a_petition_runs_into_its_extension(
    petition: Any, step: Any, clerk: Any, another: Any, head: Any, on_day: Any
) -> None:
    record = accepted(petition, step, clerk)
    assert (record.due_on, record.accept_late_from, record.overdue_from) == (
        LAST,
        None,
        LAST + timedelta(days=1),
    )
    step(PetitionCourse, record, "ask_extension", clerk, LAST - timedelta(days=3), **EXTENSION)
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "approve_extension", clerk, LAST - timedelta(days=3))
    assert set(codes(refusal)) == {"procedure.right", "procedure.own_work"}
    step(PetitionCourse, record, "approve_extension", head, LAST)
    assert record.due_on == LAST + timedelta(days=25)
    on_day(LAST + timedelta(days=10))
    assert tick(LAST + timedelta(days=10)).lapsed == 0, "the sixty days are over, the extension runs"
    assert due(record, "办理期限", LAST + timedelta(days=10)) == LAST + timedelta(days=25)
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "answer", clerk, LAST + timedelta(days=10), **ANSWER)
    assert codes(refusal) == ["petition.extension_untold"]
    step(PetitionCourse, record, "tell_extension", clerk, LAST + timedelta(days=10))
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "ask_extension", clerk, LAST + timedelta(days=11), **EXTENSION)
    assert set(codes(refusal)) == {"petition.extended_once", "petition.extension_late"}
    step(PetitionCourse, record, "answer", clerk, LAST + timedelta(days=25), **ANSWER)
    assert record.overdue_from is None, "the last day counts"
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "close", clerk, LAST + timedelta(days=26), closed_kind="substantive")
    assert codes(refusal) == ["procedure.own_work"]
    step(PetitionCourse, record, "close", another, LAST + timedelta(days=26), closed_kind="substantive")
    assert (record.state, record.ended_on) == ("closed", LAST + timedelta(days=26))


def test_days_that_run_out_bring_supervision_and_reach_the_head(
    petition: Any, step: Any, clerk: Any, head: Any, on_day: Any
) -> None:
    record = accepted(petition, step, clerk)
    on_day(LAST)
    tick(LAST)
    assert Message.objects.filter(account=head.account, text__contains=f"{LAST.month}月{LAST.day}日").exists()
    on_day(LAST + timedelta(days=1))
    assert tick(LAST + timedelta(days=1)).lapsed == 1
    record.refresh_from_db()
    assert (record.state, record.supervised_on) == ("supervised", LAST + timedelta(days=1))
    assert tick(LAST + timedelta(days=2)).lapsed == 0
    step(PetitionCourse, record, "answer", clerk, LAST + timedelta(days=5), **ANSWER)
    assert record.overdue_from == LAST + timedelta(days=1), "an answer that came late stays late"


def test_too_late_for_an_extension(petition: Any, step: Any, clerk: Any, head: Any) -> None:
    record = accepted(petition, step, clerk)
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "ask_extension", clerk, LAST + timedelta(days=1), **EXTENSION)
    assert codes(refusal) == ["petition.extension_late"]
    step(PetitionCourse, record, "ask_extension", clerk, LAST, **EXTENSION)
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "approve_extension", head, LAST + timedelta(days=1))
    assert codes(refusal) == ["petition.approval_late"]
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "approve_extension", head, LAST, extension_days=40)
    assert codes(refusal) == ["procedure.column_unknown"]


def test_the_day_the_sender_asked_for_has_a_clock(petition: Any, step: Any, clerk: Any) -> None:
    asked = date(2025, 3, 17)
    record = petition(reply_due_on=asked)
    assert due(record, "来件反馈期限", date(2025, 3, 4)) == asked
    step(PetitionCourse, record, "assign", clerk, date(2025, 3, 4), undertaker="public_order")
    step(PetitionCourse, record, "accept", clerk, ACCEPTED)
    assert (record.due_on, due(record, "来件反馈期限", ACCEPTED)) == (LAST, asked), "both run"


def test_an_objection_has_five_working_days(petition: Any, step: Any, clerk: Any) -> None:
    record = petition()
    step(PetitionCourse, record, "assign", clerk, date(2025, 3, 4), undertaker="safety")
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "hand_back", clerk, date(2025, 3, 12), objection="不属本科室")
    assert codes(refusal) == ["petition.hand_back_late"]
    step(PetitionCourse, record, "hand_back", clerk, date(2025, 3, 11), objection="不属本科室")
    assert due(record, "受理期限", date(2025, 3, 11)) == date(2025, 3, 18), "the fifteen days run on"
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "return_it", clerk, date(2025, 3, 11), objection="不属园区")
    assert codes(refusal) == ["petition.return_late"]


def test_what_is_for_others_goes_to_them(petition: Any, step: Any, clerk: Any) -> None:
    record = petition(legal_route=True)
    step(PetitionCourse, record, "assign", clerk, date(2025, 3, 4), undertaker="public_order")
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "accept", clerk, date(2025, 3, 5))
    assert codes(refusal) == ["petition.courts"]
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "transfer", clerk, date(2025, 3, 5))
    assert codes(refusal) == ["petition.no_transfer"]
    PetitionTransfer.objects.create(
        transfer_no="1号", petition=record, kind="transfer", organ="市政法委", sent_on=date(2025, 3, 5)
    )
    step(PetitionCourse, record, "transfer", clerk, date(2025, 3, 5))
    assert (record.state, record.accept_late_from, record.ended_on) == ("transferred", None, date(2025, 3, 5))


def test_the_same_matter_is_handled_once(petition: Any, step: Any, clerk: Any, head: Any) -> None:
    first = accepted(petition, step, clerk)
    with pytest.raises(Refused) as refusal:
        petition(number="XF2025-002", source_number="12345-2", registered_on=date(2025, 3, 12))
    assert [problem.code for problem in refusal.value.problems] == ["petition.looks_repeated"]
    twin = petition(
        number="XF2025-002", source_number="12345-2", registered_on=date(2025, 3, 12), repeat_of=first.pk
    )
    assert twin.repeated
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, twin, "assign", clerk, date(2025, 3, 13), undertaker="public_order")
    assert codes(refusal) == ["petition.sponsor"]
    step(
        PetitionCourse, twin, "assign", clerk, date(2025, 3, 13), undertaker="public_order", sponsor="赵主任"
    )
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, twin, "accept", clerk, date(2025, 3, 14))
    assert codes(refusal) == ["petition.pending"]
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, twin, "merge", clerk, date(2025, 3, 14))
    assert set(codes(refusal)) == {"procedure.right", "procedure.reason"}, (
        "pinned: a clerk made petitions vanish"
    )
    step(PetitionCourse, twin, "merge", head, date(2025, 3, 14), "与原件同一事项")
    assert twin.state == "merged"


def test_nothing_is_merged_into_what_has_ended_and_what_is_merged_late_is_late(
    petition: Any, step: Any, clerk: Any, another: Any, head: Any, on_day: Any
) -> None:
    first = accepted(petition, step, clerk)
    step(PetitionCourse, first, "answer", clerk, date(2025, 3, 20), **ANSWER)
    step(PetitionCourse, first, "close", another, date(2025, 3, 24), closed_kind="staged")
    twin = petition(
        number="XF2025-002", source_number="2", registered_on=date(2025, 3, 21), repeat_of=first.pk
    )
    assign = {"undertaker": "public_order", "sponsor": "赵主任"}
    step(PetitionCourse, twin, "assign", clerk, date(2025, 3, 21), **assign)
    late = date(2025, 4, 9)
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, twin, "merge", head, late, "同一事项")
    assert codes(refusal) == ["petition.no_first"], "pinned: it vanished into a closed petition"
    on_day(late)
    deed = Deed(date(2025, 3, 23), {}, "同一事项")
    perform(PetitionCourse, twin.pk, "merge", head, deed)
    twin.refresh_from_db()
    assert (twin.state, twin.merged_on) == ("merged", date(2025, 3, 23)), (
        "the day of the move counts, not today"
    )


def test_what_comes_back_is_decided_here(petition: Any, step: Any, clerk: Any, head: Any) -> None:
    record, sent = petition(), date(2025, 3, 5)
    paper = {"petition": record.pk, "kind": "transfer", "organ": "市人社局", "sent_on": sent}
    transfer: Any = create(PetitionTransfers, {"transfer_no": "1号", **paper}, clerk)
    step(PetitionCourse, record, "transfer", clerk, sent)
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "come_back", head, date(2025, 3, 10), "对方不收")
    assert codes(refusal) == ["petition.sent_stands"]
    step(TransferCourse, transfer, "objected", clerk, date(2025, 3, 10), objection="不属本机关")
    with pytest.raises(Refused) as refusal:
        step(TransferCourse, transfer, "agree", head, date(2025, 3, 11), "属实")
    assert codes(refusal) == ["transfer.petition_ended"], "pinned: it stayed ended here, and was nobody's"
    step(PetitionCourse, record, "come_back", head, date(2025, 3, 11), "对方异议成立")
    step(TransferCourse, transfer, "agree", head, date(2025, 3, 11), "属实")
    assert (record.state, record.ended_on, transfer.state) == ("registered", None, "agreed")
    assert due(record, "受理期限", date(2025, 3, 11)) == date(2025, 3, 26)
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "transfer", clerk, date(2025, 3, 12))
    assert codes(refusal) == ["petition.no_transfer"], "the paper that was objected to sends nothing again"


def test_many_who_come_choose_at_most_five(petition: Any, clerk: Any) -> None:
    crowd = {"source": "visit", "channel": "visit", "source_number": None, "headcount": 12}
    for chosen, code in ((None, "petition.representatives"), (6, "petition.representatives")):
        with pytest.raises(Refused) as refusal:
            petition(**crowd, representatives=chosen)
        assert [problem.code for problem in refusal.value.problems] == [code]
    assert petition(**crowd, representatives=5).group_kind == "group"
    letter = {"source": "bureau", "channel": "letter", "headcount": 12, "phone": "10087654321"}
    assert petition(number="XF2025-009", **letter).group_kind == "joint"


def test_the_department_it_is_assigned_to_makes_its_own_moves(
    petition: Any, step: Any, clerk: Any, safety: Any
) -> None:
    record = petition(subject="environment")
    step(PetitionCourse, record, "assign", clerk, date(2025, 3, 4), undertaker="safety")
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "accept", clerk, ACCEPTED)
    assert codes(refusal) == ["procedure.right"]
    step(PetitionCourse, record, "accept", safety, ACCEPTED)
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, record, "approve_extension", safety, ACCEPTED)
    assert "procedure.right" in codes(refusal)
    step(PetitionCourse, record, "answer", safety, ACCEPTED + timedelta(days=20), **ANSWER)
    accused = petition(
        number="XF2025-008", source_number="8", phone=None, petitioner="匿名", purpose="report"
    )
    with pytest.raises(Refused) as refusal:
        step(PetitionCourse, accused, "assign", clerk, date(2025, 3, 4), undertaker="safety")
    assert codes(refusal) == ["petition.report"]


def test_whoever_wants_an_answer_gives_a_name(petition: Any) -> None:
    with pytest.raises(Refused) as refusal:
        petition(petitioner="匿名")
    assert [problem.code for problem in refusal.value.problems] == ["petition.anonymous"]
    assert petition(petitioner="匿名", phone=None, purpose="report").pk
    assert not MoveMade.objects.exclude(move="begin").exists()


def test_names_and_telephones_are_the_keepers() -> None:
    personal = {name for name, column in Petitions.declared().items() if column.personal}
    assert personal == {"petitioner", "phone", "address", "id_number"}
