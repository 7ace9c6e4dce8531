"""产业链环节 — what a chain is made of, from upstream to downstream; strength is judged in records of their own."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.chains.codes import STREAM
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.rules import validity_in_order

_CHART = "产业链图谱编制要求"


class Segment(Record):
    """One segment of one chain."""

    segment_no = Text("环节编号", max_length=40, note="产业链编号加序号，如「ZB-07」", source=_CHART)
    chain = Link("产业链", "chains.IndustryChain", aliases=("产业链名称", "产业链编号"))
    name = Text("环节名称", max_length=80, aliases=("环节",), source=_CHART)
    stream = Code("位置", STREAM, aliases=("上中下游",), source=_CHART)
    products = Text("主要产品", note="细分产品、零部件，以顿号分隔", source=_CHART)
    industry_codes = Text(
        "对应行业小类", empty=True, note="四位代码，以顿号分隔，如「3421、3422」", source="GB/T 4754-2017"
    )
    benchmark_firms = Text("国内外代表企业", max_length=400, empty=True, source=_CHART)
    key_tech = LongText("关键技术", empty=True, aliases=("卡点",), note="技术路线和卡点", source=_CHART)
    valid_from = Day("生效日期")
    valid_to = Day("失效日期", empty=True, note="至今在图上的不填")
    note = LongText("说明", empty=True, aliases=("备注",))


class Segments(Ledger, of=Segment):
    """产业链环节台账."""

    name, keeper = "产业链环节台账", "产业发展科"
    rights = Rights(read=EVERYONE)
    about = "各产业链的环节，登记位置、主要产品和关键技术，是全景图的节点。"
    key = ("segment_no",)
    title = ("name",)
    columns = (
        "segment_no",
        "chain",
        "stream",
        "name",
        "products",
        "industry_codes",
        "valid_from",
        "valid_to",
    )
    search = ("name", "segment_no", "products", "benchmark_firms", "chain.name")
    filters = ("chain", "stream")
    order = ("segment_no",)
    checks = (validity_in_order,)
    explanation = "note"
    left_out: ClassVar = {
        "上级环节": "第一级是位置，第三级（细分产品、零部件）写在主要产品，不另成一行。",
        "强弱判定": "逐次判定、逐次留存，见环节强弱判定台账。",
        "企业数、规上数、项目数": "由上链台账得出，见全景图的环节页。",
    }
    rules = (_CHART, "GB/T 4754-2017 国民经济行业分类")
