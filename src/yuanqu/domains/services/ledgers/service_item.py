"""事项实施清单 — the guide of each item: who may ask for what, within how many days, with which papers."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.services.codes import (
    DEPT_TYPE,
    HANDLE_AREA,
    HANDLING_KIND,
    POWER_KIND,
    POWER_SOURCE,
    RESULT_TYPE,
    TASK_STATE,
    TIME_UNIT,
    USE_LEVEL,
)
from yuanqu.domains.services.rules.items import (
    APPLICANTS,
    HANDLE_TYPES,
    at_once_is_zero,
    entrusting_named,
    fee_based,
    promise_within_law,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.intervals import apart
from yuanqu.registers.rules import validity_in_order
from yuanqu.registers.shared_checks import words_of

_FORM = "政务服务事项实施清单要素"


class ServiceItem(Record):
    """One version of one item's guide, in force from a day to a day."""

    task_code = Text("实施编码", max_length=40, source=_FORM)
    task_version = Whole("版本号", source=_FORM)
    catalog_code = Text("基本编码", max_length=12, source=_FORM)
    local_catalog_code = Text("地方基本编码", max_length=40, empty=True, source=_FORM)
    local_task_code = Text("地方实施编码", max_length=40, empty=True, source=_FORM)
    task_handle_item = Text("业务办理项编码", max_length=40, empty=True, source=_FORM)
    task_name = Text("事项名称", source=_FORM)
    task_type = Code("事项类型", POWER_KIND, source=_FORM)
    task_state = Code("事项状态", TASK_STATE, source=_FORM)
    valid_from = Day("版本生效日期")
    valid_to = Day("版本失效日期", empty=True, note="现行版本不填")
    use_level = Code("行使层级", USE_LEVEL, source=_FORM)
    power_source = Code("权力来源", POWER_SOURCE, source=_FORM)
    dept_name = Text("实施主体", max_length=80, source=_FORM)
    dept_code = Text("实施主体编码", max_length=40, source=_FORM)
    dept_type = Code("实施主体性质", DEPT_TYPE, source=_FORM)
    entrust_name = Text("委托部门", max_length=80, empty=True, note="权力来源为委托的必填", source=_FORM)
    other_dept = Text("联办机构", max_length=200, empty=True, source=_FORM)
    by_law = LongText("设定依据", source=_FORM)
    accept_condition = LongText("受理条件", source=_FORM)
    handle_flow = LongText("办理流程", source=_FORM)
    handling_kind = Code("办件类型", HANDLING_KIND, source=_FORM)
    anticipate_day = Whole("法定办结时限", source=_FORM)
    anticipate_type = Code("法定办结时限单位", TIME_UNIT, source=_FORM)
    anticipate_note = Text("法定办结时限说明", empty=True, source=_FORM)
    promise_day = Whole("承诺办结时限", note="即办件填0", source=_FORM)
    promise_type = Code("承诺办结时限单位", TIME_UNIT, source=_FORM)
    promise_note = Text("承诺办结时限说明", empty=True, source=_FORM)
    special_procedure = Text("特别程序", empty=True, note="听证、检验、专家评审等，时间不计入", source=_FORM)
    server_type = Text("服务对象", note="可多项，以顿号分隔，如「企业法人、非法人企业」", source=_FORM)
    handle_type = Text("办理形式", note="可多项，以顿号分隔：窗口、网上、快递", source=_FORM)
    limit_scene_num = Whole("到现场次数", unit="次", source=_FORM)
    handle_area = Code("通办范围", HANDLE_AREA, empty=True, source=_FORM)
    online_depth = Text("网办深度", max_length=80, empty=True, source=_FORM)
    is_fee = YesNo("是否收费", source=_FORM)
    fee_basis = LongText("收费依据", empty=True, note="收费的必填", source=_FORM)
    result_type = Code("审批结果类型", RESULT_TYPE, source=_FORM)
    result_name = Text("审批结果名称", empty=True, source=_FORM)
    materials = LongText(
        "申请材料", note="每行一项：名称，必要性，形式，份数，来源渠道，受理标准", source=_FORM
    )
    link_way = Text("咨询方式", source=_FORM)
    supervise_way = Text("监督投诉方式", source=_FORM)
    transact_addr = Text("办理地点", source=_FORM)
    transact_time = Text("办理时间", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class ServiceItems(Ledger, of=ServiceItem):
    """事项实施清单."""

    name, keeper = "事项实施清单", "政务服务科"
    about = "政务服务事项的办事指南，按版本保存承诺时限、材料、办理形式等要素。"
    key = ("task_code", "task_version")
    title = ("task_name", "task_version")
    columns = (
        "task_code",
        "task_version",
        "task_name",
        "task_type",
        "task_state",
        "handling_kind",
        "anticipate_day",
        "promise_day",
        "promise_type",
        "limit_scene_num",
        "valid_from",
        "valid_to",
    )
    search = ("task_name", "task_code")
    filters = ("task_type", "task_state", "handling_kind", "use_level")
    order = ("task_code", "-task_version")
    checks = (
        validity_in_order,
        promise_within_law,
        at_once_is_zero,
        entrusting_named,
        fee_based,
        words_of("service_item.server_type", "server_type", APPLICANTS, "服务对象"),
        words_of("service_item.handle_type", "handle_type", HANDLE_TYPES, "办理形式"),
        apart(
            "service_item.overlap",
            "services.service_item",
            group=("task_code",),
            since="valid_from",
            until="valid_to",
            what="该事项的版本有效期",
        ),
    )
    explanation = "note"
    left_out: ClassVar = {
        "申请材料逐项要素": "以文本逐行登记；材料逐项管理属办件系统，园区不重复维护。",
    }
    rules = ("政务服务事项实施清单要素（国家政务服务平台标准）", "中华人民共和国行政许可法")
