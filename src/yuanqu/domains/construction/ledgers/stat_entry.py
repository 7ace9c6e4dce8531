"""入库纳统台账 — a project's entry in the statistics of fixed-asset investment: papers, reviews, entry, withdrawal."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.construction.codes import ENTRY_KIND, ENTRY_PAPER, ENTRY_SIZE, NATURE, START_MARK
from yuanqu.domains.construction.rules.stat_entries import (
    big_enough,
    code_formed,
    entered_in_time,
    papers_complete,
    same_as_filed,
    size_of_entry,
    start_marked,
    withdrawn_says_why,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.shared_checks import dates_in_order, words_of

_FORM = "固定资产投资项目入库申请表"
_PAPERS = frozenset(entry.label for entry in ENTRY_PAPER.entries)


class StatEntry(Record):
    """One project as statistics know it, under their own code."""

    stat_code = Text(
        "统计项目编码",
        max_length=24,
        note="单位代码9位、区划6位、顺序3位，如「MA3XC1819369900001」",
        source=_FORM,
    )
    project = Link("项目", "registers.Project", aliases=("项目编号", "项目名称"))
    kind = Code("入库类型", ENTRY_KIND, source=_FORM)
    nature = Code("建设性质", NATURE, source="固定资产投资统计报表制度")
    planned_total = Amount("计划总投资", "万元", places=4, note="500万元起，与备案一致", source=_FORM)
    entry_size = Code("投资规模", ENTRY_SIZE, empty=True, note="由计划总投资得出")
    contract_on = Day("施工（购置）合同日期", empty=True, aliases=("合同日期",), source=_FORM)
    start_mark = Code("开工标志", START_MARK, empty=True, note="场地平整不算；单纯购置不填", source=_FORM)
    stat_started_on = Day(
        "统计开工日期",
        empty=True,
        note="永久性工程第一次施工；与实质性开工、土地动工分别登记",
        source="固定资产投资统计报表制度",
    )
    papers = Text("材料", note="以顿号分隔，如「立项文件、施工合同、现场照片」", source=_FORM)
    applied_on = Day("申报日期", source=_FORM)
    dept_on = Day("部门审核日期", empty=True, source=_FORM)
    stat_on = Day("统计审核日期", empty=True, source=_FORM)
    entered_on = Day("入库日期", empty=True, aliases=("纳统日期",), source=_FORM)
    withdrawn_on = Day("退库日期", empty=True, source=_FORM)
    withdrawn_why = LongText("退库原因", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class StatEntries(Ledger, of=StatEntry):
    """项目入库纳统台账."""

    name, keeper = "项目入库纳统台账", "项目建设科"
    rights = Rights(read=EVERYONE)
    about = "项目申报固定资产投资统计入库的材料、审核、入库和退库，一个统计项目一行。"
    key = ("stat_code",)
    title = ("stat_code", "project")
    columns = (
        "stat_code",
        "project",
        "kind",
        "planned_total",
        "entry_size",
        "applied_on",
        "dept_on",
        "stat_on",
        "entered_on",
        "withdrawn_on",
    )
    search = ("stat_code", "project.name", "project.number")
    filters = ("kind", "entry_size", "applied_on", "entered_on")
    order = ("-applied_on", "stat_code")
    totals = ("planned_total",)
    checks = (
        code_formed,
        big_enough,
        words_of("stat_entry.papers", "papers", _PAPERS, "材料"),
        *dates_in_order(
            "stat_entry.days",
            {
                "applied_on": "申报日期",
                "dept_on": "部门审核日期",
                "stat_on": "统计审核日期",
                "entered_on": "入库日期",
                "withdrawn_on": "退库日期",
            },
        ),
        withdrawn_says_why,
        start_marked,
        papers_complete,
        same_as_filed,
        entered_in_time,
    )
    explanation = "note"
    derived: ClassVar = {"entry_size": size_of_entry}
    left_out: ClassVar = {
        "一致性核对": "计划总投资、合同日期与项目名录的备案数据比对，由审核得出。",
        "审核状态": "由申报、审核、入库、退库日期得出，不登记。",
        "隶属关系、控股情况": "随企业，见企业名录。",
    }
    rules = ("固定资产投资统计报表制度", "固定资产投资项目入库办法")
