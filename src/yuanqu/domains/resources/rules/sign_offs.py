"""Which answer of a department is which (会签关口): conditions and refusals are not passed off as consent."""

from __future__ import annotations

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.procedure.guards import guard


@guard("sign_off.conditions")
def no_conditions(row: Row) -> str | None:
    """A consent on conditions is one."""
    return "填了附带条件：请办理「有条件同意」，条件落实后再转为同意。" if row["condition"] else None


@guard("sign_off.refusal")
def no_refusal(row: Row) -> str | None:
    """A refusal is one until it is sent again."""
    return "填了不同意的理由：请办理「不同意」，重新送出时清除理由。" if row["refusal"] else None
