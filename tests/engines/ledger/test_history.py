"""Reading the history: exact values, labels, who and why, whichever way the change came."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from tests.contract.rows import make_record

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.history import Asked, ledger_history, record_history
from yuanqu.engines.ledger.images import images_of
from yuanqu.engines.ledger.models import Change, Statement
from yuanqu.engines.ledger.writing import Author
from yuanqu.people.models import Account


def test_values_come_back_exact_and_labelled(
    account: Account, projects_ledger: type[Ledger], projects: dict[str, Any]
) -> None:
    record = projects["XM-4"]
    with changing(way="command", actor_name="甲", reason="更正"):
        record.total_investment, record.kind, record.signed_on = Decimal("12345678901234.5678"), "land", None
        record.save()
    (image,) = images_of(projects_ledger, record.pk)
    assert image.before["total_investment"] == Decimal("0.0001")
    assert image.after["total_investment"] == Decimal("12345678901234.5678"), "no binary float on the way"
    event = record_history(account, projects_ledger, record)[0]
    assert [(each.label, each.before, each.after) for each in event.altered] == [
        ("项目类别", "原地扩建", "供地建设"),
        ("入园协议签订日", "2024-12-31", ""),
        ("总投资", "0.0001", "12,345,678,901,234.5678"),
    ]


def test_links_are_told_by_name(
    account: Account, projects_ledger: type[Ledger], projects: dict[str, Any]
) -> None:
    enterprises = registry.ledger("registers.enterprise")
    enterprise = make_record(enterprises, Author(account, "page", projects["XM-1"].pk))
    record = projects["XM-1"]
    with changing(way="command", actor_name="甲", reason="注册"):
        record.enterprise = enterprise
        record.save()
    (altered,) = record_history(account, projects_ledger, record)[0].altered
    assert (altered.before, altered.after) == ("", enterprise.name)  # type: ignore[attr-defined]


def test_a_change_without_a_program_is_told_as_direct(
    account: Account, projects_ledger: type[Ledger], projects: dict[str, Any]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registers_project SET park = 'east' WHERE number IN ('XM-1', 'XM-2')")
        cursor.execute("SELECT current_user")
        user = cursor.fetchone()[0]
    event = record_history(account, projects_ledger, projects["XM-2"])[0]
    assert (event.way_label, event.who, event.reason) == ("数据库直接修改", f"数据库用户 {user}", "")
    assert ledger_history(account, projects_ledger, Asked(person=user)).count() == 2


def test_an_update_that_changes_nothing_leaves_no_line(
    account: Account, projects_ledger: type[Ledger], projects: dict[str, Any]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registers_project SET park = park")
    assert ledger_history(account, projects_ledger, Asked()).count() == 0


def test_a_ledgers_history_is_asked_by_days_and_person(
    account: Account, projects_ledger: type[Ledger], projects: dict[str, Any]
) -> None:
    for number, who in (("XM-1", "甲"), ("XM-2", "乙"), ("XM-3", "甲乙")):
        with changing(way="command", actor_name=who, reason="更正"):
            projects[number].name += "（改）"
            projects[number].save()
    history = ledger_history(account, projects_ledger, Asked())
    assert [event.title for event in history[0:2]] == ["昊天ABC装备项目（改）", "安远钨材项目（改）"][:2]
    assert [event.who for event in history.walk(at_once=2)] == ["甲乙", "乙", "甲"]
    assert ledger_history(account, projects_ledger, Asked(person="甲")).count() == 2
    assert ledger_history(account, projects_ledger, Asked(until=date(2020, 1, 1))).count() == 0
    (insert,) = history.inserts()
    assert (insert.records, insert.who, insert.reason) == (4, "李梅", "建账")


@pytest.mark.usefixtures("projects")
def test_records_of_one_import_share_its_change(account: Account, projects_ledger: type[Ledger]) -> None:
    for record in projects_ledger.record._default_manager.all():
        (event,) = record_history(account, projects_ledger, record)
        assert (event.did, event.way, event.who, event.reason) == ("insert", "import", "李梅", "建账")


@pytest.mark.parametrize("alteration", ["id = gen_random_uuid()", "change_id = change_id + 1"])
def test_an_update_cannot_take_a_record_out_of_its_history(
    projects_ledger: type[Ledger], projects: dict[str, Any], alteration: str
) -> None:
    sql = f"UPDATE registers_project SET {alteration} WHERE number = 'XM-1'"
    with (
        pytest.raises(IntegrityError, match="UPDATE on registers_project is refused: a record keeps its id"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    record = projects_ledger.record._default_manager.get(pk=projects["XM-1"].pk)
    assert record.change_id == projects["XM-1"].change_id


@pytest.mark.parametrize("borrowed", ["earlier", "999999999", "nonsense"])
def test_only_a_change_of_the_running_transaction_is_taken(projects: dict[str, Any], borrowed: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_change (at, way, actor_name, reason, request, db_user, transaction)"
            " VALUES (now(), 'page', '甲', '冒用', gen_random_uuid(), 'x', txid_current() - 1) RETURNING id"
        )
        earlier = str(cursor.fetchone()[0])
        named = earlier if borrowed == "earlier" else borrowed
        cursor.execute("SELECT set_config('yuanqu.change', %s, true)", [named])
        cursor.execute("UPDATE registers_project SET park = 'east' WHERE number = 'XM-1'")
        cursor.execute("UPDATE registers_project SET park = 'east' WHERE number = 'XM-2'")
    (change,) = Change.objects.filter(pk__in=Statement.objects.filter(did="update").values("change"))
    assert (change.way, change.actor_name) == ("direct", "")


def test_a_change_holds_across_savepoints(projects: dict[str, Any]) -> None:
    with changing(way="command", actor_name="甲", reason="更正") as number, transaction.atomic():
        projects["XM-1"].name += "（改）"
        projects["XM-1"].save()
    assert Statement.objects.get(did="update").change_id == number
