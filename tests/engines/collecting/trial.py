"""What departments are asked for, which no office collects: a figure a month (试验填报)."""

from __future__ import annotations

from typing import Any, ClassVar

from yuanqu.engines.collecting.asking import came_of_moves, due_of_task
from yuanqu.engines.collecting.declaration import Collecting, These
from yuanqu.engines.collecting.freezing import settled_unchanged
from yuanqu.engines.collecting.records import Return, ReturnLoop, Task
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Month, Text, Whole
from yuanqu.engines.ledger.record import Record
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
LEDGERS: tuple[Any, ...] = (TrialFigures, TrialTasks, TrialReturns)
