"""好差评 — ratings of cases, and the visit, finding and mending that a bad one asks for."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.services.codes import RATING_CHANNEL, SATISFACTION
from yuanqu.domains.services.rules.cases import bad_visited_soon, scores_in_range
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Moment, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "政务服务好差评"


def _score(label: str) -> Whole:
    return Whole(label, unit="分", empty=True, note="1至5分", source=_FORM)


class Rating(Record):
    """One rating of one case."""

    case = Link("办件", "services.ServiceCase", aliases=("申办流水号",))
    rating_no = Whole("评价序号", note="一事多评的依次为1、2、3")
    rated_at = Moment("评价时间", source=_FORM)
    channel = Code("评价渠道", RATING_CHANNEL, source=_FORM)
    level = Code("评价等级", SATISFACTION, source=_FORM)
    overall = _score("整体满意度")
    efficiency = _score("办事效率")
    guide_accuracy = _score("办事指南精确度")
    convenience = _score("办事便捷度")
    usability = _score("平台操作性")
    skill = _score("服务水平")
    attitude = _score("服务态度")
    content = LongText("评价内容", empty=True, personal=True, source=_FORM)
    visited_at = Moment("回访时间", empty=True, note="差评1个工作日内回访", source=_FORM)
    visitor = Text("回访人", max_length=60, empty=True, personal=True, source=_FORM)
    finding = LongText("核实结果", empty=True, source=_FORM)
    measure = LongText("整改措施", empty=True, source=_FORM)
    rectified_on = Day("整改完成日期", empty=True, note="差评15个工作日内办结", source=_FORM)
    second_level = Code("追评等级", SATISFACTION, empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Ratings(Ledger, of=Rating):
    """政务服务好差评台账."""

    name, keeper = "政务服务好差评台账", "政务服务科"
    about = "申请人对办件的评价，以及差评的回访、核实、整改和追评。"
    key = ("case", "rating_no")
    title = ("case", "rating_no")
    columns = (
        "case",
        "rating_no",
        "rated_at",
        "channel",
        "level",
        "visited_at",
        "rectified_on",
        "second_level",
    )
    search = ("case.case_no", "finding", "measure")
    filters = ("level", "channel", "rated_at")
    order = ("-rated_at",)
    checks = (
        scores_in_range,
        *dates_in_order("rating.times", {"rated_at": "评价时间", "visited_at": "回访时间"}),
        bad_visited_soon,
    )
    explanation = "note"
    left_out: ClassVar = {"是否差评": "由评价等级得出（不满意、非常不满意），不另登记。"}
    rules = ("政务服务「好差评」制度",)
