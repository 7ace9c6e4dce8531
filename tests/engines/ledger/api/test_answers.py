"""What the API answers: stable codes, Chinese sentences, the columns named; decimals as text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from ninja import Router

from yuanqu.engines.ledger.api import routers
from yuanqu.people.models import Account

RECORDS = "/api/ledgers/registers.project/records"
NEW = {"number": "XM-7", "name": "新项目", "park": "main", "kind": "land"}


def post(client: Client, values: dict[str, Any], **more: Any) -> Any:
    """Register a project."""
    return client.post(RECORDS, {"values": values, **more}, content_type="application/json")


def test_an_unknown_caller_is_told_to_sign_in(db: None) -> None:
    answer = Client().get(RECORDS)
    assert (answer.status_code, answer.json()["code"]) == (401, "auth.required")


def test_the_apis_own_address_leads_to_its_description(signed_in: Client) -> None:
    assert signed_in.get("/api/").headers["Location"] == "/api/docs"


def test_a_write_without_the_token_is_refused(account: Account) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(account)
    assert post(client, NEW).json()["code"] == "auth.csrf"
    token = client.get("/api/session").json()["csrf_token"]
    answer = client.post(
        RECORDS, {"values": NEW}, content_type="application/json", headers={"X-CSRFToken": token}
    )
    assert answer.status_code == 201


def test_a_reader_may_not_write(client_of: Callable[[Account], Client], leader: Account) -> None:
    answer = post(client_of(leader), NEW)
    assert (answer.status_code, answer.json()["code"]) == (403, "access.enter")


def test_decimals_are_text_both_ways(signed_in: Client) -> None:
    refused = post(signed_in, NEW | {"total_investment": 1200.1})
    (problem,) = refused.json()["problems"]
    assert (refused.status_code, problem["column"], problem["label"]) == (422, "total_investment", "总投资")
    assert "文本" in problem["expected"]
    made = post(signed_in, NEW | {"total_investment": "1200.1"})
    assert made.json()["total_investment"] == "1200.1000"
    listed = signed_in.get(RECORDS).json()
    assert (listed["totals"]["total_investment"], listed["count"]) == ("1200.1000", 1)


def test_characters_that_the_database_refuses_are_dropped(signed_in: Client) -> None:
    assert post(signed_in, NEW | {"name": "新\0项目\x07"}).json()["name"] == "新项目"


def test_a_column_that_the_system_works_out_is_not_taken_for_a_misspelling(signed_in: Client) -> None:
    body = {"values": {"area_mu": "1"}}
    refused = signed_in.post("/api/ledgers/registers.parcel/records", body, content_type="application/json")
    (problem,) = [each for each in refused.json()["problems"] if each["column"] == "area_mu"]
    assert (refused.status_code, problem["code"]) == (422, "column.unknown")
    assert "由系统得出" in problem["expected"]


@pytest.mark.parametrize(
    ("values", "column", "code", "said"),
    [
        (NEW | {"nmae": "x"}, "nmae", "column.unknown", "是否为：name"),
        (NEW | {"park": "中园"}, "park", "cell.not_in_list", "东片区"),
        (NEW | {"signed_on": "2025-02-30"}, "signed_on", "cell.day_impossible", "2025-02-30"),
        (NEW | {"enterprise": "无此企业"}, "enterprise", "cell.link_not_found", "企业名录"),
        ({**NEW, "name": ""}, "name", "cell.required", "必填"),
        ({"number": "XM-7"}, "park", "cell.required", "缺少"),
        (NEW | {"ended_on": "2025-06-01"}, "ended_on", "project.end_half", "终止原因"),
    ],
)
def test_each_problem_names_its_column(
    signed_in: Client, values: dict[str, Any], column: str, code: str, said: str
) -> None:
    answer = post(signed_in, values)
    assert answer.status_code == 422
    found = {(problem["column"], problem["code"]): str(problem) for problem in answer.json()["problems"]}
    assert said in found[(column, code)]


def test_a_misspelt_filter_is_refused(signed_in: Client) -> None:
    answer = signed_in.get(RECORDS, {"knd": "land"})
    assert (answer.status_code, answer.json()["code"]) == (400, "list.unreadable")
    assert "是否为：kind" in str(answer.json()["problems"])


def test_unknown_things_are_not_found(signed_in: Client) -> None:
    missing = signed_in.get(f"{RECORDS}/01a20b0a-ccfe-7859-8beb-4098ab664dbe")
    assert (missing.status_code, missing.json()["code"]) == (404, "record.unknown")
    unknown = signed_in.get("/api/ledgers/registers.projct")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "ledger.unknown")
    assert "registers.project" in unknown.json()["message"]


def test_a_body_that_is_no_json_is_told(signed_in: Client) -> None:
    answer = signed_in.post(RECORDS, "{", content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "request.unreadable")


def test_the_catalogue_tells_every_column(signed_in: Client) -> None:
    ledgers = {each["label"]: each for each in signed_in.get("/api/ledgers").json()}
    project = ledgers["registers.project"]
    columns = {column["name"]: column for column in project["columns"]}
    assert (project["key"], project["may_enter"]) == (["number"], True)
    assert (columns["total_investment"]["unit"], columns["enterprise"]["links_to"]) == (
        "万元",
        "registers.enterprise",
    )
    assert {"code": "east", "label": "东片区", "valid_from": "", "valid_to": ""} in columns["park"]["codes"]


def test_the_documentation_loads_nothing_from_elsewhere(signed_in: Client) -> None:
    page = signed_in.get("/api/docs").content.decode()
    assert "swagger-ui-bundle.js" in page
    assert "//" not in page.replace("<!--", "").split("<script type")[0].partition("<head>")[2]
    assert "http" not in page.partition("swagger-settings")[0]


def test_two_rooms_cannot_share_a_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routers, "_routers", {})
    first = Router()
    routers.register_router("/figures", first)
    routers.register_router("/figures", first)
    with pytest.raises(routers.PrefixTaken):
        routers.register_router("/figures", Router())
