"""What departments are asked for, which no office collects: a figure a month (试验填报)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import connection

from yuanqu.engines.collecting import declaration
from yuanqu.engines.collecting.asking import came_of_moves, due_of_task
from yuanqu.engines.collecting.declaration import Collecting, These
from yuanqu.engines.collecting.freezing import settled_unchanged
from yuanqu.engines.collecting.records import Return, ReturnLoop, Task
from yuanqu.engines.ledger import registry as ledgers
from yuanqu.engines.ledger.checks import Row, hard, soft
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, LongText, Month, Text, Whole
from yuanqu.engines.ledger.history_setup import _ledger_triggers
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.people.rights import Filling, Rights

OF = "trial.trial_figure"
BY_DEPARTMENT = Rights(fillings=(Filling("department", adds=True, alone=True),))


class TrialFigure(Record):
    """某科室某月的数."""

    department = Text("科室")
    month = Month("报告期")
    count = Whole("件数")

    class Meta:
        app_label = "trial"


class TrialFigures(Ledger, of=TrialFigure):
    """科室月报."""

    name, keeper, rights = "试验科室月报", "督查室", BY_DEPARTMENT
    key = ("department", "month")
    checks: ClassVar = (settled_unchanged(OF),)


class TrialTask(Task):
    """一期."""

    class Meta:
        app_label = "trial"


class TrialTasks(Ledger, of=TrialTask):
    """科室月报任务."""

    name, keeper = "试验填报任务", "督查室"
    key = ("month",)


class TrialReturn(Return):
    """一个科室的填报单."""

    department = Text("科室")

    class Meta:
        app_label = "trial"


class TrialReturns(Ledger, of=TrialReturn):
    """科室填报单."""

    name, keeper = "试验填报单", "督查室"
    rights = Rights(fillings=(Filling("department"),))
    key = ("month", "department")
    derived: ClassVar = {"due_on": due_of_task(OF), "came_on": came_of_moves(OF)}


class TrialReturnLoop(ReturnLoop, Procedure, of=TrialReturn):
    """科室填报."""

    name = "试验填报"


COLLECTED = Collecting(
    "科室月报",
    of=OF,
    tasks="trial.trial_task",
    returns="trial.trial_return",
    respondent="department",
    whom=These(("财政科", "党建科")),
)


class TrialVisit(Record):
    """一次走访: a department's row, on any day of the month."""

    number = Text("编号")
    department = Text("科室")
    visited_on = Day("走访日期")
    people = Whole("人数")
    note = LongText("说明", empty=True)

    class Meta:
        app_label = "trial"


@soft("visit.many", "people")
def many(row: Row) -> str | None:
    """A crowd is explained."""
    return f"人数{row['people']}多于100。" if (row.get("people") or 0) > 100 else None


@hard("visit.none", "people")
def somebody(row: Row) -> str | None:
    """A rule that comes later."""
    return f"人数{row['people']}不足。" if (row.get("people") or 0) < LEAST[0] else None


LEAST = [0]


class TrialVisits(Ledger, of=TrialVisit):
    """走访台账."""

    name, keeper, rights = "试验走访台账", "督查室", BY_DEPARTMENT
    key = ("number",)
    order = ("-visited_on",)
    checks: ClassVar = (many, somebody)
    explanation = "note"


LEDGERS: tuple[Any, ...] = (TrialFigures, TrialTasks, TrialReturns, TrialVisits)


def stand() -> None:
    """Make the tables that are not there, and enter the declarations."""
    known = connection.introspection.table_names()
    for each in LEDGERS:
        if each.table() not in known:
            with connection.schema_editor() as editor:
                editor.create_model(each.record)
                editor.execute(_ledger_triggers(each.table(), each.label))
        ledgers._ledgers[each.label] = each
    registry._procedures[TrialReturnLoop.label] = TrialReturnLoop
    declaration._collectings[OF] = COLLECTED


def leave() -> None:
    """Other tests walk everything that is declared: this is there for some only."""
    for each in LEDGERS:
        ledgers._ledgers.pop(each.label, None)
    registry._procedures.pop(TrialReturnLoop.label, None)
    declaration._collectings.pop(OF, None)


leave()  # the declarations entered themselves
