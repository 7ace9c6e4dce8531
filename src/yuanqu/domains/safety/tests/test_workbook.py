"""隐患台账 as a safety office keeps it: a header of two rows, days as text; its days are replayed as moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from yuanqu.domains.safety.ledgers.hazard import Hazard, Hazards
from yuanqu.engines.ledger.importing.applying import apply
from yuanqu.engines.ledger.importing.heading_lines import choices_of, read_mapping
from yuanqu.engines.ledger.importing.prepared import Choices, Prepared, SourceFile
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.remembering import recall, remember
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.models import MoveMade

pytestmark = pytest.mark.django_db

UPPER = [
    "序号", "隐患编号", "隐患单位", "检查时间", "检查人", "隐患来源", "隐患情况", None, None, None, None, "处理方式",
    "文号", "下达日期", "整改", None, None, None, None, None, None, None, "监管部门", "监管责任人", "复查", None, None,
    "销号情况", "备注",
]  # fmt: skip
LOWER = [
    *[None] * 6, "检查地点", "部位", "存在问题", "隐患类型", "等级", *[None] * 3, "整改意见", "责任单位", "责任人",
    "整改期限", "整改情况", "完成时间", "整改前照片", "整改后照片", *[None] * 2, "复查时间", "复查人", "复查内容",
]  # fmt: skip
WIDE = ("G2:K2", "O2:V2", "Y2:AA2")


def line(number: int, order: str | None = "云安责〔2025〕1号", **days: str) -> list[Any]:
    """One hazard found on 3 March, under ``UPPER`` and ``LOWER``."""
    done = "completed" in days
    return [
        number, f"YL-2025-{number:04d}", "某餐馆", "3月3日", "检查甲、检查乙", "企业自查", "后厨", "配电箱",
        "配电箱门未关闭", "B04", "一般", "限期", order, days.get("ordered"), "加锁", "某餐馆", "某某",
        "2025.3.18" if order else None, "已加锁" if done else None, days.get("completed"), "见附件" if done else None,
        None, "安全环保科", "检查甲", days.get("rechecked"), "检查乙" if "rechecked" in days else None,
        "已整改到位" if "rechecked" in days else None, "已销号" if "rechecked" in days else "整改中", None,
    ]  # fmt: skip


@pytest.fixture
def sheet(tmp_path: Path, place: Record, order: Record) -> Any:
    """``sheet(*lines)``: the workbook with these hazards, previewed by what was said of its headings before."""

    def read(*lines: list[Any]) -> Prepared:
        book = openpyxl.Workbook()
        page = book.active
        for row in (["2025年安全生产隐患排查治理台账"], UPPER, [*LOWER, None, None], *lines):
            page.append(row)
        for area in ("A1:AC1", *WIDE):
            page.merge_cells(area)
        for at, text in enumerate(LOWER, 1):
            if text is None:
                page.merge_cells(start_row=2, end_row=3, start_column=at, end_column=at)
        path = tmp_path / "隐患台账.xlsx"
        book.save(path)
        return prepare(SourceFile.of(path), Hazards, Choices(), known=recall(Hazards, None))

    return read


LINES = (
    line(1),
    line(2, ordered="3月4日"),
    line(3, ordered="2025年3月4日", completed="25.3.10", rechecked="2025/3/12"),
)


def test_it_goes_in_after_one_confirmation_and_its_days_are_replayed(sheet: Any) -> None:
    prepared = sheet(*LINES)
    assert [p.sentence for p in prepared.problems if p.blocks] == []
    remember(Hazards, None, prepared.said, "测试")
    assert apply(prepared.confirmed()).inserted == 3
    hazards: Any = Hazard.objects
    assert list(hazards.order_by("hazard_no").values_list("state", "closed_on")) == [
        ("found", None), ("ordered", None), ("closed", date(2025, 3, 12)),
    ]  # fmt: skip
    third = hazards.get(hazard_no="YL-2025-0003")
    made = MoveMade.objects.filter(record=third.pk).order_by("seq")
    assert [(move.move, move.on.isoformat(), move.backfilled) for move in made][1:] == [
        ("order", "2025-03-04", True), ("rectify", "2025-03-10", True), ("close", "2025-03-12", True),
    ]  # fmt: skip
    again = sheet(*LINES)
    assert (again.unconfirmed, again.nothing_to_do) == (False, True)


def test_days_out_of_order_and_steps_left_out_are_told_by_cell(sheet: Any) -> None:
    prepared = sheet(
        line(1, ordered="3月4日", completed="3月2日"),
        line(2, ordered="3月4日", rechecked="3月9日"),
        line(3, None, completed="3月10日"),
        line(4, ordered="3月1日"),
    )
    found = {problem.cell: problem.sentence for problem in prepared.problems if problem.blocks}
    told = (("T4", "整改完成时间"), ("Y5", "复查时间"), ("T6", "整改完成时间"), ("N7", "下达日期"))
    assert set(found) == {cell for cell, _ in told}, found
    assert [f"“{day}”（{cell}）" in found[cell] for cell, day in told] == [True] * 4, found
    assert "早于上一步的日期 2025-03-03" in found["T4"]
    assert "请先下达整改文书" in found["T6"]  # beside the day that cannot be without it


def test_nobody_says_that_a_heading_is_the_state(sheet: Any) -> None:
    prepared = sheet(LINES[0])
    assert "import.columns_computed" in {
        notice.code for notice in prepared.notices
    }  # 销号情况 is told, not read
    assert {"state", "nature"}.isdisjoint(choices_of(Hazards))
    assert "closed_on" in choices_of(Hazards)  # replayed
    with pytest.raises(FileRefused, match="由系统得出"):
        read_mapping(Hazards, ["备注=隐患状态"])
