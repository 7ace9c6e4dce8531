"""Percent complete, and what stands before a work is called complete."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from yuanqu.domains.infrastructure.ledgers.work import WorkLoop
from yuanqu.domains.infrastructure.ledgers.work_part import WorkParts
from yuanqu.domains.infrastructure.percent import complete, shown
from yuanqu.domains.infrastructure.rules import works
from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import update
from yuanqu.engines.procedure.performing import Deed, perform


def test_nearly_whole_is_not_whole_and_more_than_designed_is_no_more() -> None:
    parts = [
        {"weight": Decimal(60), "designed": Decimal(3), "done": Decimal(4)},
        {"weight": Decimal(40), "designed": Decimal(10_000), "done": Decimal(9999)},
    ]
    assert complete(parts) == Fraction(99996, 1000)
    assert shown(complete(parts)) == Decimal("99.99")


def refused(work: Any, move: str, by: Any, deed: Deed) -> list[str]:
    with pytest.raises(Refused) as refusal:
        perform(WorkLoop, work.pk, move, by, deed)
    return [problem.code for problem in refusal.value.problems]


def begun(work: Any, by: Any) -> None:
    perform(WorkLoop, work.pk, "tender", by, Deed(date(2024, 3, 20)))
    perform(WorkLoop, work.pk, "start", by, Deed(date(2024, 4, 8)))


def photo(work: Any, digit: str = "a") -> None:
    Attachment.objects.create(
        ledger="infrastructure.work",
        record=work.pk,
        phase="none",
        digest=digit * 64,
        name="现场.jpg",
        media_type="image/jpeg",
        size=1,
        uploaded_at="2025-03-01T00:00:00Z",
    )


def test_what_carries_use_is_whole_before_a_road_is_substantially_complete(
    work: Any, part: Any, clerk: Any
) -> None:
    begun(work, clerk)
    photo(work)
    deed = Deed(date(2025, 3, 20))
    assert refused(work, "finish", clerk, deed) == ["work.usable"], "nobody knows how far it is"
    asphalt = part("asphalt", 95, 99)
    assert refused(work, "finish", clerk, deed) == ["work.usable"], "the parts do not weigh 100"
    part("sidewalk", 5, 0, carries_use=False)
    assert refused(work, "finish", clerk, deed) == ["work.usable"], "traffic cannot use it yet"
    token = token_of(WorkParts, asphalt)
    update(WorkParts, asphalt.pk, {"done": Decimal(100)}, token, clerk, "月末计量")
    perform(WorkLoop, work.pk, "finish", clerk, deed)
    work.refresh_from_db()
    assert (work.state, work.percent) == ("substantial", Decimal("95.00"))
    photo(work, "b")  # one photo proves one move
    assert refused(work, "hand_over", clerk, Deed(date(2025, 4, 1))) == ["work.whole"]


def test_more_than_five_in_a_hundred_left_is_not_substantially_complete(
    work: Any, part: Any, clerk: Any
) -> None:
    part("asphalt", 94, 100)
    part("sidewalk", 6, 0, carries_use=False)
    said = works.usable({"id": work.pk})
    assert said
    assert "95%" in said


def test_public_money_is_tendered_on_its_approvals() -> None:
    row: dict[str, Any] = dict.fromkeys(("feasibility_on", "design_on", "estimate_on", "audit_on"))
    said = works.preliminaries_done({**row, "funding": "bond", "design_on": date(2024, 1, 2)})
    assert said
    assert "可研批复、概算批复、财审" in said
    assert works.preliminaries_done({**row, "funding": "company"}) is None


@pytest.mark.django_db
def test_weights_of_all_sections_together_are_no_more_than_a_hundred(part: Any, work: Any) -> None:
    part("asphalt", 60, 0)
    rows = [{"work": work.pk, "section": "二标", "part": "base", "weight": Decimal(40)}]
    assert list(works.weights_within_whole(rows)) == []
    rows[0]["weight"] = Decimal("40.01")
    assert [place for place, _ in works.weights_within_whole(rows)] == [0]


def test_overdue_starts_the_day_after_the_plan_in_force() -> None:
    rows: list[dict[str, Any]] = [
        {"planned_finish": date(2025, 3, 31), "revised_finish": None},
        {"planned_finish": date(2025, 3, 31), "revised_finish": date(2025, 6, 30)},
    ]
    assert works.days_after_plan(rows) == [date(2025, 4, 1), date(2025, 7, 1)]
