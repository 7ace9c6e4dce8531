"""赋权事项清单 — powers delegated to the zone, each in force from a day to a day."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.services.codes import DELEGATION_MODE, FROM_LEVEL, ITEM_CHANGE, POWER_KIND, POWER_SOURCE
from yuanqu.domains.services.rules.items import (
    end_reasoned,
    inside_plausible,
    mandate_given,
    readiness_whole,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.rules import validity_in_order
from yuanqu.registers.shared_checks import dates_in_order

_LIST = "赋权事项清单"


class DelegatedItem(Record):
    """One item of a delegation list."""

    item_no = Text("清单编号", max_length=40, aliases=("序号",), note="批次加序号，如「1-012」", source=_LIST)
    list_batch = Text("清单批次", max_length=40, note="如「第一批」", source=_LIST)
    doc_no = Text("公布文号", max_length=80, source=_LIST)
    issued_by = Text("公布机关", max_length=80, source=_LIST)
    item_name = Text("事项名称", note="与省统一行政权力清单一致", source=_LIST)
    sub_item = Text("子项", empty=True, aliases=("业务办理项",), source=_LIST)
    task_code = Text(
        "实施编码", max_length=40, empty=True, note="省平台编码后填", source="政务服务事项实施清单要素"
    )
    power_kind = Code("权力类型", POWER_KIND, aliases=("事项类型",), source="省统一行政权力清单")
    from_dept = Text("赋权单位", max_length=80, aliases=("原实施单位",), source=_LIST)
    from_level = Code("原层级", FROM_LEVEL, source=_LIST)
    delegation_mode = Code("赋权方式", DELEGATION_MODE, source=_LIST)
    power_source = Code("权力来源", POWER_SOURCE, source="政务服务事项基本目录标准")
    legal_basis = LongText("设定依据", source=_LIST)
    receiver = Text("承接单位", max_length=80, source=_LIST)
    window = Text("办理窗口", max_length=80, empty=True, source=_LIST)
    owner = Text("责任人", max_length=60, empty=True, personal=True, source=_LIST)
    mandate = Text("委托书编号", max_length=80, empty=True, note="委托的必填", source=_LIST)
    seal = YesNo("已启用审批专用章", empty=True)
    account = YesNo("已开通系统账号", empty=True)
    trained_on = Day("业务培训日期", empty=True, source=_LIST)
    taken_over_on = Day("承接到位日期", empty=True, note="委托、用章、账号、培训齐备的日期")
    inside_since = Day(
        "全流程区内办结起始日",
        empty=True,
        note="受理、审查、决定、发证全部在园区办结之日起；尚需区外环节的不填",
    )
    supervisor = Text("监管责任单位", max_length=80, source=_LIST)
    valid_from = Day("生效日期", source=_LIST)
    valid_to = Day("失效日期", empty=True, note="至今有效的不填", source=_LIST)
    change_reason = Code("调整原因", ITEM_CHANGE, empty=True, note="失效的必填", source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class DelegatedItems(Ledger, of=DelegatedItem):
    """赋权事项清单."""

    name, keeper = "赋权事项清单", "政务服务科"
    about = "上级赋予园区行使的权力事项，逐项登记赋权方式、承接情况和有效期。"
    key = ("item_no",)
    title = ("item_name",)
    columns = (
        "item_no",
        "item_name",
        "power_kind",
        "from_dept",
        "from_level",
        "delegation_mode",
        "receiver",
        "taken_over_on",
        "inside_since",
        "valid_from",
        "valid_to",
    )
    search = ("item_name", "sub_item", "item_no", "task_code", "from_dept")
    filters = ("delegation_mode", "power_kind", "from_level", "list_batch")
    order = ("item_no",)
    checks = (
        validity_in_order,
        end_reasoned,
        mandate_given,
        *dates_in_order("delegated_item.dates", {"valid_from": "生效日期", "taken_over_on": "承接到位日期"}),
        readiness_whole,
        inside_plausible,
    )
    explanation = "note"
    left_out: ClassVar = {
        "承接状态": "由承接到位日期、办件和失效日期得出，不另登记。",
        "委托书、印章等附件": "是附件而非数据：本台账登记编号和是否到位。",
    }
    rules = ("开发区赋权清单及动态调整规定", "中华人民共和国行政许可法")
