"""雨水排口名录 — rainwater outlets, one row an outlet from the day it is in use to the day it is closed."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.environment.codes import DRY_FLOW, OUTLET_KIND, OWNERSHIP, REGIME, WATER_CLASS
from yuanqu.domains.environment.rules.sampling import analyte_words, owner_named
from yuanqu.domains.environment.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Shape, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.codes import PARK
from yuanqu.registers.shared_checks import dates_in_order, words_of

_GUIDE = "入河排污口排查整治技术规定"
_LIST = "园区雨水排口名录"


class Outlet(Record):
    """One outlet."""

    outlet_no = Text("排口编号", max_length=40, aliases=("编号",), note="如「YS-001」", source=_GUIDE)
    name = Text("排口名称", max_length=120, aliases=("名称",), source=_GUIDE)
    park = Code("所在园区", PARK, source=_LIST)
    kind = Code("排口类别", OUTLET_KIND, source=_GUIDE)
    ownership = Code("权属", OWNERSHIP, source=_LIST)
    enterprise = Link(
        "权属企业", "registers.Enterprise", empty=True, aliases=("企业名称",), note="企业的排口必填"
    )
    catchment = LongText("汇水企业", aliases=("对应企业",), note="汇水范围内的企业，多家以顿号分隔，溯源时用")
    receiving_water = Text("受纳水体", max_length=120, source=_GUIDE)
    water_class = Code("水质目标", WATER_CLASS, aliases=("功能目标",), source="GB 3838—2002")
    regime = Code("排放规律", REGIME, source=_GUIDE)
    bore = Text("口径", max_length=60, empty=True, aliases=("断面",), note="如「DN800」")
    gate = YesNo("有无闸门", empty=True, aliases=("闸（阀）门",), source=_LIST)
    pool = Amount("应急池容积", "立方米", empty=True, note="含初期雨水池", source=_LIST)
    in_use_from = Day("启用日期", note="整月在用的月份才应采样", source=_LIST)
    closed_on = Day("停用日期", empty=True, note="在用的不填", source=_LIST)
    analytes = Text(
        "监测因子", aliases=("检测项目",), note="按汇水企业定，如「pH、总镉、总铅」", source=_LIST
    )
    keeper = Text("排长", max_length=60, aliases=("责任人", "巡查人"), source=_LIST)
    dry_flow = Code("晴天水流", DRY_FLOW, empty=True, note="晴天有水流疑为混排，应溯源", source=_GUIDE)
    shape = Shape("位置", empty=True, note="GeoJSON的点，WGS84经纬度", source=_GUIDE)
    note = LongText("说明", empty=True, aliases=("备注",))


class Outlets(Ledger, of=Outlet):
    """雨水排口名录."""

    name, keeper = "雨水排口名录", "安全环保科"
    rights = Rights(read=("规划建设科",))
    about = "园区和企业的雨水排口，一口一行，登记位置、汇水企业、受纳水体和监测因子。"
    key = ("outlet_no",)
    title = ("outlet_no", "name")
    columns = (
        "outlet_no",
        "name",
        "park",
        "ownership",
        "receiving_water",
        "water_class",
        "analytes",
        "keeper",
        "in_use_from",
        "closed_on",
    )
    search = ("outlet_no", "name", "catchment", "receiving_water", "keeper")
    filters = ("park", "kind", "ownership", "water_class", "in_use_from")
    order = ("outlet_no",)
    event = "in_use_from"
    checks = (
        owner_named,
        not_negative("outlet.negative", "pool"),
        words_of("outlet.analytes", "analytes", analyte_words, "监测因子"),
        *dates_in_order("outlet.days", {"in_use_from": "启用日期", "closed_on": "停用日期"}),
    )
    explanation = "note"
    left_out: ClassVar = {
        "执行标准": "有起止日期，登记在排口执行标准台账（environment.outlet_standard）。",
        "预警线": "暂不设：超过限值即预警，接近限值的在检测结果台账对照执行限值查看。",
        "监测频次": "全部排口统一为每月不少于2次，见应办事项。",
        "标志牌照片": "是附件而非数据：存在该排口的附件中。",
        "汇入处经纬度": "受纳水体已写明；需要时画在位置图形的说明里。",
    }
    rules = (_GUIDE, "中华人民共和国水污染防治法")
