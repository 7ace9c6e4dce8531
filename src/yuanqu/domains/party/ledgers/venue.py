"""阵地台账 — venues of party work, held to the zone's standard of six items (六个一)."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.party.codes import VENUE_ITEM, VENUE_KIND
from yuanqu.domains.party.rules import items_met, standard_reached
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order, words_of

_FORM = "党群阵地台账"


class Venue(Record):
    """One venue; whether it is up to standard is dated, so that June's count stays June's."""

    venue_no = Text("阵地编号", max_length=40, aliases=("编号",), note="如「ZD-01」", source=_FORM)
    venue_name = Text("阵地名称", source=_FORM)
    kind = Code("阵地类别", VENUE_KIND, aliases=("类别",), source=_FORM)
    organisation = Link("所属党组织", "party.Organisation", empty=True, aliases=("所属组织",))
    shared_by = Text("共用党组织", empty=True, note="联建共用的，填各党组织简称", source=_FORM)
    area = Amount("面积", "平方米", source=_FORM)
    address = Text("地址", source=_FORM)
    opened_on = Day("建成日期", aliases=("启用日期",), source=_FORM)
    closed_on = Day("停用日期", empty=True, note="在用的不填", source=_FORM)
    items = Text(
        "标准条目", empty=True, aliases=("六个一",), note="已具备的条目，以顿号分开", source="六个一标准"
    )
    met = Whole("已达条目数", unit="项", empty=True, note="由标准条目数出；系统计算")
    reached_on = Day("达标日期", empty=True, note="六项齐备之日", source="六个一标准")
    lost_on = Day("不再达标日期", empty=True, note="检查发现缺项之前最后一日；仍达标的不填")
    cost = Amount("投入", "万元", empty=True, source=_FORM)
    fund_source = Text("经费来源", max_length=80, empty=True, source=_FORM)
    checked_on = Day("检查日期", empty=True, source=_FORM)
    fix = LongText("整改事项", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Venues(Ledger, of=Venue):
    """阵地台账."""

    name, keeper = "阵地台账", "党建科"
    about = "党群服务中心、党员活动室等阵地，按本园区「六个一」标准逐项核对，达标有起止日期。"
    key = ("venue_no",)
    title = ("venue_name",)
    columns = ("venue_no", "venue_name", "kind", "organisation", "area", "opened_on", "met", "reached_on")
    search = ("venue_name", "venue_no", "address")
    filters = ("kind", "opened_on", "reached_on")
    order = ("venue_no",)
    totals = ("area", "cost")
    checks = (
        words_of("venue.items", "items", frozenset(VENUE_ITEM.labels), "标准条目"),
        standard_reached,
        *dates_in_order("venue.dates", {"opened_on": "建成日期", "closed_on": "停用日期"}),
        *dates_in_order("venue.standard", {"reached_on": "达标日期", "lost_on": "不再达标日期"}),
    )
    explanation = "note"
    derived: ClassVar = {"met": items_met}
    left_out: ClassVar = {
        "是否达标": "由达标日期和不再达标日期得出，不另登记。",
        "逐项照片": "是附件而非数据：存为本条记录的附件。",
    }
    rules = ("本园区党群阵地「六个一」标准（代码表 venue_item，可按园区文件调整）",)
