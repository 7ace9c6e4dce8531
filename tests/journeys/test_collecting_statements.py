"""A month's statements are collected from 231 enterprises: late ones chased, one returned, the month locked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from tests.journeys.desk import Desk, desk

pytestmark = pytest.mark.browser

PEOPLE = ("economy", "economy-head", "bangongshi", "enterprise")
APRIL, MAY = (f"/collecting/economy.statement/2025-{month}/" for month in ("04", "05"))


@pytest.fixture(scope="module")
def desks(browser: Any, address: str, walked_zone: Any) -> Iterator[dict[str, Desk]]:
    """Everybody at a desk."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(desk(browser, address, walked_zone.said, name)) for name in PEOPLE}


def press(at: Desk, button: str) -> None:
    """Press a button that leads to another page."""
    with at.page.expect_navigation():
        at.page.get_by_role("button", name=button).first.click()


def test_aprils_statements_came_from_231_enterprises(desks: dict[str, Desk]) -> None:
    clerk = desks["economy"]
    clerk.page.goto(APRIL)
    told = clerk.text()
    assert told.count("231 / 231") == 2, "reported, and approved"
    assert "2025年5月28日" in told
    for show, count in (("late", 3), ("returned", 1)):
        clerk.page.goto(f"{APRIL}?show={show}")
        assert clerk.page.locator("table tbody tr").count() == count
    clerk.page.goto(f"{APRIL}?show=late")
    assert clerk.page.locator("table tbody").inner_text().count("1 次") == 3, "each was chased"


def test_mays_statement_is_chased_filled_in_returned_and_approved(desks: dict[str, Desk]) -> None:
    clerk, head, firm = desks["economy"], desks["economy-head"], desks["enterprise"]
    clerk.page.goto(MAY)
    press(clerk, "催报全部逾期（4 户）")
    assert "已催报 4 户" in clerk.text("body")
    press(clerk, "催报全部逾期（4 户）")
    assert "4 户今天已催过" in clerk.text("body")
    firm.page.goto("/messages/")
    assert "催报：2025年5月企业财务状况月报" in firm.text()

    (april,) = firm.find("economy.statement", month="2025-04")
    firm.page.goto("/collecting/")
    firm.page.get_by_role("link", name="去填报").first.click()
    firm.page.wait_for_selector(".collecting-form")
    address = firm.page.url
    fields = firm.page.locator(".collecting-form input[name], .collecting-form textarea[name]")
    names = fields.evaluate_all("found => found.filter(each => !each.value).map(each => each.name)")
    values = {name: str(april[name]) for name in names if april.get(name) is not None}
    values |= dict.fromkeys(("filler", "stat_head", "unit_head"), "张敏")
    firm.fill(values | {"total_assets": "5", "payroll_prior": "1"})
    press(firm, "上报")
    assert "应等于负债合计加所有者权益合计" in firm.text()
    firm.fill({"total_assets": values["total_assets"]})
    press(firm, "上报")
    assert "同期数不一致" in firm.text()
    firm.page.locator("textarea[name='explain-statement.prior']").fill("上年五月薪酬补记")
    for doubt in firm.page.locator("textarea[name^=explain-]").all():
        if not doubt.input_value():
            doubt.fill("订单减少，已核实")
    press(firm, "上报")
    assert "等待审核" in firm.text("body")

    head.page.goto(address)
    assert "上年五月薪酬补记" in head.text(), "the answer stands beside the doubt"
    head.page.get_by_role("link", name="退回", exact=True).click()
    head.page.wait_for_selector("#panel form")
    head.fill({"return_reason": "用工人数请核对"}, "#panel")
    head.page.locator("#panel").get_by_role("button", name="退回", exact=True).click()
    head.page.wait_for_selector("text=记录现在是")
    firm.page.goto(address)
    assert "用工人数请核对" in firm.text()
    firm.fill({"workers_end": "77"})
    press(firm, "上报")
    for doubt in firm.page.locator("textarea[name^=explain-]").all():
        doubt.fill("再次核实无误")
    if firm.page.locator("textarea[name^=explain-]").count():
        press(firm, "上报")
    assert "等待审核" in firm.text("body")
    head.page.goto(MAY)
    press(head, "通过无需说明的")
    head.page.goto(address)
    head.page.get_by_role("link", name="审核通过", exact=True).click()
    head.page.wait_for_selector("#panel form")
    head.page.locator("#panel").get_by_role("button", name="审核通过", exact=True).click()
    head.page.wait_for_selector("text=记录现在是")


def test_the_office_locks_may_and_opens_it_again(desks: dict[str, Desk]) -> None:
    office, firm = desks["bangongshi"], desks["enterprise"]
    office.page.goto(f"{MAY}lock/")
    press(office, "锁定")
    assert "没有审核通过" in office.text()
    office.fill({"change-reason": "余户经催报仍未报送，按未报处理"})
    press(office, "锁定")
    assert "2025年5月已锁定" in office.text("body")
    office.page.goto(f"{MAY}lock/")
    office.fill({"change-reason": "演示结束，恢复原状"})
    press(office, "解锁")
    assert "2025年5月已解锁" in office.text("body")
    for place in (MAY, APRIL):
        assert firm.page.goto(place).status == 404, "an enterprise sees its own returns and nothing else"
