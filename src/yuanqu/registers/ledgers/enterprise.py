"""企业名录 — every enterprise of the zone, the register all offices link to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, CreditCode, LongText, Month, Shape, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.codes import (
    ACCOUNTING_STANDARD,
    CONTROL_TYPE,
    LISTING_STATUS,
    OPERATING_STATUS,
    PARK,
    PREMISES_TYPE,
    REGISTRATION_CATEGORY,
    SIZE_CLASS,
)
from yuanqu.registers.rules import (
    counts_not_negative,
    credit_code_valid,
    female_within_all,
    is_private,
    leased_area_given,
    no_female_explained,
    region_codes_valid,
    size_fits_employees,
)

_FORM = "调查单位基本情况表（201-1）"
_ZONE = "园区企业底册"


class Enterprise(Record):
    """One enterprise; a rename keeps its credit code, so its rows stay its own."""

    uscc = CreditCode(
        "统一社会信用代码", aliases=("信用代码", "社会信用代码", "统一信用代码"), source="GB 32100-2015"
    )
    name = Text("单位详细名称", aliases=("企业名称", "单位名称"), note="与公章一致，不用简称", source=_FORM)
    former_name = Text("曾用名", empty=True, source=_ZONE)
    park = Code("所在园区", PARK, aliases=("所属组团", "所属片区"), source=_ZONE)
    main_activity_1 = Text("主要业务活动1", note="产品加动词，如「铜杆生产」", source=_FORM)
    main_activity_2 = Text("主要业务活动2", empty=True, source=_FORM)
    main_activity_3 = Text("主要业务活动3", empty=True, source=_FORM)
    registration_category = Code("登记注册统计类别", REGISTRATION_CATEGORY, source="国统字〔2023〕14号")
    control_type = Code("企业控股情况", CONTROL_TYPE, source=_FORM)
    is_private = YesNo("是否非公企业", empty=True, note="由企业控股情况得出：私人、港澳台商、外商控股为非公")
    size_class = Code("单位规模", SIZE_CLASS, source="国统字〔2017〕213号")
    operating_status = Code("运营状态", OPERATING_STATUS, source=_FORM)
    opened_on = Month("开业（成立）时间", aliases=("开业时间", "成立时间"), note="填年月", source=_FORM)
    registered_address = Text("注册地", aliases=("注册地址",), source=_FORM)
    registered_region = Text("注册地区划代码", max_length=12, empty=True, note="12位", source=_FORM)
    site_address = Text("经营地", aliases=("经营地址", "实际经营地"), source=_FORM)
    site_region = Text("经营地区划代码", max_length=12, empty=True, note="12位", source=_FORM)
    registered_capital = Amount("注册资本", "万元", places=6, empty=True, source=_ZONE)
    legal_rep = Text("法定代表人", max_length=60, personal=True, source=_ZONE)
    contact = Text("联系人", max_length=60, personal=True, source=_ZONE)
    phone = Text("联系电话", max_length=60, personal=True, aliases=("电话",), source=_ZONE)
    employees_end = Whole("从业人员期末人数", unit="人", source=_FORM)
    employees_female = Whole("其中女性", unit="人", aliases=("女性从业人员",), source=_FORM)
    accounting_standard = Code("执行会计标准类别", ACCOUNTING_STANDARD, source=_FORM)
    land_area = Amount("占地面积", "亩", places=4, empty=True, note="自有用地的企业填", source=_ZONE)
    building_area = Amount("建筑面积", "平方米", empty=True, note="自有用地的企业填", source=_ZONE)
    leased_area = Amount("租用面积", "平方米", empty=True, note="租用厂房的企业填", source=_ZONE)
    premises_type = Code("用房方式", PREMISES_TYPE, source=_ZONE)
    listing_status = Code("上市情况", LISTING_STATUS, empty=True, source=_ZONE)
    shape = Shape(
        "图形",
        area="land_area",
        coloured="operating_status",
        empty=True,
        note="位置或用地范围，GeoJSON文本，WGS84经纬度",
        source=_ZONE,
    )
    note = LongText("说明", empty=True, aliases=("备注",))


def private_by_control(rows: Sequence[Row]) -> list[bool | None]:
    """是否非公, one a row: private, 港澳台 and foreign control; unknown where control is not given."""
    return [is_private(row.get("control_type")) for row in rows]


class Enterprises(Ledger, of=Enterprise):
    """企业名录."""

    name, keeper = "企业名录", "经济运行科"
    rights = Rights(read=EVERYONE, own="id", inward=("note",))
    about = "园区内全部企业的基本情况，一企一行，各科室的台账都以此为准。"
    key = ("uscc",)
    title = ("name",)
    columns = (
        "uscc",
        "name",
        "park",
        "main_activity_1",
        "control_type",
        "is_private",
        "size_class",
        "operating_status",
        "opened_on",
        "employees_end",
    )
    search = ("name", "uscc", "former_name", "main_activity_1")
    filters = (
        "park",
        "is_private",
        "size_class",
        "operating_status",
        "registration_category",
        "premises_type",
    )
    order = ("name",)
    totals = ("employees_end",)
    checks = (
        credit_code_valid,
        region_codes_valid,
        female_within_all,
        no_female_explained,
        counts_not_negative,
        size_fits_employees,
        leased_area_given,
    )
    explanation = "note"
    derived: ClassVar = {"is_private": private_by_control}
    left_out: ClassVar = {
        "行业代码": "随时间变化，见企业行业台账（registers.enterprise_industry）。",
        "报表类别（专业）": "随在库时段变化，见四上在库台账（registers.above_scale）。",
        "主导产业归类": "由行业代码按主导产业归类表得出，见 economy.leading_industry。",
        "升规入统时间": "见四上在库台账的入库报告期，不重复填。",
    }
    rules = (
        "调查单位基本情况表（定报201-1）",
        "GB 32100-2015 法人和其他组织统一社会信用代码编码规则",
        "国统字〔2023〕14号 关于市场主体统计分类的划分规定",
        "国统字〔2017〕213号 统计上大中小微型企业划分办法（2017）",
    )
