"""The form: what is typed stays, problems stand beside their cells, two editors see both sides."""

from __future__ import annotations

from typing import Any

from django.test import Client

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.versions import token_of

LIST = "/ledgers/registers.project/"
TYPED = {"number": "XM-7", "name": "新项目", "park": "main", "kind": "land"}


def test_what_was_typed_stays_beside_what_is_wrong(signed_in: Client, projects_ledger: type[Ledger]) -> None:
    answer = signed_in.post(f"{LIST}new/", TYPED | {"total_investment": "约三亿", "signed_on": "2025-02-30"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="约三亿"' in page
    assert 'id="field-total_investment-problems"' in page
    assert 'aria-describedby="field-signed_on-problems"' in page
    assert not projects_ledger.record._default_manager.exists()


def test_clerks_write_numbers_and_days_their_way(signed_in: Client, projects_ledger: type[Ledger]) -> None:
    """The form reads what an import reads."""
    odd = {"total_investment": "１,２００.５万元", "signed_on": "2025年3月1日"}
    assert signed_in.post(f"{LIST}new/", TYPED | odd).status_code == 302
    record: Any = projects_ledger.record._default_manager.get()
    assert (str(record.total_investment), record.signed_on.isoformat()) == ("1200.5000", "2025-03-01")


def test_a_soft_check_asks_for_the_explanation(signed_in: Client) -> None:
    odd = TYPED | {"signed_on": "2025-06-01", "completed_on": "2025-05-01"}
    asked = signed_in.post(f"{LIST}new/", odd)
    assert asked.status_code == 422
    assert "请在「说明」中写明原因" in asked.content.decode()
    assert signed_in.post(f"{LIST}new/", odd | {"note": "补签"}).status_code == 302


def test_saving_and_going_on_opens_a_new_form(signed_in: Client) -> None:
    answer = signed_in.post(f"{LIST}new/", TYPED | {"next-step": "again"})
    assert answer["Location"] == f"{LIST}new/"


def test_two_editors(signed_in: Client, projects_ledger: type[Ledger], projects: dict[str, Any]) -> None:
    record = projects["XM-1"]
    edit = f"{LIST}{record.pk}/edit/"
    opened = token_of(projects_ledger, record)
    shown = {
        "name": record.name,
        "park": "main",
        "kind": "land",
        "signed_on": "2025-01-15",
        "total_investment": "1200.5000",
    }
    common = shown | {"record-opened": opened, "change-reason": "更正"}
    first = signed_in.post(edit, common | {"name": "甲改的名", "agreement_no": "甲-1"})
    assert first.status_code == 302
    second = signed_in.post(edit, common | {"name": "乙改的名"})
    page = second.content.decode()
    assert second.status_code == 409
    assert "您打开时" in page
    assert "他人已改为：甲改的名" in page
    assert 'value="乙改的名"' in page, "what was typed stays"
    assert 'value="甲-1"' in page, "what was not touched takes the value saved meanwhile"
    record.refresh_from_db()
    again = common | {
        "record-opened": token_of(projects_ledger, record),
        "name": "乙改的名",
        "agreement_no": "甲-1",
    }
    assert signed_in.post(edit, again).status_code == 302
    record.refresh_from_db()
    assert (record.name, record.agreement_no, record.version) == ("乙改的名", "甲-1", 3)


def test_a_change_without_a_reason_is_not_saved(
    signed_in: Client, projects_ledger: type[Ledger], projects: dict[str, Any]
) -> None:
    record = projects["XM-1"]
    typed = {"name": "改", "record-opened": token_of(projects_ledger, record), "change-reason": " "}
    answer = signed_in.post(f"{LIST}{record.pk}/edit/", typed)
    assert "没有写变更原因" in answer.content.decode()
    record.refresh_from_db()
    assert record.version == 1


def test_a_voided_record_has_no_form(
    signed_in: Client, projects_ledger: type[Ledger], projects: dict[str, Any]
) -> None:
    record = projects["XM-1"]
    void = f"{LIST}{record.pk}/void/"
    assert (
        "没有写变更原因"
        in signed_in.post(void, {"record-opened": token_of(projects_ledger, record)}).content.decode()
    )
    signed_in.post(void, {"record-opened": token_of(projects_ledger, record), "change-reason": "重复"})
    assert signed_in.get(f"{LIST}{record.pk}/edit/").status_code == 302
    detail = signed_in.get(f"{LIST}{record.pk}/").content.decode()
    assert "重复" in detail
    assert "/edit/" not in detail
