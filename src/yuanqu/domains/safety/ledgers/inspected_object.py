"""检查对象 — every enterprise, small premises and site that safety inspections reach; the department's base ledger."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import (
    AFFILIATION,
    OBJECT_KIND,
    OPERATING_STATE,
    RISK_FEATURE,
    RISK_GRADE,
    SECTOR,
    SHIFT_PATTERN,
    SMALL_PREMISES,
    STANDARD_LEVEL,
)
from yuanqu.domains.safety.rules.objects import (
    enterprise_by_credit_code,
    named_as_in_the_register,
    officers_kept,
    one_name_an_object,
    small_kind_given,
)
from yuanqu.domains.safety.rules.words import not_negative, place_readable, several_of
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.codes import INDUSTRY
from yuanqu.registers.shared_checks import dates_in_order

_BASE = "企业安全基础台账"
_SMALL = "九小场所消防安全排查"
_LAW = "中华人民共和国安全生产法"


class InspectedObject(Record):
    """One object. ``enterprise`` ties it to the shared register, whose facts are not typed again here."""

    object_no = Text(
        "对象编号",
        max_length=40,
        aliases=("统一社会信用代码", "信用代码", "场所编号"),
        note="企业填统一社会信用代码；九小场所等填园区编号",
        source=_BASE,
    )
    object_kind = Code("对象类型", OBJECT_KIND, source="园区口径")
    name = Text("单位名称", aliases=("企业名称", "场所名称", "对象名称"), source=_BASE)
    enterprise = Link("园区企业", "registers.Enterprise", empty=True, note="在企业名录中的填")
    small_kind = Code("九小场所类别", SMALL_PREMISES, empty=True, note="九小场所必填", source=_SMALL)
    address = Text("地址", aliases=("单位地址", "场所地址"), source=_BASE)
    location = Text("经纬度", max_length=40, empty=True, note="先经度后纬度，如「115.892100,28.676500」")
    grid = Link("所属网格", "safety.Grid", aliases=("网格编号", "网格名称"), source="安全生产网格化管理办法")
    legal_representative = Text("法定代表人", max_length=60, personal=True, source=_BASE)
    legal_phone = Text("法定代表人电话", max_length=60, empty=True, personal=True, source=_BASE)
    principal = Text("主要负责人", max_length=60, personal=True, note="对本单位安全负责的人", source=_BASE)
    principal_phone = Text("主要负责人电话", max_length=60, empty=True, personal=True, source=_BASE)
    safety_manager = Text("安全负责人", max_length=60, personal=True, source=_BASE)
    safety_manager_phone = Text("安全负责人电话", max_length=60, empty=True, personal=True, source=_BASE)
    contact = Text("联系人", max_length=60, empty=True, personal=True, source=_BASE)
    contact_phone = Text("联系人电话", max_length=60, empty=True, personal=True, source=_BASE)
    industry = Code("行业类别", INDUSTRY, empty=True, note="GB/T 4754 小类；九小场所可不填", source=_BASE)
    main_sector = Code("主管行业", SECTOR, aliases=("监管行业大类",), source=_BASE)
    supervised_sectors = Text("监管行业", note="可多项，以顿号分隔，如「机械、消防」", source=_BASE)
    risk_features = Text("涉及高风险环节", empty=True, note="可多项，以顿号分隔，如「喷涂、动火」")
    affiliation = Code("隶属关系", AFFILIATION, empty=True, source=_BASE)
    operating_state = Code("经营状态", OPERATING_STATE, note="停产的仍在台账，不计入应检", source=_BASE)
    employees = Whole("从业人员数量", unit="人", source=_BASE)
    shift_pattern = Code("工作制度", SHIFT_PATTERN, empty=True, source=_BASE)
    days_a_year = Whole("年生产天数", unit="天", empty=True, source=_BASE)
    has_safety_body = YesNo("是否设专门安全机构", source=_LAW)
    full_time_officers = Whole("专职安全管理人员数", unit="人", source=_LAW)
    part_time_officers = Whole("兼职安全管理人员数", unit="人", source=_LAW)
    registered_engineers = Whole("注册安全工程师数", unit="人", empty=True, source=_BASE)
    emergency_staff = Whole("专职应急人员数", unit="人", empty=True, source=_BASE)
    standard_level = Code("标准化等级", STANDARD_LEVEL, empty=True, source=_BASE)
    standard_cert = Text("标准化证书编号", max_length=60, empty=True, source=_BASE)
    standard_from = Day("标准化发证日期", empty=True, source=_BASE)
    standard_until = Day("标准化到期日期", empty=True, source=_BASE)
    risk_grade = Code("安全监管等级", RISK_GRADE, aliases=("风险等级",), source=_BASE)
    has_occupational_hazard = YesNo("是否涉及职业危害", empty=True, source=_BASE)
    has_special_equipment = YesNo("有无特种设备", empty=True, source=_BASE)
    has_switch_room = YesNo("有无配电室", empty=True, source=_BASE)
    has_transformer = YesNo("有无变压器", empty=True, source=_BASE)
    has_hazard_rules = YesNo("有无隐患排查治理制度", source=_LAW)
    has_hazard_plan = YesNo("有无隐患排查治理计划", source=_LAW)
    territory_body = Text("属地监管机构", max_length=80, source=_BASE)
    sector_body = Text("行业监管部门", max_length=80, empty=True, source=_BASE)
    responsible_leader = Text("包保责任人", max_length=60, empty=True, source=_BASE)
    entered_zone_on = Day("入园日期", empty=True, source="园区口径")
    stopped_on = Day(
        "停产关闭日期", empty=True, note="停产、关闭、迁出的填，此后不列入应巡", source="园区口径"
    )
    floor_area = Amount("建筑面积", "平方米", empty=True, note="九小场所填", source=_SMALL)
    floors = Text("层数及所在楼层", max_length=40, empty=True, source=_SMALL)
    operator = Text("经营者", max_length=60, empty=True, personal=True, source=_SMALL)
    operator_phone = Text("经营者电话", max_length=60, empty=True, personal=True, source=_SMALL)
    fire_manager = Text("消防安全管理人", max_length=60, empty=True, personal=True, source=_SMALL)
    fire_manager_phone = Text("消防安全管理人电话", max_length=60, empty=True, personal=True, source=_SMALL)
    lives_in = YesNo("是否住人", empty=True, note="三合一场所", source=_SMALL)
    uses_gas = YesNo("是否用气", empty=True, source=_SMALL)
    extinguishers = Whole("灭火器数量", unit="具", empty=True, source=_SMALL)
    smoke_alarm = YesNo("有无独立烟感", empty=True, source=_SMALL)
    note = LongText("说明", empty=True, aliases=("备注",))


class InspectedObjects(Ledger, of=InspectedObject):
    """检查对象台账."""

    name, keeper = "安全检查对象台账", "安全环保科"
    about = "安全监管的全部对象：各类企业、九小场所、在建工地和公共设施，一对象一行。"
    key = ("object_no",)
    title = ("name",)
    columns = (
        "object_no",
        "name",
        "object_kind",
        "small_kind",
        "grid",
        "main_sector",
        "risk_grade",
        "operating_state",
        "employees",
        "safety_manager",
        "entered_zone_on",
    )
    search = ("object_no", "name", "address")
    filters = ("object_kind", "small_kind", "grid", "main_sector", "risk_grade", "operating_state")
    order = ("object_kind", "name")
    totals = ("employees",)
    checks = (
        enterprise_by_credit_code,
        small_kind_given,
        place_readable("inspected_object.location"),
        several_of("inspected_object.sectors", "supervised_sectors", SECTOR),
        several_of("inspected_object.features", "risk_features", RISK_FEATURE),
        not_negative(
            "inspected_object.negative", "employees", "full_time_officers", "part_time_officers", "floor_area"
        ),
        *dates_in_order(
            "inspected_object.stay", {"entered_zone_on": "入园日期", "stopped_on": "停产关闭日期"}
        ),
        *dates_in_order(
            "inspected_object.standard",
            {"standard_from": "标准化发证日期", "standard_until": "标准化到期日期"},
        ),
        officers_kept,
        one_name_an_object,
        named_as_in_the_register,
    )
    explanation = "note"
    left_out: ClassVar = {
        "经济类型、规模情况、成立日期、注册资金、占地面积": "见企业名录（registers.enterprise），不重复填。",
        "年销售收入、年利润、资产总额": "见规上企业月报（economy.statement），不重复填。",
        "特种作业人员数": "由特种作业人员台账计数得出，不另登记。",
        "是否存在重大危险源": "由重大危险源台账得出，不另登记。",
        "最近检查日期": "由检查台账得出，不另登记。",
        "企业平面图、制度和计划文件": "是附件而非数据：存在该对象的附件中。",
    }
    rules = (_LAW, _BASE, _SMALL)
