"""部门意见 — what each department said of an item, a record of its own."""

from __future__ import annotations

from yuanqu.domains.investment.codes import DEPARTMENT, OPINION
from yuanqu.domains.investment.rules.opinions import objection_reasoned, opinions_stand
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Filling, Rights

_SHEET = "综合预审意见书"


class ReviewOpinion(Record):
    """One department on one item; what it adds on a later day is another row."""

    item = Link("议题", "investment.ReviewItem", aliases=("议题编号",))
    department = Code("部门", DEPARTMENT, source=_SHEET)
    opinion = Code("意见", OPINION, source=_SHEET)
    reason = LongText("理由与条件", empty=True, note="有条件同意、不同意的必填", source=_SHEET)
    basis = Text("依据", empty=True, source=_SHEET)
    given_by = Text("出具人", max_length=60, source=_SHEET)
    given_on = Day("出具日期", source=_SHEET)
    is_written = YesNo("是否书面", source=_SHEET)
    note = LongText("说明", empty=True, aliases=("备注",))


class ReviewOpinions(Ledger, of=ReviewOpinion):
    """联审部门意见台账."""

    name, keeper = "联审部门意见台账", "招商科"
    rights = Rights(
        read=("自然资源科", "项目建设科", "经济运行科", "安全环保科", "政务服务科"),
        fillings=(Filling("department", adds=True, alone=True),),
    )
    about = "各部门对上会项目的意见，一个部门对一个议题一行，事后补充的另起一行。"
    key = ("item", "department", "given_on")
    title = ("item", "department")
    columns = ("item", "department", "opinion", "reason", "given_by", "given_on", "is_written")
    search = ("item.item_no", "reason", "given_by")
    filters = ("department", "opinion", "given_on")
    order = ("-given_on", "item", "department")
    checks = (objection_reasoned, opinions_stand)
    explanation = "note"
    rules = ("园区项目联审办法",)
