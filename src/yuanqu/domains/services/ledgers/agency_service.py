"""帮代办台账 — projects and enterprises for which an agent of the zone runs the errands."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.services.codes import AGENCY_SCOPE, SATISFACTION
from yuanqu.domains.services.rules.projects import somebody_served
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "帮代办工作规程"


class AgencyService(Record):
    """One mandate."""

    agency_no = Text("帮代办编号", max_length=40, source=_FORM)
    project = Link(
        "项目", "registers.Project", empty=True, aliases=("项目编号",), note="项目、企业至少填一项"
    )
    enterprise = Link("企业", "registers.Enterprise", empty=True, aliases=("统一社会信用代码", "企业名称"))
    mandate = Text("委托书编号", max_length=80, source=_FORM)
    scope = Code("委托范围", AGENCY_SCOPE, source=_FORM)
    requested_on = Day("申请日期", source=_FORM)
    entrusted_on = Day("受理委托日期", empty=True, source=_FORM)
    listed_on = Day("编制审批事项清单日期", empty=True, note="受理委托后1个工作日内", source=_FORM)
    done_on = Day("办结移交日期", empty=True, source=_FORM)
    visited_on = Day("回访日期", empty=True, source=_FORM)
    ended_on = Day("终止日期", empty=True, source=_FORM)
    leader = Text("领办领导", max_length=60, empty=True, personal=True, source=_FORM)
    agent = Text("代办员", max_length=60, personal=True, source=_FORM)
    specialists = Text("专办员", max_length=200, empty=True, personal=True, source=_FORM)
    rating = Code("满意度", SATISFACTION, empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class AgencyServices(Ledger, of=AgencyService):
    """帮代办台账."""

    name, keeper = "帮代办台账", "政务服务科"
    about = "园区为项目和企业免费帮办代办审批事项的委托、进度和回访。"
    key = ("agency_no",)
    title = ("agency_no", "project")
    columns = (
        "agency_no",
        "project",
        "enterprise",
        "scope",
        "requested_on",
        "entrusted_on",
        "done_on",
        "rating",
    )
    search = ("agency_no", "project.name", "enterprise.name")
    filters = ("scope", "entrusted_on", "rating")
    order = ("-requested_on",)
    checks = (
        somebody_served,
        *dates_in_order(
            "agency_service.dates",
            {
                "requested_on": "申请日期",
                "entrusted_on": "受理委托日期",
                "listed_on": "编制清单日期",
                "done_on": "办结移交日期",
                "visited_on": "回访日期",
            },
        ),
    )
    explanation = "note"
    left_out: ClassVar = {
        "状态": "由申请、受理、清单、移交、回访、终止日期得出，不另登记。",
        "代办事项逐项进度": "每件代办即一条办件，见办件台账的「帮代办」列。",
        "咨询记录": "属日常答复，不形成台账数据。",
    }
    rules = ("投资项目审批帮代办工作规程",)
