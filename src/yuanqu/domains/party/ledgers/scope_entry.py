"""党建基数名单 — which enterprises are in the scope of the coverage rate, since when, and why others are not."""

from __future__ import annotations

from yuanqu.domains.party.codes import SCOPE_DECISION, SCOPE_REASON
from yuanqu.domains.party.survey_rules import exclusion_reasoned, scope_private
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.intervals import apart
from yuanqu.registers.shared_checks import dates_in_order

decided_once = apart(
    "scope_entry.overlap",
    "party.scope_entry",
    group=("enterprise",),
    since="since",
    until="until",
    what="该企业的基数认定时段",
)


class ScopeEntry(Record):
    """One decision on one enterprise (both days inclusive; an empty end is open)."""

    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    decision = Code("基数认定", SCOPE_DECISION, aliases=("是否纳入基数",))
    reason = Code("不纳入原因", SCOPE_REASON, empty=True, aliases=("剔除原因",), note="不纳入或移出的必填")
    since = Day("认定起", aliases=("纳入日期", "认定日期"))
    until = Day("认定止", empty=True, aliases=("移出日期",), note="至今有效的不填")
    decided_by = Text("认定文件", max_length=120, note="会议纪要或名册的名称文号")
    checked_on = Day("二次核实日期", empty=True, note="不纳入的须第二次上门核实")
    note = LongText("说明", empty=True, aliases=("备注",))


class ScopeEntries(Ledger, of=ScopeEntry):
    """党建基数名单."""

    name, keeper = "党建基数名单", "党建科"
    about = "组织覆盖率的分母：实体运营的非公企业逐家认定纳入，不纳入的写明原因，动态管理、留有日期。"
    key = ("enterprise", "since")
    title = ("enterprise",)
    columns = ("enterprise", "decision", "reason", "since", "until", "decided_by", "checked_on")
    search = ("enterprise.name", "enterprise.uscc", "decided_by")
    filters = ("decision", "reason", "since")
    order = ("enterprise",)
    checks = (
        *dates_in_order("scope_entry.dates", {"since": "认定起", "until": "认定止"}),
        exclusion_reasoned,
        decided_once,
        scope_private,
    )
    explanation = "note"
    rules = ("党建基数动态管理办法", "组织覆盖率＝单独和联合组建党组织的企业数÷实体运营的非公企业数")
