"""工作总结版次台账 — one edition of one period's work report, from its outline to its issue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from yuanqu.domains.reporting.codes import SPAN
from yuanqu.domains.reporting.columns import KeptText
from yuanqu.domains.reporting.guards import (
    all_confirmed,
    everybody_can_confirm,
    nothing_unexplained,
    outline_stands,
)
from yuanqu.domains.reporting.periods import period_of, title_of
from yuanqu.domains.reporting.rules import (
    correction_reasoned,
    corrects_what_is_sealed,
    taken_within_time,
    year_in_sight,
)
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.people.roles import Role
from yuanqu.terms.periods import Period

OUTLINED, DRAFTED = State("outlined", "已列提纲"), State("drafted", "已成稿")
CONFIRMING, APPROVED = State("confirming", "科室核对中"), State("approved", "已审签")
SEALED, ISSUED = State("sealed", "已封存"), State("issued", "已印发", final=True)
DROPPED = State("dropped", "已停办", final=True)
STAGES = (OUTLINED, DRAFTED, CONFIRMING, APPROVED, SEALED, ISSUED)
_OFFICE = (Role.OFFICE,)


class Edition(Record):
    """One edition: its figures are those of ``as_of``, live until it goes to the departments, then of a snapshot.

    Only the issue has a column for its day: a day that a workbook could bring would approve or seal without anybody.
    """

    year = Whole("年份", note="如「2025」")
    span = Code("期间", SPAN)
    edition_no = Whole("版次", note="本期第几版，从 1 起")
    name = Text("名称", empty=True, note="由年份、期间和版次得出")
    as_of = Day("取数时点", note="数字截至这一天，一般为期末")
    begun_on = Day("编制日期")
    corrects = Link("更正的版次", "reporting.Edition", empty=True, note="更正已封存的一版时填")
    reason = LongText("更正原因", empty=True, note="更正时必填，写明为何更正，会印在更正说明里")
    state = StateColumn("办理阶段", (*STAGES, DROPPED))
    issued_on = MovedOn("印发日期")
    issue_no = Text(
        "发文字号", max_length=80, empty=True, note="封存时填，印在标题下，如「云高新办〔2025〕18号」"
    )
    snapshot = KeptText("取数快照", max_length=64, empty=True, note="送科室核对时定下，封存前后都不变")
    note = LongText("说明", empty=True, aliases=("备注",))

    @property
    def period(self) -> Period:
        """The half-year or year it reports on."""
        return period_of(vars(self))

    @property
    def stands(self) -> bool:
        """Whether it is sealed, and answers from what was sealed."""
        return self.state in (SEALED.code, ISSUED.code)

    @property
    def under_way(self) -> bool:
        """Whether it is neither sealed nor dropped yet."""
        return not self.stands and self.state != DROPPED.code

    @property
    def in_words(self) -> bool:
        """Whether the office may still word it: what the departments confirm are figures in their sentences."""
        return self.state in (OUTLINED.code, DRAFTED.code)


def _names(rows: Sequence[Row]) -> list[str]:
    return [title_of(row) for row in rows]


class Editions(Ledger, of=Edition):
    """工作总结版次台账."""

    name, keeper = "工作总结版次台账", "办公室"
    rights = Rights(read=EVERYONE)
    about = "工作总结的每一版，从列提纲、成稿、科室核对、审签到封存印发，一版一行；更正另出一版。"
    key = ("year", "span", "edition_no")
    title = ("name",)
    columns = ("name", "state", "as_of", "begun_on", "issued_on", "issue_no", "corrects")
    search = ("name", "issue_no", "reason")
    filters = ("state", "year", "span", "begun_on")
    order = ("-begun_on", "-edition_no")
    checks = (year_in_sight, taken_within_time, correction_reasoned, corrects_what_is_sealed)
    explanation = "note"
    derived: ClassVar = {"name": _names}
    left_out: ClassVar = {"正文": "由各科室的台账记录和提纲得出，封存时连同数字一并存档，不在表格里填写。"}


class EditionLoop(Procedure, of=Edition):
    """工作总结办理: nothing is approved that a department has not confirmed, nothing sealed ever changes."""

    name = "工作总结办理"
    about = "列提纲、成稿、送各科室核对本科室的数字，全部确认后由领导审签、封存、印发；封存后只能另出更正版。"
    begin = Begin("列提纲", OUTLINED, on="begun_on")
    draft = Move("成稿", OUTLINED, DRAFTED, by=_OFFICE, guards=(outline_stands,))
    circulate = Move(
        "送科室核对",
        DRAFTED,
        CONFIRMING,
        by=_OFFICE,
        guards=(everybody_can_confirm, nothing_unexplained),
    )
    recall = Move("退回修改", CONFIRMING, DRAFTED, by=(Role.OFFICE, Role.LEADER), reason=True)
    approve = Move("审签", CONFIRMING, APPROVED, by=(Role.LEADER,), guards=(all_confirmed,))
    send_back = Move("退回重核", APPROVED, DRAFTED, by=(Role.LEADER,), waits=(), reason=True)
    seal = Move("封存", APPROVED, SEALED, by=_OFFICE, needs=("issue_no",), guards=(all_confirmed,))
    issue = Move("印发", SEALED, ISSUED, by=_OFFICE, day="issued_on")
    drop = Move("停办", (OUTLINED, DRAFTED, CONFIRMING), DROPPED, by=_OFFICE, reason=True)
