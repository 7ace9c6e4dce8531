"""矛盾纠纷排查台账 — sweeps for disputes, those that found nothing too (零报告)."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.rules.disputes import zero_means_none
from yuanqu.domains.public_order.rules.words import by_today, not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record

_RULE = "矛盾纠纷排查制度"


class Sweep(Record):
    """One sweep of one body."""

    sweep_no = Text("排查编号", max_length=40, aliases=("编号",), note="如「PC2025-001」", source=_RULE)
    body = Link("调解组织", "public_order.MediationBody", aliases=("排查单位",))
    swept_on = Day("排查日期", source=_RULE)
    scope = Text("排查范围", source=_RULE)
    sensitive = YesNo("是否敏感时期", empty=True, note="敏感时期每日排查", source=_RULE)
    leader = Text("带队人", max_length=60, source=_RULE)
    people = Whole("参加人数", unit="人次", empty=True, source=_RULE)
    enterprises = Whole("走访企业", unit="家次", empty=True, source=_RULE)
    found = Whole("发现纠纷数", unit="起", note="零报告的填0", source=_RULE)
    zero_report = YesNo("零报告", source=_RULE)
    note = LongText("说明", empty=True, aliases=("备注",))


class Sweeps(Ledger, of=Sweep):
    """矛盾纠纷排查台账."""

    name, keeper = "矛盾纠纷排查台账", "政法综治科"
    about = "各调解组织的矛盾纠纷排查，一次一行，没有发现的作零报告。"
    key = ("sweep_no",)
    title = ("sweep_no", "body")
    search = ("sweep_no", "body.body_name", "scope", "leader")
    filters = ("swept_on", "body", "zero_report", "sensitive")
    order = ("-swept_on", "sweep_no")
    totals = ("people", "enterprises", "found")
    checks = (
        not_negative("sweep.negative", "people", "enterprises", "found"),
        zero_means_none,
        by_today("sweep.ahead", "swept_on", "排查日期"),
    )
    explanation = "note"
    left_out: ClassVar = {
        "调处数、调处率、成功率": "由纠纷台账的流程得出，不在排查表上填。",
        "按类别、按人数分列": "由关联本次排查的纠纷得出。",
    }
    rules = (_RULE,)
