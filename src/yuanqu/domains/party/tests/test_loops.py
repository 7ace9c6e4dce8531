"""What is special to the party office's loops: what a target's last steps rest on, what a filed event needs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from yuanqu.domains.party.ledgers.assignment import Assignments
from yuanqu.domains.party.ledgers.coverage import Coverages
from yuanqu.domains.party.ledgers.event import EventFiling, Events
from yuanqu.domains.party.ledgers.instructor import Instructors
from yuanqu.domains.party.ledgers.rectification import RectificationLoop, Rectifications
from yuanqu.domains.party.ledgers.target import TargetDrive
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import Author, create
from yuanqu.engines.procedure.performing import Deed, perform


def day(number: int, month: int = 3) -> date:
    return date(2025, month, number)


def blocked(what: Any, record: Any, move: str, by: Author, deed: Deed) -> list[str]:
    """The codes by which a move is refused."""
    with pytest.raises(Refused) as refusal:
        perform(what, record.pk, move, by, deed)
    return [problem.code for problem in refusal.value.problems]


def test_a_branch_of_its_own_needs_three_full_members_by_the_latest_survey(
    target: Any, survey: Any, clerk: Author
) -> None:
    listed = target()
    perform(TargetDrive, listed.pk, "mobilise", clerk, Deed(day(1)))
    assert blocked(TargetDrive, listed, "apply", clerk, Deed(day(2))) == ["target.three_members"], (
        "no survey yet"
    )
    survey(2, 1)
    assert blocked(TargetDrive, listed, "apply", clerk, Deed(day(2))) == ["target.three_members"]
    survey(3, 2)
    perform(TargetDrive, listed.pk, "apply", clerk, Deed(day(2)))


def test_a_target_is_covered_when_a_relation_stands_on_the_day(
    target: Any, survey: Any, organisation: Any, photo: Any, clerk: Author, head: Author
) -> None:
    survey(3, 1)
    listed = target()
    for move, on, values in (
        ("mobilise", 1, {}), ("apply", 2, {}), ("submit", 3, {"request_no": "1号"}),
    ):  # fmt: skip
        perform(TargetDrive, listed.pk, move, clerk, Deed(day(on), values))
    approval = Deed(day(10), {"organisation": organisation.pk})
    assert blocked(TargetDrive, listed, "approve", clerk, approval) == [
        "procedure.right",
        "procedure.own_work",
    ]
    perform(TargetDrive, listed.pk, "approve", head, approval)
    perform(TargetDrive, listed.pk, "elect", clerk, Deed(day(16)))
    photo("party.target", listed)
    perform(TargetDrive, listed.pk, "plaque", clerk, Deed(day(20)))
    assert blocked(TargetDrive, listed, "cover", clerk, Deed(day(21))) == ["target.uncovered"]
    relation = {"organisation": organisation.pk, "enterprise": listed.enterprise_id, "mode": "single"}
    create(Coverages, relation | {"since": day(10)}, clerk)
    perform(TargetDrive, listed.pk, "cover", clerk, Deed(day(21)))
    perform(
        TargetDrive, listed.pk, "list_again", head, Deed(day(30), {"due_on": day(30, 9)}, "覆盖关系登记有误")
    )
    listed.refresh_from_db()
    assert listed.state == "listed"


def test_work_coverage_rests_on_an_instructor_who_was_sent(target: Any, clerk: Author) -> None:
    listed = target("work")
    sent = {
        "instructor_no": "ZD-1", "person": "某某", "employer": "某局", "engagement": "part", "level": "zone",
        "visits_a_month": 1, "sent_on": day(1),
    }  # fmt: skip
    instructor = create(Instructors, sent, clerk)
    perform(TargetDrive, listed.pk, "mobilise", clerk, Deed(day(1)))
    deed = Deed(day(12), {"instructor": instructor.pk})
    assert blocked(TargetDrive, listed, "cover_by_work", clerk, deed) == ["target.no_instructor"]
    assigned = {"instructor": instructor.pk, "enterprise": listed.enterprise_id, "since": day(5)}
    create(Assignments, assigned, clerk)
    perform(TargetDrive, listed.pk, "cover_by_work", clerk, deed)


def test_a_problem_that_came_back_needs_new_proof_and_another_to_close_it(
    photo: Any, clerk: Author, head: Author
) -> None:
    item = create(
        Rectifications,
        {
            "campaign": "专项", "item_no": "ZZ-1", "origin": "self", "scope": "department", "kind": "reception",
            "problem": "二月份有两次工作餐陪餐人数超过三人", "mode": "at_once", "measures": "逐单审核",
            "leader": "某某", "department": "办公室", "owner": "某某", "found_on": day(1), "due_on": day(30),
        },
        clerk,
    )  # fmt: skip
    perform(
        RectificationLoop, item.pk, "approve", head, Deed(day(3), {"measures": "逐单审核", "due_on": day(30)})
    )
    done = Deed(day(10), {"progress": "已逐单审核"})
    assert blocked(RectificationLoop, item, "mend", clerk, done) == ["procedure.evidence"], (
        "no paper rectification"
    )
    photo("party.rectification", item)
    perform(RectificationLoop, item.pk, "mend", clerk, done)
    assert blocked(RectificationLoop, item, "close", clerk, Deed(day(12))) == ["procedure.own_work"]
    perform(RectificationLoop, item.pk, "close", head, Deed(day(12)))
    perform(
        RectificationLoop,
        item.pk,
        "reopen",
        head,
        Deed(day(20), {"due_on": day(20, 4)}, "再次发现超人数陪餐"),
    )
    again = Deed(day(25), {"progress": "重新核对"})
    assert blocked(RectificationLoop, item, "mend", clerk, again) == ["procedure.evidence"]


def test_an_event_is_filed_with_its_record_and_taken_out_by_the_head(
    photo: Any, clerk: Author, head: Author
) -> None:
    event: Any = create(
        Events,
        {
            "event_no": "HD-1", "kind": "lecture", "theme": "宣讲", "planned_on": day(1), "host": "党工委",
            "audience": "机关干部",
        },
        clerk,
    )  # fmt: skip
    assert blocked(EventFiling, event, "file", clerk, Deed(day(5), {"record_no": "1"})) == [
        "procedure.source", "procedure.evidence", "event.attendance",
    ]  # fmt: skip
    perform(EventFiling, event.pk, "hold", clerk, Deed(day(5), {"place": "会议室", "present": 30}))
    photo("party.event", event)
    perform(EventFiling, event.pk, "file", clerk, Deed(day(7), {"record_no": "DJ-1"}))
    assert blocked(EventFiling, event, "take_out", clerk, Deed(day(8), reason="缺签到")) == [
        "procedure.right"
    ]
    perform(EventFiling, event.pk, "take_out", head, Deed(day(8), reason="缺签到"))
    event.refresh_from_db()
    assert event.state == "held"
