"""The loops of major hazards under supervision and of training: what is special to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.safety.ledgers.hazard import HazardLoop
from yuanqu.domains.safety.ledgers.major_hazard import MajorHazardLoop, MajorHazards
from yuanqu.domains.safety.ledgers.training import TrainingLoop, Trainings
from yuanqu.domains.safety.ledgers.training_attendance import TrainingAttendances
from yuanqu.domains.safety.ledgers.training_test import TrainingTests
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import Author, create
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.registers.ledgers.rule import Rule

PLAN = {
    "plan_goal": "消除", "plan_method": "改造", "plan_funds": Decimal(20), "plan_material": "材料",
    "plan_people": "专班", "plan_deadline": date(2025, 3, 20), "plan_safety": "停用",
}  # fmt: skip
LISTING = {
    "listed_level": "zone", "listing_doc": "1号", "overseer": "安全环保科", "oversight_due_on": date(2025, 3, 30),
}  # fmt: skip
RECHECK = {"rechecked_by": "检查乙", "recheck_text": "到位"}


def day(number: int) -> date:
    return date(2025, 3, number)


def blocked(what: Any, record: Record, move: str, by: Author, deed: Deed) -> list[str]:
    """The codes by which a move is refused."""
    with pytest.raises(Refused) as refusal:
        perform(what, record.pk, move, by, deed)
    return [problem.code for problem in refusal.value.problems]


@pytest.fixture
def major(find: Callable[..., Record]) -> Record:
    """A major hazard."""
    return find(level="major", major_basis="判定标准第三条", interim_measures="停用", handling="stop")


@pytest.fixture
def listed(major: Record, clerk: Author, head: Author) -> Record:
    """Its supervision, listed on 4 March with the plan whole."""
    told = {"state_and_cause": "甲", "severity_text": "乙", "difficulty_text": "丙", "interim": "停用"}
    plan = create(
        MajorHazards, {"number": "ZD-1", "hazard": major.pk, "reported_on": day(3), **told, **PLAN}, clerk
    )
    perform(MajorHazardLoop, plan.pk, "list_it", head, Deed(day(4), LISTING))
    return plan


def test_a_major_hazard_until_it_is_struck_off(
    major: Any, listed: Any, order: Any, photo: Any, clerk: Author, another: Author, head: Author
) -> None:
    assert blocked(MajorHazardLoop, listed, "accept", another, Deed(day(5))) == [
        "procedure.source",
        "procedure.evidence",
    ], "no step is skipped"
    perform(MajorHazardLoop, listed.pk, "apply", clerk, Deed(day(10)))
    assert blocked(MajorHazardLoop, listed, "review", clerk, Deed(day(11))) == ["procedure.own_work"]
    perform(MajorHazardLoop, listed.pk, "review", another, Deed(day(11)))
    assert blocked(MajorHazardLoop, listed, "accept", another, Deed(day(12))) == ["procedure.evidence"]
    photo(listed, "safety.major_hazard")
    perform(MajorHazardLoop, listed.pk, "accept", another, Deed(day(12)))
    assert blocked(MajorHazardLoop, listed, "sample", another, Deed(day(13))) == ["procedure.own_work"]
    perform(MajorHazardLoop, listed.pk, "sample", clerk, Deed(day(13)))
    perform(MajorHazardLoop, listed.pk, "propose", clerk, Deed(day(14)))
    assert blocked(MajorHazardLoop, listed, "delist", clerk, Deed(day(15))) == [
        "procedure.right",
        "procedure.own_work",
        "major_hazard.hazard_closed",
    ]
    assert blocked(MajorHazardLoop, listed, "delist", head, Deed(day(15))) == ["major_hazard.hazard_closed"]
    _close(major, order, photo, clerk, another)
    perform(MajorHazardLoop, listed.pk, "delist", head, Deed(day(16)))
    listed.refresh_from_db()
    assert (listed.state, listed.delisted_on) == ("delisted", day(16))


def _close(hazard: Any, order: Any, photo: Any, clerk: Author, another: Author) -> None:
    perform(HazardLoop, hazard.pk, "order", clerk, Deed(day(5), {"due_on": day(18), "order": order.pk}))
    photo(hazard)
    perform(HazardLoop, hazard.pk, "rectify", clerk, Deed(day(9), {"done_text": "已改造"}))
    perform(HazardLoop, hazard.pk, "close", another, Deed(day(10), RECHECK))


def test_what_fails_its_acceptance_goes_back_and_needs_a_new_form(
    listed: Any, photo: Any, clerk: Author, another: Author
) -> None:
    perform(MajorHazardLoop, listed.pk, "apply", clerk, Deed(day(10)))
    perform(MajorHazardLoop, listed.pk, "review", another, Deed(day(11)))
    photo(listed, "safety.major_hazard")
    perform(MajorHazardLoop, listed.pk, "accept", another, Deed(day(12)))
    assert blocked(MajorHazardLoop, listed, "send_back", another, Deed(day(13))) == ["procedure.reason"]
    perform(MajorHazardLoop, listed.pk, "send_back", another, Deed(day(13), reason="抽查不合格"))
    perform(MajorHazardLoop, listed.pk, "apply", clerk, Deed(day(20)))
    perform(MajorHazardLoop, listed.pk, "review", another, Deed(day(21)))
    assert blocked(MajorHazardLoop, listed, "accept", another, Deed(day(22))) == ["procedure.evidence"]


@pytest.fixture
def round_of(place: Record, clerk: Author) -> Callable[..., tuple[Record, Record]]:
    """``round_of(kind)``: a round on 10 March, told to everybody, with one signature."""

    def made(kind: str = "entry") -> tuple[Record, Record]:
        training = create(
            Trainings,
            {
                "training_no": "2025-01", "title": "培训", "round_no": 1, "kind": kind, "planned_on": day(1),
                "hours": 8, "place": "会议室", "mode": "class", "lecturer": "某某", "content": "法规", "expected": 1,
            },
            clerk,
        )  # fmt: skip
        perform(TrainingLoop, training.pk, "notify", clerk, Deed(day(3)))
        signed = {
            "attendance_no": "2025-01-001", "training": training.pk, "object": place.pk, "trainee": "某某",
            "role": "staff", "signed_in_at": datetime(2025, 3, 10, 1, tzinfo=UTC),
        }  # fmt: skip
        return training, create(TrainingAttendances, signed, clerk)

    return made


HELD = {
    "started_at": datetime(2025, 3, 10, 1, tzinfo=UTC), "ended_at": datetime(2025, 3, 10, 8, tzinfo=UTC), "attended": 1,
}  # fmt: skip


def test_nobody_enters_before_everybody_passed(round_of: Any, photo: Any, clerk: Author) -> None:
    Rule.objects.create(
        code="training_pass_mark", name="培训合格分数线", value=80, unit="分", valid_from=date(2024, 1, 1)
    )
    training, signature = round_of()
    assert blocked(TrainingLoop, training, "hold", clerk, Deed(day(10), HELD)) == ["procedure.evidence"]
    photo(training, "safety.training", "during")
    perform(TrainingLoop, training.pk, "hold", clerk, Deed(day(10), HELD))
    assert blocked(TrainingLoop, training, "test", clerk, Deed(day(10))) == ["training.tested"]
    _score(signature, 1, 75, clerk)
    perform(TrainingLoop, training.pk, "test", clerk, Deed(day(10)))
    assert blocked(TrainingLoop, training, "admit", clerk, Deed(day(12))) == [
        "procedure.source",
        "training.passed",
    ], "no pass, no entry — and not before it is filed"
    perform(TrainingLoop, training.pk, "file", clerk, Deed(day(12)))
    assert blocked(TrainingLoop, training, "admit", clerk, Deed(day(12))) == ["training.passed"]
    _score(signature, 2, 88, clerk)
    perform(TrainingLoop, training.pk, "admit", clerk, Deed(day(14)))
    made = [each.move for each in moves_of(TrainingLoop, training.pk)]
    assert made == ["begin", "notify", "hold", "test", "file", "admit"]


def test_only_a_round_before_entry_opens_the_way_in(round_of: Any, photo: Any, clerk: Author) -> None:
    training, signature = round_of("special")
    photo(training, "safety.training", "during")
    perform(TrainingLoop, training.pk, "hold", clerk, Deed(day(10), HELD))
    _score(signature, 1, 99, clerk)
    perform(TrainingLoop, training.pk, "test", clerk, Deed(day(10)))
    perform(TrainingLoop, training.pk, "file", clerk, Deed(day(12)))
    assert "training.entry" in blocked(TrainingLoop, training, "admit", clerk, Deed(day(12)))


def _score(signature: Record, attempt: int, score: int, by: Author) -> None:
    values = {
        "attendance": signature.pk,
        "attempt": attempt,
        "tested_on": day(9 + attempt),
        "score": Decimal(score),
    }
    create(TrainingTests, values, by)
