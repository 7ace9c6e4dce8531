"""Pages for those who may and those who may not; what they say when something is off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from yuanqu.people.models import Account

LIST = "/ledgers/registers.project/"


def test_nobody_is_sent_to_sign_in(db: None) -> None:
    answer = Client().get(LIST)
    assert (answer.status_code, answer["Location"].startswith("/sign-in/")) == (302, True)


def test_a_leader_reads_and_enters_nothing(
    client_of: Callable[[Account], Client], leader: Account, projects: dict[str, Any]
) -> None:
    client, one = client_of(leader), f"{LIST}{projects['XM-1'].pk}/"
    listed = client.get(LIST).content.decode()
    assert "鑫源铜箔项目" in listed
    assert "/new/" not in listed
    assert "/edit/" not in client.get(one).content.decode()
    for page in (f"{LIST}new/", f"{one}edit/", f"{one}void/"):
        assert client.get(page).status_code == 403
        assert client.post(page, {}).status_code == 403


def test_an_unknown_ledger_or_record_is_not_found(signed_in: Client) -> None:
    assert signed_in.get("/ledgers/registers.projct/").status_code == 404
    assert signed_in.get(f"{LIST}01a20b0a-ccfe-7859-8beb-4098ab664dbe/").status_code == 404


@pytest.mark.usefixtures("projects")
def test_a_filter_that_cannot_be_read_lists_nothing_and_says_so(signed_in: Client) -> None:
    page = signed_in.get(LIST, {"signed_on": "某天"}).content.decode()
    assert "读不懂「某天」" in page
    assert "鑫源铜箔项目" not in page, "a list that ignores its filter would look as if it held"


@pytest.mark.usefixtures("projects")
def test_chosen_columns_are_remembered_until_reset(signed_in: Client) -> None:
    def heads() -> tuple[bool, bool]:
        head = signed_in.get(LIST).content.decode().partition("<thead>")[2].partition("</thead>")[0]
        return "终止原因" in head, "项目名称" in head

    assert heads() == (False, True)
    signed_in.get(LIST, {"columns": ["number", "end_reason"]})
    assert heads() == (True, False)
    signed_in.get(LIST, {"columns": ""})
    assert heads() == (False, True)


@pytest.mark.usefixtures("projects")
def test_what_was_typed_is_never_run(signed_in: Client, projects: dict[str, Any]) -> None:
    """Text of a record and of the address comes out as text."""
    record = projects["XM-1"]
    record.name = "<script>alert(1)</script>"
    record.save()
    for page in (LIST, f"{LIST}{record.pk}/", f"{LIST}?q=<script>alert(1)</script>"):
        assert "<script>alert(1)" not in signed_in.get(page).content.decode()


@pytest.mark.usefixtures("projects")
def test_the_panel_gets_the_part_and_the_address_the_page(
    signed_in: Client, projects: dict[str, Any]
) -> None:
    url = f"{LIST}{projects['XM-1'].pk}/"
    part = signed_in.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "panel-title" in part
    assert "<!doctype html>" not in part
    assert "<!doctype html>" in signed_in.get(url).content.decode()


def test_a_lookup_offers_by_name_and_reads_back(
    signed_in: Client, projects: dict[str, Any], leader: Account, client_of: Callable[[Account], Client]
) -> None:
    url, typed = "/ledgers/services.service_case/lookup/project/", {"project": "铜箔"}
    offered = client_of(leader).get(url, typed).content.decode()
    assert signed_in.get(url, typed).status_code == 404, "another department's ledger"
    assert '<option value="鑫源铜箔项目（XM-1）">' in offered
    assert "钨材" not in offered
    assert signed_in.get(f"{LIST}lookup/name/").status_code == 404


def test_history_pages_by_period_and_exports_without_formulas(
    signed_in: Client, projects: dict[str, Any]
) -> None:
    record = projects["XM-1"]
    record.name = "=1+1"
    record.save()
    page = signed_in.get(f"{LIST}history/").content.decode()
    assert "鑫源铜箔项目" in page
    assert "数据库直接修改" in page
    assert "没有修改或作废" in signed_in.get(f"{LIST}history/", {"period": "2020年"}).content.decode()
    assert "读不懂" in signed_in.get(f"{LIST}history/", {"period": "某天"}).content.decode()
    exported = b"".join(signed_in.get(f"{LIST}history/export/")).decode("utf-8-sig")  # type: ignore[arg-type]
    assert exported.startswith("时间,记录,操作,列,原值,新值")
    assert "项目名称,鑫源铜箔项目,'=1+1" in exported


@pytest.mark.usefixtures("projects")
def test_the_export_of_a_filtered_list_is_filtered(signed_in: Client) -> None:
    """The link stands with the records, which are put anew when somebody filters, and carries the filters."""
    page = signed_in.get(LIST, {"q": "铜箔", "page": "1", "size": "20"}).content.decode()
    part = page.partition('<div id="records">')[2]
    assert f'href="{LIST}export/?q=%E9%93%9C%E7%AE%94"' in part
