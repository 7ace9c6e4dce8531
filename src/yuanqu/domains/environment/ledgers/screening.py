"""第三方环保排查台账 — outside experts' screenings, one row an enterprise and a round."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.environment.codes import SCREENED
from yuanqu.domains.environment.rules.problems import problems_counted
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order, words_of

_CONTRACT = "第三方环保排查方案"


class Screening(Record):
    """One screening."""

    screening_no = Text(
        "排查编号", max_length=60, note="年、批次、序号，如「PC-2025-1-01」", source=_CONTRACT
    )
    batch = Text("批次", max_length=60, source=_CONTRACT)
    client = Text("委托单位", max_length=120, source=_CONTRACT)
    agency = Text("第三方机构", max_length=120, aliases=("环保管家",), source=_CONTRACT)
    qualification = Text("机构资质", max_length=120, empty=True, note="如CMA证书编号", source=_CONTRACT)
    experts = Text("专家", note="多人以顿号分隔", source=_CONTRACT)
    enterprise = Link("企业", "registers.Enterprise", aliases=("企业名称", "被排查企业"), source=_CONTRACT)
    key = YesNo("重点企业", aliases=("是否重点企业",), note="涉重金属、涉VOCs等重点企业", source=_CONTRACT)
    visited_from = Day("现场开始日期", aliases=("排查日期",), source=_CONTRACT)
    visited_to = Day("现场结束日期", source=_CONTRACT)
    contents = Text("排查内容", note="可多项，如「达标排放、危险废物管理」", source=_CONTRACT)
    report = Text("报告名称", empty=True, source=_CONTRACT)
    reported_on = Day("报告日期", empty=True, source=_CONTRACT)
    received_by = Text("企业签收人", max_length=60, empty=True, source=_CONTRACT)
    received_on = Day("签收日期", empty=True, source=_CONTRACT)
    found = Whole("问题数", unit="项", empty=True, note="由环境问题清单计数得出")
    note = LongText("说明", empty=True, aliases=("备注",))


class Screenings(Ledger, of=Screening):
    """第三方环保排查台账."""

    name, keeper = "第三方环保排查台账", "安全环保科"
    about = "委托第三方专家对企业开展的环保排查，一家一轮一行；查出的问题逐项列入环境问题清单。"
    key = ("screening_no",)
    title = ("screening_no", "enterprise")
    columns = (
        "screening_no",
        "batch",
        "enterprise",
        "key",
        "agency",
        "experts",
        "visited_from",
        "visited_to",
        "reported_on",
        "found",
    )
    search = ("screening_no", "enterprise.name", "agency", "experts")
    filters = ("visited_from", "batch", "key", "agency")
    order = ("-visited_from", "screening_no")
    totals = ("found",)
    checks = (
        words_of("screening.contents", "contents", frozenset(SCREENED.labels), "排查内容"),
        *dates_in_order(
            "screening.days",
            {
                "visited_from": "现场开始日期",
                "visited_to": "现场结束日期",
                "reported_on": "报告日期",
                "received_on": "签收日期",
            },
        ),
    )
    explanation = "note"
    derived: ClassVar = {"found": problems_counted}
    left_out: ClassVar = {
        "企业类型、行业": "在企业名录登记。",
        "现场照片、排查报告": "是附件而非数据：存在该次排查的附件中。",
    }
    rules = (_CONTRACT,)
