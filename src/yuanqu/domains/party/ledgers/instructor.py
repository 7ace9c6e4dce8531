"""党建指导员台账 — instructors and liaison officers, whom the zone sends to enterprises without an organisation."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.party.codes import ENGAGEMENT, INSTRUCTOR_LEVEL
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "党建指导员选派表"


class Instructor(Record):
    """One instructor; whom he is sent to, and since when, stands in the assignments."""

    instructor_no = Text("指导员编号", max_length=40, aliases=("编号",), note="如「ZD-001」", source=_FORM)
    person = Text("姓名", max_length=60, personal=True, source=_FORM)
    employer = Text("工作单位", max_length=120, source=_FORM)
    post = Text("职务", max_length=80, empty=True, source=_FORM)
    engagement = Code("专职或兼职", ENGAGEMENT, source=_FORM)
    level = Code("驻派等级", INSTRUCTOR_LEVEL, source=_FORM)
    visits_a_month = Whole("每月应走访次数", unit="次", note="每家企业每月，如：1", source=_FORM)
    relation = Text("组织关系所在党组织", empty=True, personal=True, source=_FORM)
    phone = Text("联系电话", max_length=60, empty=True, personal=True, aliases=("电话",), source=_FORM)
    sent_on = Day("启用日期", aliases=("选派日期",), source=_FORM)
    released_on = Day("停用日期", empty=True, note="在用的不填", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Instructors(Ledger, of=Instructor):
    """党建指导员台账."""

    name, keeper = "党建指导员台账", "党建科"
    about = "选派到未建党组织企业的党建指导员和联络员，逐人登记等级、走访频率和启用停用日期。"
    key = ("instructor_no",)
    title = ("instructor_no",)
    columns = (
        "instructor_no",
        "person",
        "employer",
        "engagement",
        "level",
        "visits_a_month",
        "sent_on",
        "released_on",
    )
    search = ("instructor_no", "employer")
    filters = ("level", "engagement")
    order = ("instructor_no",)
    checks = (*dates_in_order("instructor.dates", {"sent_on": "启用日期", "released_on": "停用日期"}),)
    explanation = "note"
    left_out: ClassVar = {
        "指导企业": "随时间变化，见指导员派驻台账（party.assignment）。",
        "走访次数": "由指导员走访台账（party.visit）得出，不另登记。",
        "启用或停用": "由启用、停用日期得出，不另登记。",
    }
    rules = ("非公有制企业党建工作指导员选派管理办法",)
