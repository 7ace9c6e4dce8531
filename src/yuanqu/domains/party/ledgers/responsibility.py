"""全面从严治党责任清单 — who answers for what in a year, and the year's plan, item by item."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.party.codes import DUTY_KIND, DUTY_RATING, DUTY_SUBJECT
from yuanqu.domains.party.rules import done_with_result
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record

_LIST = "全面从严治党责任清单"


class Responsibility(Record):
    """One item of the list or of the yearly plan."""

    year = Whole("年度", unit="年", note="如：2025", source=_LIST)
    subject = Code("责任主体", DUTY_SUBJECT, aliases=("主体",), source=_LIST)
    item_no = Text("清单序号", max_length=40, aliases=("序号",), note="如「01」", source=_LIST)
    kind = Code("清单类别", DUTY_KIND, source=_LIST)
    duty = LongText("责任内容", aliases=("工作内容",), source=_LIST)
    measure = LongText("落实措施", aliases=("措施",), source=_LIST)
    department = Text("责任单位", max_length=80, source=_LIST)
    due_on = Day("完成时限", aliases=("时限",), source=_LIST)
    done_on = Day("完成日期", empty=True, source=_LIST)
    result = Text("完成情况", empty=True, note="完成的必填", source=_LIST)
    rating = Code("考评", DUTY_RATING, empty=True, source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class Responsibilities(Ledger, of=Responsibility):
    """全面从严治党责任清单."""

    name, keeper = "全面从严治党责任清单", "党建科"
    about = "党工委、书记、班子成员、纪检监察和支部书记的年度责任与党建年度计划，逐项定时限、记完成。"
    key = ("year", "subject", "item_no")
    title = ("subject", "item_no")
    columns = ("year", "kind", "subject", "item_no", "duty", "department", "due_on", "done_on", "rating")
    search = ("duty", "measure", "department", "result")
    filters = ("year", "kind", "subject", "due_on", "rating")
    order = ("-year", "subject", "item_no")
    checks = (done_with_result,)
    explanation = "note"
    left_out: ClassVar = {"完成状态": "由完成时限和完成日期得出，不另登记。"}
    rules = ("党委（党组）落实全面从严治党主体责任规定",)
