"""Monday's dispatch: printed and issued, two decisions become supervised tasks, a department takes one on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.journeys.desk import Desk, desk

MONDAY = "2025-06-30"
CLERKS = {
    "项目建设科": "construction",
    "规划建设科": "infrastructure",
    "安全环保科": "safety",
    "政务服务科": "services",
    "自然资源科": "land",
}


@pytest.fixture
def office(browser: Any, address: str, walked_zone: Any) -> Iterator[Desk]:
    """The office at its desk."""
    with desk(browser, address, walked_zone.said, "bangongshi") as one:
        yield one


def printed(page: Any, label: str, folder: Path) -> str:
    """The text of the .docx behind a link: its paragraphs and what stands in its tables."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=label, exact=True).click()
    path = folder / "downloaded.docx"
    waiting.value.save_as(path)
    document = Document(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.browser
def test_mondays_dispatch_is_printed_and_two_decisions_become_tasks(
    browser: Any, address: str, walked_zone: Any, office: Desk, tmp_path: Path
) -> None:
    page = office.page
    page.goto("/dispatch/weekly/")
    said = office.text()
    assert "2025年6月23日之后至2025年6月30日" in said
    assert "议定事项落实" in said
    paper = printed(page, "下载", tmp_path)
    assert "周调度材料" in paper
    assert "新逾期" in paper
    assert "此前已逾期" in paper
    page.get_by_label("全部科室").check()
    number = page.get_by_role("button", name="印发周调度").inner_text().removeprefix("印发").strip()
    page.get_by_role("button", name="印发周调度").click()
    page.wait_for_selector("text=已印发，文件随记录存放")
    assert number in office.text()
    assert f"周调度材料（{number}）.docx" in office.text()
    with desk(browser, address, walked_zone.said, "safety") as reader:
        reader.page.goto("/messages/")
        told = reader.page.get_by_role("listitem").filter(has_text=f"印发：周调度材料（{number}）")
        told.get_by_role("button", name="打开").click()
        assert "周调度材料" in printed(reader.page, "下载原件", tmp_path)
    page.goto("/dispatch/weekly/")
    assert not page.get_by_role("button", name="印发周调度").count()
    assert "2025年6月30日之后至2025年6月30日" in office.text()

    meeting = office.find("plan.meeting", held_on=MONDAY)[0]["id"]
    page.goto(f"/ledgers/plan.meeting/{meeting}/")
    for left in (2, 1):
        page.get_by_role("button", name="立为督办事项").first.click()
        page.wait_for_selector("text=已立为督办事项DB-2025-")
        assert page.get_by_role("button", name="立为督办事项").count() == left
    minutes = printed(page, "下载纪要", tmp_path)
    assert "议定事项" in minutes
    assert "责任单位：" in minutes
    tasks = office.find("plan.task", registered_on=MONDAY, source="meeting")
    assert len(tasks) == 2
    _department_takes_it_on(browser, address, walked_zone.said, office, tasks[0]["id"])


def _department_takes_it_on(browser: Any, address: str, said: str, office: Desk, task: str) -> None:
    """Approved by a leader, assigned by the office, signed for by the department that leads it, and chased."""
    lead = office.page.request.get(f"/api/ledgers/plan.task/records/{task}").json()["lead"]
    with desk(browser, address, said, "leader") as leader:
        leader.step("plan.task", task, "审定立项", {})
    office.page.goto(f"/ledgers/plan.task/{task}/")
    office.move("plan.task", task, "assign", MONDAY, lead=lead, due_on="2025-07-07")
    with desk(browser, address, said, CLERKS[lead]) as clerk:
        clerk.step("plan.task", task, "签收", {"scheme": "本周现场踏勘，下周落实"})
    office.step("plan.task", task, "催办", {"move-reason": "请在周五前反馈"})
    with desk(browser, address, said, f"{CLERKS[lead]}-head") as head:
        head.page.goto("/messages/")
        assert "催办：DB-2025-" in head.text()
