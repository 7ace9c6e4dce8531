"""联审议题 — the projects a meeting is asked about, and what it decided of each."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.investment.codes import DECISION
from yuanqu.domains.investment.rules.agenda import let_in_once, listed_once
from yuanqu.domains.investment.rules.amounts import not_negative
from yuanqu.domains.investment.rules.meetings import (
    conditions_met_in_time,
    let_in_is_numbered,
    meeting_days,
    meeting_of_its_kind,
    minutes_stand,
    prechecked_before_listing,
    still_talked_about,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights

_RULES, _SHEET = "园区项目联审办法", "项目联审申报表"


class ReviewItem(Record):
    """One project at one meeting; put off, it comes again as another item."""

    item_no = Text("议题编号", max_length=40, note="会议编号加序号，如「GY-2025-01-03」", source=_RULES)
    meeting = Link("会议", "investment.ReviewMeeting", aliases=("会议编号",))
    held_on = Day("上会日期", empty=True, note="会议的召开日期；系统取数")
    negotiation = Link("在谈项目", "investment.Negotiation", aliases=("在谈编号",), note="预审齐全的才能列入")
    project = Link(
        "项目",
        "registers.Project",
        empty=True,
        aliases=("项目编号",),
        note="通过的必填；总投资、达产后营收和税收在项目名录登记",
    )
    investor_review = LongText("投资主体实力和资信", source=_SHEET)
    content = LongText("建设内容", source=_SHEET)
    period = Whole("建设周期", unit="个月", empty=True, source=_SHEET)
    site = Text("拟选址", empty=True, source=_SHEET)
    parcel = Link("拟用地块", "registers.Parcel", empty=True, aliases=("地块编号",), source=_SHEET)
    jobs = Whole("预计就业", unit="人", empty=True, source=_SHEET)
    is_two_high = YesNo("是否两高项目", source=_SHEET)
    energy = Amount("年综合能耗", "吨标准煤", empty=True, source=_SHEET)
    emissions = Text("主要排放", empty=True, source=_SHEET)
    support_asked = Text("拟给扶持政策", empty=True, note="须经公平竞争审查", source=_SHEET)
    decision = Code("联审决定", DECISION, empty=True, aliases=("会议意见", "结论"), source=_RULES)
    conditions = LongText("附加条件", empty=True, note="原则同意的必填", source=_RULES)
    conditions_due = Day("条件完成期限", empty=True, source=_RULES)
    conditions_met_on = Day("条件落实日期", empty=True, note="签约前逐条落实", source=_RULES)
    valid_until = Day("决议有效期至", empty=True, note="逾期未签约的重新上会", source=_RULES)
    next_level = Text("上级审定", max_length=80, empty=True, note="如「主任办公会」", source=_RULES)
    note = LongText("说明", empty=True, aliases=("备注",))


class ReviewItems(Ledger, of=ReviewItem):
    """联审议题台账."""

    name, keeper = "联审议题台账", "招商科"
    rights = Rights(read=("产业发展科", "自然资源科", "项目建设科", "经济运行科", "安全环保科", "政务服务科"))
    about = "上会项目及联审决定，一次上会一行；预审不全的不能列入。"
    key = ("item_no",)
    title = ("item_no", "negotiation")
    columns = (
        "item_no",
        "meeting",
        "held_on",
        "negotiation",
        "decision",
        "conditions",
        "conditions_met_on",
        "project",
        "site",
        "jobs",
        "is_two_high",
    )
    search = ("item_no", "negotiation.name", "project.name", "content", "site")
    filters = ("meeting", "held_on", "decision", "is_two_high", "conditions_due")
    order = ("-item_no",)
    totals = ("jobs", "energy")
    checks = (
        not_negative("review_item.negative", "period", "jobs", "energy"),
        let_in_is_numbered,
        conditions_met_in_time,
        prechecked_before_listing,
        still_talked_about,
        meeting_of_its_kind,
        let_in_once,
        listed_once,
        minutes_stand,
    )
    explanation = "note"
    derived: ClassVar = {"held_on": meeting_days}
    left_out: ClassVar = {
        "总投资、达产后年营收、年税收": "见项目名录：一处登记，本台账按项目取数。",
        "投资强度、亩均税收": "由投资、税收和用地面积得出，查看时计算。",
        "用地规模": "见在谈项目台账的需用土地。",
        "基本农田、生态红线": "由自然资源科在用地用房预审中核对。",
        "预审表": "是附件而非数据：存在在谈项目的附件中。",
        "土地用途、规划条件": "由自然资源科在用地用房预审的条件中写明。",
    }
    rules = (_RULES, "公平竞争审查条例")
