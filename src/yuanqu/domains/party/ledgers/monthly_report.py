"""非公党建月报 — what each organisation reports of a month: the coverage is kept by it (月汇报)."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.party.rules import counts_not_negative, reported_in_time, reported_while_standing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, Link, LongText, Month, Whole
from yuanqu.engines.ledger.record import Record

_FORM = "非公党建月报"


class MonthlyReport(Record):
    """One organisation's report of one month; people are counted, never named."""

    organisation = Link("党组织", "party.Organisation", aliases=("党组织代码", "党组织名称"))
    month = Month("报告月份", aliases=("月份",), source=_FORM)
    reported_on = Day("报送日期", source=_FORM)
    members = Whole("党员数", unit="人", stock=True, note="正式和预备合计", source=_FORM)
    meetings = Whole("当月活动场次", unit="场", empty=True, source=_FORM)
    firm_changes = LongText("覆盖企业变动", empty=True, aliases=("企业变动",), source=_FORM)
    problem = LongText("困难和问题", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class MonthlyReports(Ledger, of=MonthlyReport):
    """非公党建月报."""

    name, keeper = "非公党建月报", "党建科"
    about = "各党组织次月5日前报送的月报：党员数、活动和覆盖企业变动，是保持覆盖的依据。"
    key = ("organisation", "month")
    title = ("organisation", "month")
    columns = ("organisation", "month", "reported_on", "members", "meetings", "firm_changes")
    search = ("organisation.org_name", "firm_changes", "problem")
    filters = ("month", "organisation")
    order = ("-month", "organisation")
    totals = ("members", "meetings")
    checks = (
        counts_not_negative("monthly_report.negative", "members", "meetings"),
        reported_in_time,
        reported_while_standing,
    )
    explanation = "note"
    left_out: ClassVar = {"活动明细": "见党建活动台账，按党组织关联。"}
    rules = ("园区非公党建月报制度",)
