"""Titles and their renewal, applications for the bond: what blocks, what follows of itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.innovation.ledgers.bond import Bond, BondReview
from yuanqu.domains.innovation.ledgers.bond_equipment import BondEquipments
from yuanqu.domains.innovation.ledgers.qualification import Qualification, TitleLife
from yuanqu.domains.innovation.tests.conftest import person
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.ticking import tick
from yuanqu.people.models import Role
from yuanqu.registers.ledgers.rule import Rule


def said(refusal: pytest.ExceptionInfo[Refused]) -> str:
    """All that a refusal says."""
    return "".join(problem.sentence for problem in refusal.value.problems)


def test_a_title_is_renewed_only_by_a_new_one_that_points_at_it(
    title: Callable[..., Record], clerk: Author
) -> None:
    old = title()
    with pytest.raises(Refused) as refusal:
        perform(TitleLife, old.pk, "renew", clerk, Deed(date(2025, 5, 20)))
    assert "没有续自本资质的新创新型中小企业记录" in said(refusal)
    day = date(2025, 5, 20)
    title("2025年第一批", renews=old.pk, valid_from=day, announced_on=day, valid_to=date(2028, 5, 19))
    perform(TitleLife, old.pk, "renew", clerk, Deed(day))
    assert Qualification.objects.get(pk=old.pk).state == "renewed"


def test_a_title_that_is_not_renewed_lapses_of_itself_on_the_day_after(
    title: Callable[..., Record],
) -> None:
    old = title()
    tick(date(2025, 6, 9))
    assert Qualification.objects.get(pk=old.pk).state == "valid"
    tick(date(2025, 6, 10))
    found = Qualification.objects.get(pk=old.pk)
    assert (found.state, found.expired_on, found.held_until) == (
        "expired",
        date(2025, 6, 10),
        date(2025, 6, 9),
    )


def test_renewal_is_begun_as_many_months_before_as_the_rule_says(
    title: Callable[..., Record], db: None
) -> None:
    Rule.objects.create(
        code="title_renewal_months",
        name="启动续期",
        value=6,
        unit="个月",
        valid_from=date(2020, 1, 1),
        source="办法",
    )
    assert title().renew_by == date(2024, 12, 9)  # type: ignore[attr-defined]


def test_a_revoked_title_is_held_until_the_day_before(title: Callable[..., Record], clerk: Author) -> None:
    head = author(person("head", "科技创新科", Role.HEAD), "page")
    old = title()
    deed = Deed(date(2024, 3, 4), {"ended_why": "累计两年未填报年报"}, "通报")
    perform(TitleLife, old.pk, "revoke", head, deed)
    assert Qualification.objects.get(pk=old.pk).held_until == date(2024, 3, 3)


@pytest.mark.usefixtures("limits")
@pytest.mark.parametrize(
    ("changes", "blocked"),
    [
        ({"is_new_build": True}, "属于新建或搬迁"),
        ({"done_share": Decimal(0)}, "应已开工且不超过80%"),
        ({"done_share": Decimal("80.01")}, "应已开工且不超过80%"),
        ({"asked": Decimal(406)}, "支持比例15.04%，超过15%"),
        ({}, "没有登记新旧设备清单"),
        ({"permit_no": None}, "前置要件缺施工许可"),
    ],
)
def test_what_is_not_eligible_does_not_go_up(
    changes: dict[str, Any], blocked: str, bond: Callable[..., Record], clerk: Author
) -> None:
    made = bond(**changes)
    with pytest.raises(Refused) as refusal:
        perform(BondReview, made.pk, "apply", clerk, Deed(date(2025, 3, 10)))
    assert blocked in said(refusal)


@pytest.mark.usefixtures("limits")
def test_what_is_eligible_goes_up_and_is_passed_by_another(
    bond: Callable[..., Record], clerk: Author
) -> None:
    made = bond()
    for side, amount in (("retired", 270), ("new", 2000)):
        line = {
            "bond": made.pk,
            "side": side,
            "seq": 1,
            "name": "机床",
            "model": "CK",
            "quantity": 3,
            "amount": Decimal(amount),
            "written_off": True,
            "owned": True,
            "second_hand": False,
        }
        create(BondEquipments, line, clerk)
    assert Bond.objects.get(pk=made.pk).retired_ratio == Decimal("13.50")
    perform(BondReview, made.pk, "apply", clerk, Deed(date(2025, 3, 10)))
    with pytest.raises(Refused):
        perform(BondReview, made.pk, "to_city", clerk, Deed(date(2025, 3, 12)))
    other = author(person("other", "科技创新科"), "page")
    perform(BondReview, made.pk, "to_city", other, Deed(date(2025, 3, 12)))
    assert Bond.objects.get(pk=made.pk).state == "city"
