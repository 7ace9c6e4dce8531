"""Writing one record: refused as a whole or written as a whole, never over what was not seen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from tests.contract.rows import keeper_of, make_record

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.models import BeforeImage, Change
from yuanqu.engines.ledger.refusals import Conflict, Refused
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import Author, author, create, update, void
from yuanqu.people.models import Account

NEW = {"number": "XM-9", "name": "新项目", "park": "main", "kind": "land"}


def refusal(deed: Any, *details: Any) -> Refused:
    """What ``deed`` is refused with; nothing of it is left behind."""
    before = (Change.objects.count(), BeforeImage.objects.count())
    with pytest.raises(Refused) as refused:
        deed(*details)
    assert (Change.objects.count(), BeforeImage.objects.count()) == before
    return refused.value


def test_a_record_is_written_under_one_change(projects_ledger: type[Ledger], by: Author) -> None:
    record = create(projects_ledger, NEW, by, "签约")
    change = Change.objects.get(pk=record.change_id)
    assert (change.way, change.actor_name, change.reason, change.request) == (
        "page",
        "李梅",
        "签约",
        by.request,
    )
    assert (record.version, record.name) == (1, "新项目")  # type: ignore[attr-defined]


def test_who_may_not_enter_is_told_who_may(projects_ledger: type[Ledger], leader: Account) -> None:
    found = refusal(create, projects_ledger, NEW, author(leader, "page"))
    assert found.code == "access.enter"
    assert projects_ledger.keeper in found.message


def test_every_missing_column_is_named(projects_ledger: type[Ledger], by: Author) -> None:
    found = refusal(create, projects_ledger, {"number": "XM-9"}, by)
    assert found.code == "record.problems"
    assert {problem.columns for problem in found.problems} == {("name",), ("park",), ("kind",)}


def test_hard_checks_block_and_soft_ones_ask(projects_ledger: type[Ledger], by: Author) -> None:
    hard = refusal(create, projects_ledger, NEW | {"ended_on": date(2025, 6, 1)}, by)
    assert [problem.code for problem in hard.problems] == ["project.end_half"]
    odd = NEW | {"signed_on": date(2025, 6, 1), "completed_on": date(2025, 5, 1)}
    soft = refusal(create, projects_ledger, odd, by)
    assert [problem.severity for problem in soft.problems] == ["soft"]
    assert create(projects_ledger, odd | {"note": "补签协议"}, by).pk


def test_an_old_explanation_explains_no_new_values(projects_ledger: type[Ledger], by: Author) -> None:
    odd = NEW | {"signed_on": date(2025, 6, 1), "completed_on": date(2025, 5, 1), "note": "补签协议"}
    record = create(projects_ledger, odd, by)

    def change(**values: Any) -> Any:
        record.refresh_from_db()
        return update(projects_ledger, record.pk, values, token_of(projects_ledger, record), by, "更正")

    assert change(name="改名").version == 2
    found = refusal(lambda: change(completed_on=date(2025, 4, 1)))
    assert [problem.code for problem in found.problems] == ["project.dates"]
    assert change(completed_on=date(2025, 4, 1), note="先建后签").version == 3


def test_the_key_is_taken_once_and_freed_by_voiding(projects_ledger: type[Ledger], by: Author) -> None:
    first = create(projects_ledger, NEW, by)
    assert refusal(create, projects_ledger, NEW, by).problems[0].code == "record.key_taken"
    void(projects_ledger, first.pk, token_of(projects_ledger, first), by, "录错")
    assert create(projects_ledger, NEW, by).pk != first.pk


def test_a_change_needs_a_reason_and_leaves_the_key(
    projects_ledger: type[Ledger], by: Author, projects: dict[str, Any]
) -> None:
    record = projects["XM-1"]
    opened = token_of(projects_ledger, record)

    def code(values: dict[str, Any], reason: str) -> str:
        return refusal(update, projects_ledger, record.pk, values, opened, by, reason).code

    assert code({"name": "改"}, "  ") == "change.reason_missing"
    assert code({"number": "XM-8"}, "更正") == "record.key_fixed"
    assert code({"name": record.name}, "更正") == "record.unchanged"
    changed = update(projects_ledger, record.pk, {"name": "改"}, opened, by, "更正")
    assert (changed.version, changed.name) == (2, "改")  # type: ignore[attr-defined]


def test_two_editors_see_both_sides(
    projects_ledger: type[Ledger], by: Author, projects: dict[str, Any]
) -> None:
    record = projects["XM-1"]
    opened = token_of(projects_ledger, record)
    update(projects_ledger, record.pk, {"total_investment": Decimal("1300")}, opened, by, "先改")
    with pytest.raises(Conflict) as conflict:
        update(projects_ledger, record.pk, {"total_investment": Decimal("1400")}, opened, by, "后改")
    (difference,) = conflict.value.differences
    assert (difference.column, difference.opened, difference.now, difference.typed) == (
        "total_investment",
        Decimal("1200.5000"),
        Decimal("1300.0000"),
        Decimal("1400"),
    )
    update(
        projects_ledger,
        record.pk,
        {"total_investment": Decimal("1400")},
        conflict.value.token,
        by,
        "核对后改",
    )
    record.refresh_from_db()
    assert (record.total_investment, record.version) == (Decimal("1400.0000"), 3)


def test_a_change_made_in_the_database_itself_is_a_conflict_too(
    projects_ledger: type[Ledger], by: Author, projects: dict[str, Any]
) -> None:
    """It leaves the version as it was; the token notices all the same."""
    record = projects["XM-1"]
    opened = token_of(projects_ledger, record)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registers_project SET name = '库里改' WHERE id = %s", [record.pk])
    with pytest.raises(Conflict) as conflict:
        update(projects_ledger, record.pk, {"note": "说明"}, opened, by, "补说明")
    assert [each.column for each in conflict.value.differences] == ["name"]


def test_a_voided_record_stays_and_cannot_be_changed(
    projects_ledger: type[Ledger], by: Author, projects: dict[str, Any]
) -> None:
    record = void(
        projects_ledger, projects["XM-1"].pk, token_of(projects_ledger, projects["XM-1"]), by, " 重复 "
    )
    assert (record.void_reason, record.voided_on is not None) == ("重复", True)
    found = refusal(update, projects_ledger, record.pk, {"name": "改"}, "1.0", by, "更正")
    assert found.code == "record.voided"


def test_what_standing_records_link_to_is_not_voided(projects_ledger: type[Ledger], by: Author) -> None:
    enterprises = registry.ledger("registers.enterprise")
    theirs = author(keeper_of(enterprises), "page")
    enterprise = make_record(enterprises, theirs)
    linked = [
        create(projects_ledger, NEW | {"number": number, "enterprise": enterprise.pk}, by)
        for number in ("XM-8", "XM-9")
    ]
    opened = token_of(enterprises, enterprise)
    for left in (2, 1):
        found = refusal(void, enterprises, enterprise.pk, opened, theirs, "录错")
        assert found.code == "record.linked"
        assert f"「{projects_ledger.name}」{left} 条" in found.message
        record = linked.pop()
        void(projects_ledger, record.pk, token_of(projects_ledger, record), by, "重复")
    assert void(enterprises, enterprise.pk, opened, theirs, "录错").voided_on is not None


def test_a_ledger_that_is_not_his_to_read_is_not_named(by: Author) -> None:
    enterprises, cases = registry.ledger("registers.enterprise"), registry.ledger("services.service_case")
    theirs = author(keeper_of(enterprises), "page")
    enterprise = make_record(enterprises, theirs)
    case = make_record(cases, author(keeper_of(cases), "page"))
    with changing(way="command", reason="样例"):
        cases.record._default_manager.filter(pk=case.pk).update(enterprise=enterprise.pk)
    opened = token_of(enterprises, enterprise)
    found = refusal(void, enterprises, enterprise.pk, opened, theirs, "录错")
    assert found.code == "record.linked"
    assert cases.name not in found.message
    assert "其他科室" in found.message
