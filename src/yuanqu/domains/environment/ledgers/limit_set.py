"""执行标准台账 — the standards, classes and permits whose limits outlets are held to."""

from __future__ import annotations

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights


class LimitSet(Record):
    """One class of a standard, or one permit; its limits are rows of their own, each with its dates."""

    set_no = Text("标准编码", max_length=40, note="园区自编，如「GB3838-3」")
    name = Text("标准名称", max_length=120, note="含等级，如「GB 3838—2002 Ⅲ类」")
    scope = Text("适用范围", note="水体、行业或排口")
    source = Text("标准来源", note="标准号、发布单位；许可的写证书编号")
    note = LongText("说明", empty=True, aliases=("备注",))


class LimitSets(Ledger, of=LimitSet):
    """执行标准台账."""

    name, keeper = "执行标准台账", "安全环保科"
    rights = Rights(read=EVERYONE)
    about = "排口监测所执行的标准等级和许可限值，一级一行，各项目的限值另见监测限值台账。"
    key = ("set_no",)
    title = ("name",)
    search = ("set_no", "name", "scope")
    order = ("set_no",)
    explanation = "note"
    rules = ("GB 3838—2002", "GB 8978—1996")
