"""The pages of collecting: what the office sees and does, what a respondent fills in, what nobody else may open."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from tests.engines.collecting.conftest import APRIL, GROWN

TASK = "/collecting/economy.statement/2025-04/"


@pytest.fixture
def mine(asked: Any, returns: Any, firms: Any) -> str:
    """The address of the first enterprise's return."""
    return f"/collecting/economy.statement/returns/{returns.get(enterprise_id=firms[0]).pk}/"


def typed(figures: Any, firm: Any, **otherwise: Any) -> dict[str, str]:
    values = figures(firm, **otherwise)
    return {name: str(value) for name, value in values.items() if value is not None}


def test_the_office_sees_who_is_late_and_chases(
    asked: Any, browser: Any, people: Any, report: Any, firms: Any, returns: Any
) -> None:
    report(firms[0], people.clerk)
    page = browser(people.clerk).get(TASK)
    text = page.content.decode()
    assert page.status_code == 200
    assert "逾期 1 天" in text
    assert "催报全部逾期（2 户）" in text
    assert "云岚第0有限公司" not in browser(people.clerk).get(f"{TASK}?show=late").content.decode()
    done = browser(people.clerk).post(f"{TASK}chase/", follow=True)
    assert "已催报 2 户" in done.content.decode()
    assert returns.exclude(chased_on=None).count() == 2
    assert browser(people.leader).post(f"{TASK}chase/").status_code == 403


def test_an_enterprise_sees_its_own_and_nothing_else(
    mine: str, browser: Any, account_of: Any, firms: Any, returns: Any
) -> None:
    client = browser(account_of(firms[0]))
    text = client.get("/collecting/").content.decode()
    assert mine in text
    other = returns.get(enterprise_id=firms[1])
    for address in (
        TASK,
        "/collecting/economy.statement/units/",
        f"/collecting/economy.statement/returns/{other.pk}/",
    ):
        assert client.get(address).status_code == 404, address
    workbook = client.get(f"{TASK}workbook/")
    sheet = openpyxl.load_workbook(io.BytesIO(workbook.getvalue())).active
    assert sheet is not None
    assert sheet.max_row == 2, "one heading, its own row"


def test_a_respondent_fills_in_explains_and_reports(
    mine: str, browser: Any, account_of: Any, firms: Any, figures: Any, returns: Any
) -> None:
    client, one = browser(account_of(firms[0])), lambda: returns.get(enterprise_id=firms[0])
    refused = client.post(mine, typed(figures, firms[0], total_assets=5))
    assert refused.status_code == 422
    assert "应等于负债合计加所有者权益合计" in refused.content.decode()
    doubted = typed(figures, firms[0], **GROWN)
    asked = client.post(mine, doubted)
    assert asked.status_code == 422
    assert "有 1 处须说明" in asked.content.decode()
    assert one().state == "asked"
    done = client.post(mine, doubted | {"explain-statement.growth": "新厂投产"}, follow=True)
    assert "等待审核" in done.content.decode()
    assert one().state == "submitted"
    assert "新厂投产" in client.get(f"{mine}").content.decode()
    assert client.post(mine, doubted).status_code == 403, "it waits for approval"


def test_the_month_is_locked_from_its_page(asked: Any, browser: Any, people: Any) -> None:
    refused = browser(people.office).post(f"{TASK}lock/", {"change-reason": ""})
    assert refused.status_code == 422
    assert "没有审核通过" in refused.content.decode()
    done = browser(people.office).post(f"{TASK}lock/", {"change-reason": "市局已发布"}, follow=True)
    assert "2025年4月已锁定" in done.content.decode()
    assert browser(people.clerk).get(f"{TASK}lock/").status_code == 403


def test_a_page_costs_the_same_however_many_respondents(
    asked: Any, browser: Any, people: Any, returns: Any, django_assert_max_num_queries: Any
) -> None:
    assert returns.filter(month=APRIL).count() == 3
    client = browser(people.clerk)
    client.get(TASK)
    with django_assert_max_num_queries(60):
        client.get(TASK)
