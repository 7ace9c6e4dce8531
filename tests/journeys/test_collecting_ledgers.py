"""The office asks two departments for a ledger: one fills it in by page, one by workbook; locked, then corrected."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from tests.journeys.desk import Desk, desk

pytestmark = pytest.mark.browser

LEDGER, JUNE = "plan.feedback", "/collecting/plan.feedback/2025-06/"
TODAY = "2025-06-30"
CODES = {
    "项目建设科": "construction",
    "安全环保科": "safety",
    "规划建设科": "infrastructure",
    "招商科": "investment",
}


@pytest.fixture(scope="module")
def seats(walked_zone: Any, browser: Any, address: str) -> Iterator[Any]:
    """Opens desks as they are needed: whose is known once the tasks are."""
    with ExitStack() as stack:
        held: dict[str, Desk] = {}

        def sit(name: str) -> Desk:
            if name not in held:
                held[name] = stack.enter_context(desk(browser, address, walked_zone.said, name))
            return held[name]

        yield sit


def press(at: Desk, button: str) -> None:
    """Press a button that leads to another page."""
    with at.page.expect_navigation():
        at.page.get_by_role("button", name=button).first.click()


def do(at: Desk, address: str, move: str, **texts: str) -> None:
    """Make a move from a return's page."""
    at.page.goto(address)
    at.page.get_by_role("link", name=move, exact=True).click()
    at.page.wait_for_selector("#panel form")
    at.fill(texts, "#panel")
    at.page.locator("#panel").get_by_role("button", name=move, exact=True).click()
    at.page.wait_for_selector("text=记录现在是")


def return_of(office: Desk, department: str) -> str:
    """The address of a department's return of June."""
    office.page.goto(JUNE)
    href = office.page.get_by_role("link", name=department, exact=True).first.get_attribute("href")
    return str(href)


def test_two_departments_are_asked_report_and_correct(seats: Any, tmp_path: Any) -> None:
    office = seats("bangongshi")
    codes = {
        "项目建设科": "construction",
        "安全环保科": "safety",
        "规划建设科": "infrastructure",
        "招商科": "investment",
    }
    tasks = {
        each["lead"]: each for each in office.find("plan.task", state="accepted") if each["lead"] in codes
    }
    (one, other), numbers = list(tasks)[:2], {name: each["number"] for name, each in tasks.items()}

    office.page.goto("/collecting/")
    office.page.get_by_role("link", name="发起填报").click()
    office.page.get_by_label("台账").select_option(LEDGER)
    press(office, "下一步")
    office.fill({"month": "2025-06", "due_on": "2025-07-03", "note": "先写结论"})
    for box in office.page.locator(".collecting-whom input").all():
        box.set_checked(box.get_attribute("value") in (one, other))
    press(office, "发起")
    assert "已向 2 个科室发起" in office.text("body")
    first, second = return_of(office, one), return_of(office, other)

    clerk, head = seats(CODES[one]), seats(f"{CODES[one]}-head")
    serial = len(clerk.find("plan.feedback", task=tasks[one]["id"], size="200")) + 1
    clerk.page.goto("/todos/")
    assert "督办反馈台账" in clerk.text()
    row = {
        "task": numbers[one],
        "fed_back_on": TODAY,
        "reporter": "李明",
        "department": one,
        "progress": "方案重新编制，部分工作返工。",
        "note": "原方案未通过评审",
    }
    for further, share in enumerate(("60", "40")):
        clerk.page.goto(first)
        clerk.page.get_by_role("link", name="逐条登记").click()
        told = row | {"serial": str(serial + further), "share": share}
        clerk.fill(
            {name: text for name, text in told.items() if clerk.page.locator(f"main [name={name}]").count()}
        )
        record = clerk.save()
    clerk.page.goto(first)
    doubt = clerk.page.locator("textarea[name='explain-feedback.falls']")
    assert doubt.input_value() == "原方案未通过评审", "what was said with the row is offered"
    doubt.fill("原方案未通过评审，重新编制")
    press(clerk, "上报")
    assert "等待本科室科长审核" in clerk.text("body")
    do(office, first, "退回", return_reason="请补写下一步安排")
    clerk.amend(
        "plan.feedback",
        record.rstrip("/").rpartition("/")[2],
        {"next_step": "七月上旬再次送审"},
        "按退回意见",
    )
    clerk.page.goto(first)
    assert "请补写下一步安排" in clerk.text()
    for doubt in clerk.page.locator("textarea[name^=explain-]").all():
        doubt.fill("已核对")
    press(clerk, "再次上报")
    do(head, first, "审核通过")

    typist = seats(CODES[other])
    do(office, second, "催报", chase_way="telephone")
    serial = len(typist.find("plan.feedback", task=tasks[other]["id"], size="200")) + 1
    sheet = tmp_path / "反馈.csv"
    cells = (numbers[other], str(serial), TODAY, other, "王芳", "已完成九成，正在收尾。", "95")
    sheet.write_text(
        "督办事项,反馈序号,反馈日期,反馈单位,反馈人,进展情况,完成率\n" + ",".join(cells) + "\n", "utf-8"
    )
    typist.page.goto(second)
    typist.page.get_by_role("link", name="用表格导入").click()
    typist.page.set_input_files("input[type=file]", sheet)
    press(typist, "上传并预览")
    typist.page.get_by_label("导入缘由").fill("六月反馈")
    press(typist, "确认导入")
    typist.page.goto(second)
    assert "已完成九成" in typist.text()
    press(typist, "上报")
    for doubt in typist.page.locator("textarea[name^=explain-]").all():
        doubt.fill("已核对")
    if typist.page.locator("textarea[name^=explain-]").count():
        press(typist, "上报")
    do(seats(f"{CODES[other]}-head"), second, "审核通过")

    office.page.goto(f"{JUNE}lock/")
    press(office, "锁定")
    assert "2025年6月已锁定" in office.text("body")
    key = record.rstrip("/").rpartition("/")[2]
    clerk.page.goto(f"/ledgers/{LEDGER}/{key}/edit/")
    clerk.fill({"reporter": "李明明", "change-reason": "更正"})
    clerk.save()
    assert "已于 2025-06-30 锁定" in clerk.text()
    assert "同意更正" in clerk.text()
    do(office, first, "同意更正", **{"move-reason": "姓名有误"})
    clerk.amend(LEDGER, key, {"reporter": "李明明"}, "姓名有误")
    clerk.page.goto(first)
    for doubt in clerk.page.locator("textarea[name^=explain-]").all():
        doubt.fill("已核对")
    press(clerk, "更正上报")
    assert "审核通过后有 1 处变动" in head.page.goto(first).text()
    do(head, first, "审核通过")
    office.page.goto(f"{JUNE}lock/")
    office.fill({"change-reason": "演示结束，恢复原状"})
    press(office, "解锁")
    assert "2025年6月已解锁" in office.text("body")
