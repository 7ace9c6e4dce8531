"""覆盖关系台账 — which enterprise is covered by which organisation, from a day to a day: what the coverage rate counts.

One joint branch covers several enterprises, so the rate counts these relations and never the organisations.
"""

from __future__ import annotations

from yuanqu.domains.party.codes import COVER_END, COVER_MODE
from yuanqu.domains.party.coverage_rules import (
    covered_while_it_stands,
    end_reasoned,
    mode_as_formed,
    single_covers_one,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.intervals import apart
from yuanqu.registers.shared_checks import dates_in_order

covered_once = apart(
    "coverage.overlap",
    "party.coverage",
    group=("enterprise",),
    since="since",
    until="until",
    what="该企业的覆盖时段",
)


class Coverage(Record):
    """One enterprise covered by one organisation (both days inclusive; an empty end is open)."""

    organisation = Link("党组织", "party.Organisation", aliases=("党组织代码", "党组织名称", "党组织全称"))
    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    mode = Code("覆盖方式", COVER_MODE, aliases=("方式",))
    since = Day("覆盖起", aliases=("覆盖日期",))
    until = Day("覆盖止", empty=True, note="仍在覆盖的不填")
    end_reason = Code("止因", COVER_END, empty=True, aliases=("终止原因",), note="填了覆盖止的必填")
    note = LongText("说明", empty=True, aliases=("备注",))


class Coverages(Ledger, of=Coverage):
    """覆盖关系台账."""

    name, keeper = "覆盖关系台账", "党建科"
    about = "企业由哪个党组织覆盖、自何日至何日；组织覆盖率数的是这里的企业，不是党组织。"
    key = ("organisation", "enterprise", "since")
    title = ("enterprise", "organisation")
    columns = ("organisation", "enterprise", "mode", "since", "until", "end_reason")
    search = ("enterprise.name", "enterprise.uscc", "organisation.org_name")
    filters = ("mode", "since", "end_reason")
    order = ("organisation", "-since")
    checks = (
        *dates_in_order("coverage.dates", {"since": "覆盖起", "until": "覆盖止"}),
        end_reasoned,
        covered_once,
        mode_as_formed,
        single_covers_one,
        covered_while_it_stands,
    )
    explanation = "note"
    rules = ("中国共产党章程（第五章 党的基层组织）", "中国共产党支部工作条例（试行）")
