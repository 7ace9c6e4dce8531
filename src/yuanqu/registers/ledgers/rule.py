"""规则参数 — dated values of rules (the 50-working-day promise …), each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Day, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.held import held
from yuanqu.registers.rules import (
    parameter_code_formed,
    parameters_apart,
    validity_in_order,
)


class Rule(Record):
    """The value of one parameter from one day to another (both inclusive; an empty end is open)."""

    code = Text("参数代码", max_length=60, note="小写英文，如 start_clock_days")
    name = Text("参数名称")
    value = Amount("参数值", places=4)
    unit = Text("单位", max_length=20)
    valid_from = Day("生效日期")
    valid_to = Day("失效日期", empty=True, note="至今有效的不填")
    source = Text("依据", note="文件名称和文号")
    note = LongText("说明", empty=True, aliases=("备注",))


@dataclass(frozen=True)
class Dated:
    """A parameter's values in time, read once for many days."""

    values: tuple[tuple[date, date | None, Decimal], ...]

    @classmethod
    def read(cls, code: str) -> Dated:
        """The standing values of ``code``: one query."""
        rows = held("registers.rule", code=code).values_list("valid_from", "valid_to", "value")
        return cls(tuple(rows))

    def on(self, day: date) -> Decimal | None:
        """The value in force on ``day``, None where no rule covers it."""
        for since, until, value in self.values:
            if since <= day and (until is None or day <= until):
                return value
        return None


class Rules(Ledger, of=Rule):
    """规则参数台账."""

    name, keeper = "规则参数台账", "办公室"
    rights = Rights(read=EVERYONE)
    about = "办理时限、审核界限等规则数值，按生效日期取用，修订时新增一行并写明依据。"
    key = ("code", "valid_from")
    title = ("name",)
    search = ("code", "name", "source")
    filters = ("code",)
    order = ("code", "-valid_from")
    checks = (parameter_code_formed, validity_in_order, parameters_apart)
    explanation = "note"
