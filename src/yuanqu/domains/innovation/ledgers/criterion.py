"""资质条件清单 — what a title asks for, one condition a row, dated and with the text it comes from."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.innovation.codes import ITEM, KIND, LEVEL, TEST
from yuanqu.domains.innovation.rules.criteria import (
    band_in_order,
    bound_given,
    measured_as_it_is,
    title_named,
    units,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.intervals import apart
from yuanqu.registers.rules import validity_in_order


class Criterion(Record):
    """One condition from a day to a day (both inclusive; an empty end is open)."""

    code = Text("条件编号", max_length=40, note="园区自编，如「GQ-01」")
    kind = Code("资质类别", KIND)
    level = Code("资质级别", LEVEL)
    item = Code("条件项目", ITEM, note="现状由各台账得出")
    test = Code("比较方式", TEST)
    bound = Amount("界限值", places=4, empty=True, note="持有资质、是否类的不填")
    bound_unit = Text("计量单位", max_length=20, empty=True, note="由条件项目得出")
    needed_kind = Code("须持有的资质", KIND, empty=True, note="持有资质类的填")
    needed_level = Code("须持有的级别", LEVEL, empty=True, note="持有资质类的填")
    revenue_over = Amount("适用营业收入高于", "万元", places=4, empty=True, note="分档的填，不含本数")
    revenue_up_to = Amount("适用营业收入至", "万元", places=4, empty=True, note="分档的填，含本数")
    valid_from = Day("生效日期")
    valid_to = Day("失效日期", empty=True, note="至今有效的不填")
    source = Text("依据", note="文件名称、文号和条款")
    words = LongText("条文要求", empty=True)
    note = LongText("说明", empty=True, aliases=("备注",))


class Criteria(Ledger, of=Criterion):
    """资质条件清单."""

    name, keeper = "资质条件清单", "科技创新科"
    rights = Rights(read=EVERYONE)
    about = "各类资质的申报条件，逐项登记界限值、适用范围、有效期和依据；企业差什么由此逐项得出。"
    key = ("code", "valid_from")
    title = ("code", "kind", "item")
    search = ("code", "source", "words")
    filters = ("kind", "level", "item", "valid_from")
    order = ("kind", "level", "code")
    checks = (
        bound_given,
        measured_as_it_is,
        title_named,
        band_in_order,
        validity_in_order,
        apart(
            "criterion.apart",
            "innovation.criterion",
            group=("code",),
            since="valid_from",
            until="valid_to",
            what="同一条件编号",
        ),
    )
    explanation = "note"
    derived: ClassVar = {"bound_unit": units}
    left_out: ClassVar = {
        "知识产权质量、产品领域等定性条件": "须专家判断，不由台账得出；写在条文要求中，申报时逐条核对。",
    }
    rules = ("高新技术企业认定管理办法（国科发火〔2016〕32号）", "优质中小企业梯度培育管理暂行办法")
