"""No stage is entered before its documents are there: what is missing is said by name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.resources.ledgers.file_item import FileItems
from yuanqu.domains.resources.ledgers.land_approval import ApprovalLoop
from yuanqu.domains.resources.ledgers.land_survey import LandSurveys, SurveyLoop
from yuanqu.domains.resources.ledgers.sign_off import SignOffLoop, SignOffs
from yuanqu.domains.resources.rules.documents import ASSEMBLED, SUBMITTED, lacking
from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import author, create
from yuanqu.engines.procedure.performing import Deed, perform, row_of
from yuanqu.people.models import Account, Role

DAY = date(2025, 4, 1)


def give(parcel: Any, by: Any, *items: str, **changes: Any) -> None:
    for item in items:
        values = {"approval": parcel.pk, "item": item, "seq": "1", "issuer": "某局", "needed": True}
        create(FileItems, {**values, "got_on": date(2025, 3, 10), **changes}, by)


def refusal_of(parcel: Any, move: str, by: Any) -> dict[str, str]:
    with pytest.raises(Refused) as refusal:
        perform(ApprovalLoop, parcel.pk, move, by, Deed(DAY))
    return {problem.code: problem.sentence for problem in refusal.value.problems}


def measured(parcel: Any, by: Any) -> None:
    values = {
        "survey_no": "ZL-1",
        "range_name": "地块",
        "approval": parcel.pk,
        "township": "镇",
        "village": "村",
        "holder": "户",
        "measured_on": date(2025, 3, 4),
        "surveyor": "测绘院",
        "area_mu": Decimal("60.00"),
        "dry": Decimal("60.00"),
        "ownership": "collective",
        "posted_on": date(2025, 3, 8),
    }
    plot = create(LandSurveys, values, by)
    Attachment.objects.create(
        ledger="resources.land_survey",
        record=plot.pk,
        phase="none",
        digest="b" * 64,
        name="确认书.pdf",
        media_type="application/pdf",
        size=1,
        uploaded_at="2025-03-12T00:00:00Z",
    )
    perform(SurveyLoop, plot.pk, "confirm", by, Deed(date(2025, 3, 12)))


def test_a_stage_names_what_it_lacks_and_opens_when_nothing_is(parcel: Any, clerk: Any) -> None:
    made = parcel()
    give(made, clerk, *(item for item in ASSEMBLED if item not in ("stability", "mining")))
    asked = {
        "approval": made.pk,
        "department": "water",
        "matter": "涉河",
        "sent_on": date(2025, 3, 5),
        "due_on": date(2025, 3, 20),
    }
    answer = create(SignOffs, asked, clerk)
    said = refusal_of(made, "assemble", clerk)
    assert set(said) == {"land_approval.surveyed", "land_approval.replies", "land_approval.assembled"}
    assert "社会稳定风险评估报告、压覆矿产资源查询" in said["land_approval.assembled"]
    assert "水利还没有反馈" in said["land_approval.replies"]
    give(made, clerk, "stability", "mining")
    measured(made, clerk)
    perform(
        SignOffLoop, answer.pk, "set_conditions", clerk, Deed(date(2025, 3, 18), {"condition": "不改变河道"})
    )
    perform(ApprovalLoop, made.pk, "assemble", clerk, Deed(DAY))
    said = refusal_of(made, "submit", clerk)
    assert set(said) == {"land_approval.conditions", "land_approval.submitted"}
    assert "补充耕地方案" in said["land_approval.submitted"]
    assert "立项" not in said["land_approval.submitted"], "a batch needs no project approval"


def test_a_condition_is_not_passed_off_as_consent(parcel: Any, clerk: Any) -> None:
    asked = {
        "approval": parcel().pk,
        "department": "water",
        "matter": "涉河",
        "sent_on": date(2025, 3, 5),
        "due_on": date(2025, 3, 20),
        "condition": "不改变河道",
    }
    answer = create(SignOffs, asked, clerk)
    with pytest.raises(Refused) as refusal:
        perform(SignOffLoop, answer.pk, "agree", clerk, Deed(date(2025, 3, 18)))
    assert [problem.code for problem in refusal.value.problems] == ["sign_off.conditions"]


def test_what_has_expired_lacks_and_what_is_waived_does_not(parcel: Any, clerk: Any) -> None:
    made = parcel(forest=Decimal(6))
    give(made, clerk, *(item for item in ASSEMBLED if item not in ("geology", "mining")))
    give(made, clerk, "geology", valid_to=date(2025, 3, 31))
    give(made, clerk, "mining", needed=False, got_on=None, waived_reason="区域已评估")
    row = row_of(ApprovalLoop, made)
    assert lacking(row, (ASSEMBLED,), date(2025, 3, 31)) is None
    said = lacking(row, (ASSEMBLED,), date(2025, 4, 1))
    assert said
    assert said.startswith("已过有效期：地质灾害危险性评估。")


def test_woodland_goes_up_only_with_the_consent_of_the_forest_office(parcel: Any, clerk: Any) -> None:
    made = parcel(forest=Decimal(6))
    give(made, clerk, *ASSEMBLED, *SUBMITTED)
    measured(made, clerk)
    agreed_by(made, "forestry", clerk)
    perform(ApprovalLoop, made.pk, "assemble", clerk, Deed(DAY))
    assert set(refusal_of(made, "submit", clerk)) == {"land_approval.forest"}


def agreed_by(made: Any, department: str, clerk: Any) -> None:
    """A department was asked about the parcel, and agrees."""
    asked = {
        "approval": made.pk,
        "department": department,
        "matter": "意见",
        "sent_on": date(2025, 3, 5),
        "due_on": date(2025, 3, 20),
    }
    perform(SignOffLoop, create(SignOffs, asked, clerk).pk, "agree", clerk, Deed(date(2025, 3, 6)))


def test_no_file_is_complete_that_no_department_was_asked_about(parcel: Any, clerk: Any) -> None:
    made = parcel()
    give(made, clerk, *ASSEMBLED, *SUBMITTED)
    measured(made, clerk)
    assert set(refusal_of(made, "assemble", clerk)) == {"land_approval.replies"}
    agreed_by(made, "ecology", clerk)
    perform(ApprovalLoop, made.pk, "assemble", clerk, Deed(DAY))


def test_nothing_is_granted_without_a_contract(parcel: Any, clerk: Any) -> None:
    made = parcel()
    row = {**row_of(ApprovalLoop, made), "id": made.pk}
    guards = ApprovalLoop.move("grant").guards
    assert [each.code for each in guards if each(row)] == ["land_approval.supplied"]


def test_a_refusal_is_mended_sent_again_and_then_agreed_to(parcel: Any, clerk: Any) -> None:
    asked = {
        "approval": parcel().pk,
        "department": "ecology",
        "matter": "生态环境意见",
        "sent_on": date(2025, 3, 5),
        "due_on": date(2025, 3, 20),
    }
    answer: Any = create(SignOffs, asked, clerk)
    perform(SignOffLoop, answer.pk, "refuse", clerk, Deed(date(2025, 3, 18), {"refusal": "临近保护地"}))
    again = {"due_on": date(2025, 4, 8), "refusal": None}
    perform(SignOffLoop, answer.pk, "resend", clerk, Deed(date(2025, 3, 24), again, "已避让"))
    perform(SignOffLoop, answer.pk, "agree", clerk, Deed(date(2025, 4, 2)))
    answer.refresh_from_db()
    assert (answer.state, answer.replied_on) == ("agreed", date(2025, 4, 2))


def test_a_parcel_withdrawn_gives_its_quota_back(parcel: Any, quota: Any, clerk: Any) -> None:
    made = parcel(area=150)
    head = author(
        Account.objects.create_user(
            "head", "Lands-12345", name="科长", role=Role.HEAD, department=clerk.account.department
        ),
        "page",
    )
    deed = Deed(DAY, {"withdrawn_on": DAY}, "选址变更")
    perform(ApprovalLoop, made.pk, "withdraw", head, deed)
    quota.refresh_from_db()
    assert (quota.used_mu, quota.left_mu) == (Decimal(0), Decimal(150))
