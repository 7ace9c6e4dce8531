"""附着物清点台账 — houses, crops, trees and graves on a measured plot, counted with their holder."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.resources.codes import ATTACHMENT_KIND, ATTACHMENT_UNIT
from yuanqu.domains.resources.rules.surveys import amounts
from yuanqu.domains.resources.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record

_FORM = "征收清点表"


class Attachment(Record):
    """One kind of thing on one plot."""

    survey = Link("丈量", "resources.LandSurvey", aliases=("丈量编号",))
    seq = Whole("序号", source=_FORM)
    kind = Code("附着物种类", ATTACHMENT_KIND, aliases=("种类",), source=_FORM)
    name = Text("名称规格", source=_FORM)
    unit = Code("计量单位", ATTACHMENT_UNIT, aliases=("单位",), source=_FORM)
    quantity = Amount("数量", source=_FORM)
    price = Amount("单价", "元", empty=True, note="评估后填", source=_FORM)
    amount = Amount("金额", "元", places=4, empty=True, note="数量乘以单价；系统得出")
    signed_on = Day("权利人签字日期", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Attachments(Ledger, of=Attachment):
    """附着物清点台账."""

    name, keeper = "附着物清点台账", "自然资源科"
    about = "丈量地块上的房屋、青苗、林木、坟墓等附着物，逐项清点，权利人签字。"
    key = ("survey", "seq")
    title = ("survey", "name")
    search = ("survey.survey_no", "name")
    filters = ("kind", "signed_on")
    order = ("survey", "seq")
    totals = ("amount",)
    checks = (not_negative("attachment.negative", "quantity", "price"),)
    explanation = "note"
    derived: ClassVar = {"amount": amounts}
    left_out: ClassVar = {"照片": "是附件而非数据：存在该项的附件中。"}
    rules = ("土地管理法实施条例第二十六条",)
