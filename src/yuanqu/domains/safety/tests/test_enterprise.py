"""What an enterprise may do: put right its own hazards, ask for more time, and see nothing of anybody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from yuanqu.domains.safety.ledgers.hazard import Hazard, HazardLoop
from yuanqu.domains.safety.ledgers.inspected_object import InspectedObjects
from yuanqu.engines.attachments.rights import may_attach
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import Author, author, create, update
from yuanqu.engines.procedure.extending import ask, decide
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.people.access import access_records, may_export, may_read
from yuanqu.people.models import Account, Role

OWN = {"hazard", "major_hazard", "rectification_order"}  # what is addressed to it


@pytest.fixture
def enterprise(place: Any, clerk: Author, register: Callable[..., Any]) -> UUID:
    """The enterprise that the inspected place is."""
    made: UUID = register().pk
    token = token_of(InspectedObjects, place)
    update(InspectedObjects, place.pk, {"enterprise": made, "note": "名录名称另有全称"}, token, clerk, "补登")
    return made


@pytest.fixture
def firm(enterprise: UUID) -> Author:
    """Its account."""
    made = Account.objects.create_user(
        "firm", "Safety-12345", name="企业", role=Role.ENTERPRISE, enterprise=enterprise
    )
    return author(made, "page")


@pytest.fixture
def neighbour(place: Any, clerk: Author) -> Model:
    """Another place, of another enterprise."""
    values = {
        name: getattr(place, str(column.attname))  # type: ignore[attr-defined]
        for name, column in InspectedObjects.declared().items()
        if not column.kept
    }
    return create(
        InspectedObjects, values | {"object_no": "JX-9", "name": "邻家铺子", "enterprise": None}, clerk
    )


def codes(refusal: Any) -> set[str]:
    return {problem.code for problem in refusal.value.problems} or {refusal.value.code}


def test_an_enterprise_mends_its_own_hazard_and_does_nothing_else_to_it(
    find: Any, order: Any, photo: Any, clerk: Author, firm: Author
) -> None:
    hazard = find()
    due = {"due_on": date(2025, 3, 18), "order": order.pk}
    with pytest.raises(Refused) as refusal:
        perform(HazardLoop, hazard.pk, "order", firm, Deed(date(2025, 3, 3), due))
    assert codes(refusal) == {"procedure.right"}
    assert not may_attach(firm.account, HazardLoop.ledger(), hazard), (
        "before it is ordered nothing is its turn"
    )
    perform(HazardLoop, hazard.pk, "order", clerk, Deed(date(2025, 3, 3), due))
    hazard.refresh_from_db()
    assert may_attach(firm.account, HazardLoop.ledger(), hazard)
    photo(hazard)
    perform(HazardLoop, hazard.pk, "rectify", firm, Deed(date(2025, 3, 10), {"done_text": "已加锁"}))
    recheck = {"rechecked_by": "企业", "recheck_text": "到位"}
    with pytest.raises(Refused) as refusal:
        perform(HazardLoop, hazard.pk, "close", firm, Deed(date(2025, 3, 11), recheck))
    assert codes(refusal) == {"procedure.right", "procedure.own_work"}


def test_of_others_it_learns_nothing(find: Any, firm: Author, neighbour: Any, clerk: Author) -> None:
    own, other = find(), find(object=neighbour.pk)
    assert [row.pk for row in access_records(firm.account, Hazard)] == [own.pk]
    for act in (
        lambda: perform(HazardLoop, other.pk, "rectify", firm, Deed(date(2025, 3, 10), {"done_text": "甲"})),
        lambda: ask(HazardLoop, other.pk, "整改期限", date(2025, 4, 1), "缺件", firm),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert codes(refusal) == {"record.unknown"}


def test_it_asks_for_more_time_and_the_head_decides(
    find: Any, order: Any, clerk: Author, head: Author, firm: Author
) -> None:
    hazard, due = find(), today() + timedelta(days=3)
    perform(HazardLoop, hazard.pk, "order", clerk, Deed(date(2025, 3, 3), {"due_on": due, "order": order.pk}))
    asked = ask(HazardLoop, hazard.pk, "整改期限", due + timedelta(days=5), "配件未到", firm)
    with pytest.raises(Refused):
        decide(asked.pk, approve=True, reason="", by=firm)
    decide(asked.pk, approve=True, reason="", by=head)
    with pytest.raises(Refused) as refusal:
        ask(HazardLoop, hazard.pk, "整改期限", due + timedelta(days=9), "还要几天", firm)
    assert "procedure.extension_used" in codes(refusal)


def test_after_the_last_day_it_is_too_late_to_ask(find: Any, order: Any, clerk: Author, firm: Author) -> None:
    hazard = find()
    due = {"due_on": date(2025, 3, 18), "order": order.pk}
    perform(HazardLoop, hazard.pk, "order", clerk, Deed(date(2025, 3, 3), due))
    with pytest.raises(Refused) as refusal:
        ask(HazardLoop, hazard.pk, "整改期限", date(2025, 4, 1), "配件未到", firm)
    assert codes(refusal) == {"procedure.expired"}


def test_which_ledgers_it_opens_and_that_it_takes_no_copies(firm: Author) -> None:
    ledgers = [each for each in registry.ledgers() if each.office() == "safety"]
    opened = {each.label.partition(".")[2] for each in ledgers if may_read(firm.account, each.record)}
    assert opened == OWN
    assert not any(may_export(firm.account, each.record) for each in ledgers)


def test_no_page_offers_it_a_copy(find: Any, firm: Author, client: Client) -> None:
    """Pinned: the list offered 导出 to whom it then refused it."""
    find()
    client.force_login(firm.account)
    for name in ("ledger:list", "ledger:history"):
        page = client.get(reverse(name, args=["safety.hazard"]))
        assert page.status_code == 200
        assert "导出" not in page.content.decode()


def test_lists_of_people_are_copied_by_the_keeper_only(clerk: Author) -> None:
    office = Account.objects.create_user("office", "Safety-12345", name="办公室", role=Role.OFFICE)
    for label in ("safety.special_operator", "safety.training_attendance"):
        record = registry.ledger(label).record
        assert may_export(clerk.account, record)
        assert may_read(office, record)
        assert not may_export(office, record)
