"""园区补充月报 — electricity, labour and orders: the zone's own sheet, used to explain and to warn."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.economy.codes import PRODUCTION_STATUS, STOP_REASON
from yuanqu.domains.economy.continuity import locked_unchanged
from yuanqu.domains.economy.rules import not_negative, stop_reasoned
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Link, LongText, Month, Whole
from yuanqu.engines.ledger.record import Record

_FORM = "园区补充月报"


class Supplement(Record):
    """One enterprise's month (of the month itself, not cumulative)."""

    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    month = Month("月份", aliases=("报告期",))
    electricity = Amount(
        "用电量", "万千瓦时", places=4, note="当月数，取自供电部门清单", source="供电部门清单"
    )
    workers = Whole("用工人数", unit="人", empty=True, stock=True, source=_FORM)
    vacancies = Whole("缺工人数", unit="人", empty=True, stock=True, source=_FORM)
    capacity_use = Amount("产能利用率", "%", places=2, digits=7, empty=True, source=_FORM)
    orders_months = Amount(
        "在手订单可排产月数", "个月", places=1, digits=7, empty=True, stock=True, source=_FORM
    )
    production_status = Code("生产状态", PRODUCTION_STATUS, source=_FORM)
    stop_reason = Code("减停产原因", STOP_REASON, empty=True, note="减产、半停产、停产的必填", source=_FORM)
    problem = LongText("需协调问题", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Supplements(Ledger, of=Supplement):
    """园区补充月报."""

    name, keeper = "园区补充月报", "经济运行科"
    about = "企业当月的用电、用工、产能、订单和生产状态，用于解释和预警，不作为法定统计数。"
    key = ("enterprise", "month")
    title = ("enterprise", "month")
    search = ("enterprise.name", "enterprise.uscc")
    filters = ("month", "production_status", "stop_reason")
    order = ("-month", "enterprise")
    totals = ("electricity", "workers", "vacancies")
    checks = (
        stop_reasoned,
        not_negative(
            "supplement.negative", "electricity", "workers", "vacancies", "capacity_use", "orders_months"
        ),
        locked_unchanged("economy.supplement", editions=False),
    )
    explanation = "note"
    left_out: ClassVar = {
        "需协调问题的编号": "企业诉求台账启用后以诉求编号引用；现以文字登记在「需协调问题」。",
    }
    rules = ("园区补充月报制度（本园区）",)
