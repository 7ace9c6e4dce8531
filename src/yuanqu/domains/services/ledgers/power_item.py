"""权责清单 — the powers the zone holds and the duties that go with each."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.services.codes import POWER_KIND
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.rules import validity_in_order

_LIST = "权责清单"


class PowerItem(Record):
    """One power, as its latest version states it; earlier wordings are in the history."""

    power_code = Text("职权编码", max_length=40, source=_LIST)
    power_name = Text("职权名称", note="行政处罚写作「对……的处罚」", source=_LIST)
    power_kind = Code("职权类型", POWER_KIND, source="省统一行政权力清单")
    sub_item = Text("子项", empty=True, source=_LIST)
    legal_subject = Text("行使主体", max_length=80, aliases=("法定主体",), source=_LIST)
    agency = Text("承办机构", max_length=80, source=_LIST)
    legal_basis = LongText("设定依据", note="法律法规名称和条款", source=_LIST)
    duties = LongText("责任事项", note="按环节写：许可为受理、审查、决定、送达、监管", source=_LIST)
    accountability = LongText("追责情形", source=_LIST)
    forwarded = YesNo("是否审核转报", source=_LIST)
    hotline = Text("监督电话", max_length=40, source=_LIST)
    version_on = Day("版本日期", source=_LIST)
    valid_from = Day("列入日期", source=_LIST)
    valid_to = Day("移出日期", empty=True, note="仍在清单的不填", source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class PowerItems(Ledger, of=PowerItem):
    """权责清单."""

    name, keeper = "权责清单", "政务服务科"
    about = "园区行使的行政职权及对应的责任事项、追责情形。"
    key = ("power_code",)
    title = ("power_name",)
    columns = (
        "power_code",
        "power_name",
        "power_kind",
        "legal_subject",
        "agency",
        "version_on",
        "valid_from",
        "valid_to",
    )
    search = ("power_name", "power_code", "sub_item")
    filters = ("power_kind", "forwarded")
    order = ("power_code",)
    checks = (validity_in_order,)
    explanation = "note"
    left_out: ClassVar = {"状态": "由列入日期和移出日期得出，不另登记。"}
    rules = ("地方各级政府工作部门权力清单制度的指导意见",)
