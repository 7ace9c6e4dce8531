"""地块名录 — every parcel of the zone under one use right, the register that all offices link to."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Shape, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.areas import PLACES_MU, mu_of, parts_within, positive
from yuanqu.registers.codes import (
    AREA_UNIT,
    BUILD_STATE,
    LAND_CONDITION,
    LAND_OWNERSHIP,
    LAND_RIGHT,
    LAND_USE,
    PARK,
)
from yuanqu.registers.land_rules import (
    cadastral_no_once,
    drawn_as_large_as_entered,
    granted_has_its_terms,
    late_start_is_suspected,
    supplied_has_its_holder,
    supplied_within_approved,
)
from yuanqu.registers.shared_checks import dates_in_order

_TABLE = "工业用地调查表（41列）"
_SURVEY = "低效用地调查表1-2"
_BASE = "园区地块数据库"
_SUPPLY = "供地公示"


class Parcel(Record):
    """One parcel; the areas of a row are all in its own unit, as the table has them."""

    parcel_no = Text("地块编号", max_length=40, note="园区自编，如「YL-2025-001」", source=_BASE)
    name = Text("地块名称", max_length=120, note="人们怎么叫它，如「科创路北侧地块」", source=_BASE)
    cadastral_no = Text(
        "不动产单元号", max_length=40, empty=True, aliases=("宗地编号",), note="28位", source=_TABLE
    )
    supervision_no = Text("电子监管号", max_length=40, empty=True, source=_BASE)
    location = Text("土地坐落", aliases=("坐落", "地块位置"), source=_TABLE)
    park = Code("所在园区", PARK, aliases=("所属组团", "所属片区"), source=_BASE)
    block = Text("盘活片区", max_length=80, empty=True, note="一个地块至多在一个片区", source=_TABLE)
    township = Text("所在乡镇", max_length=60, empty=True, source=_TABLE)
    village = Text("所在村", max_length=60, empty=True, source=_TABLE)
    enterprise = Link(
        "土地使用权人", "registers.Enterprise", empty=True, aliases=("使用权企业",), note="园区企业填这里"
    )
    holder = Text("其他使用权人", empty=True, note="不在企业名录的单位填这里", source=_TABLE)
    current_user = Link(
        "现状用地单位", "registers.Enterprise", empty=True, aliases=("用地单位",), source=_TABLE
    )
    multi_tenant = YesNo("是否一地多企", note="承租各户见租赁台账", source=_TABLE)
    ownership = Code("权属性质", LAND_OWNERSHIP, source=_TABLE)
    right_type = Code("使用权类型", LAND_RIGHT, source=_SURVEY)
    approved_use = Code("批准用途", LAND_USE, source=_TABLE)
    planned_use = Code("规划用途", LAND_USE, empty=True, source=_TABLE)
    current_use = Code("现状用途", LAND_USE, empty=True, source=_TABLE)
    registered_use = Code("登记用途", LAND_USE, empty=True, source=_TABLE)
    area = Amount("土地面积", places=4, note="单位见「面积单位」", source=_TABLE)
    area_unit = Code("面积单位", AREA_UNIT, note="本行各项土地面积的单位", source=_TABLE)
    area_mu = Amount("土地面积（亩）", "亩", places=PLACES_MU, empty=True, note="由土地面积和单位得出")
    approved_area = Amount("批准面积", places=4, empty=True, source=_SURVEY)
    supplied_area = Amount("供应面积", places=4, empty=True, source=_SURVEY)
    registered_area = Amount("登记面积", places=4, empty=True, source=_SURVEY)
    built_area = Amount("已建成面积", places=4, empty=True, source=_TABLE)
    inside_area = Amount("城镇开发边界内面积", places=4, empty=True, source=_TABLE)
    build_state = Code("建设状况", BUILD_STATE, source=_TABLE)
    floor_area = Amount("建筑面积", "平方米", empty=True, source=_TABLE)
    footprint = Amount("建筑基底面积", "平方米", empty=True, source=_TABLE)
    plot_ratio = Amount(
        "容积率", places=2, empty=True, note="层高超8米的加倍计", source="工业项目建设用地控制指标"
    )
    coverage = Amount("建筑系数", "%", empty=True, aliases=("建筑密度",), source="工业项目建设用地控制指标")
    office_share = Amount(
        "行政办公及生活设施占比", "%", empty=True, note="一般不超过7%", source="工业项目建设用地控制指标"
    )
    use_since = Day("用地行为发生时间", empty=True, source=_TABLE)
    contract_no = Text("出让合同号", max_length=60, empty=True, source=_BASE)
    is_standard = YesNo("是否标准地", empty=True, note="新出让的工业用地填", source=_SUPPLY)
    supplied_on = Day(
        "供地日期", empty=True, aliases=("出让日期",), note="合同签订或划拨决定之日", source=_SUPPLY
    )
    agreed_handover = Day("约定交地时间", empty=True, source=_BASE)
    actual_handover = Day("实际交地时间", empty=True, source=_BASE)
    agreed_start = Day("约定开工时间", empty=True, source=_BASE)
    actual_start = Day("实际开工时间", empty=True, note="按出让合同认定的动工日", source=_BASE)
    agreed_finish = Day("约定竣工时间", empty=True, source=_BASE)
    actual_finish = Day("实际竣工时间", empty=True, source=_BASE)
    invest_floor = Amount("规定投资额下限", "万元", empty=True, source=_BASE)
    base_price = Amount("区域基准地价", "元/平方米", empty=True, source=_TABLE)
    land_value = Amount("土地资产价值", "万元", places=4, empty=True, source=_TABLE)
    condition = Code("用地情况", LAND_CONDITION, note="认定为闲置、低效的见认定台账", source=_BASE)
    shape = Shape(
        "图形",
        on_paper=True,
        area="area_mu",
        coloured="condition",
        empty=True,
        note="地块边界，GeoJSON文本，WGS84经纬度",
        source=_BASE,
    )
    note = LongText("说明", empty=True, aliases=("备注",))


class Parcels(Ledger, of=Parcel):
    """地块名录."""

    name, keeper = "地块名录", "自然资源科"
    rights = Rights(read=EVERYONE)
    about = "园区的地块，一个使用权下的一块地一行，各科室以地块编号相互引用。"
    key = ("parcel_no",)
    title = ("name",)
    columns = (
        "parcel_no",
        "name",
        "park",
        "enterprise",
        "right_type",
        "approved_use",
        "area",
        "area_unit",
        "area_mu",
        "build_state",
        "condition",
    )
    search = ("parcel_no", "name", "location", "enterprise.name", "holder", "contract_no")
    filters = ("park", "condition", "build_state", "right_type", "approved_use", "supplied_on")
    order = ("parcel_no",)
    totals = ("area_mu",)
    checks = (
        positive("parcel.area", "area", "approved_area", "supplied_area", "registered_area"),
        *parts_within(
            "parcel.part", "area", {"built_area": "已建成面积", "inside_area": "开发边界内面积"}, "土地面积"
        ),
        supplied_within_approved,
        supplied_has_its_holder,
        granted_has_its_terms,
        *dates_in_order("parcel.agreed", {"agreed_start": "约定开工时间", "agreed_finish": "约定竣工时间"}),
        *dates_in_order("parcel.actual", {"actual_start": "实际开工时间", "actual_finish": "实际竣工时间"}),
        late_start_is_suspected,
        drawn_as_large_as_entered,
        cadastral_no_once,
    )
    explanation = "note"
    derived: ClassVar = {"area_mu": mu_of("area")}
    left_out: ClassVar = {
        "地均投资、产值、税收、从业人员": "逐年计算，见亩均效益评价台账（land.yield_evaluation）。",
        "未开工天数、未竣工天数": "由约定日期算出，不登记。",
        "抵押、查封": "各有起止，见抵押查封台账（land.encumbrance）。",
        "是否低效、类别、原因、处置意见": "见低效闲置认定台账（land.underuse_finding）。",
        "盘活方式、实施时间": "见处置台账（land.disposal）。",
        "是否规上企业用地": "由使用权人在库时段得出，见四上在库台账。",
    }
    rules = ("闲置土地处置办法", "工业项目建设用地控制指标", "用地用海分类指南（自然资发〔2023〕234号）")
