"""What must hold before a department says that its month is complete, and before the office locks it (关口)."""

from __future__ import annotations

from typing import Any

from yuanqu.engines.collecting.findings import Finding, findings, hard_and_soft
from yuanqu.engines.collecting.guards import not_locked
from yuanqu.engines.collecting.records import DECIDED
from yuanqu.engines.collecting.requested import requested
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.procedure.guards import guard

__all__ = ("all_decided", "doubts_explained", "not_locked", "rows_pass")


@guard("collecting.faults")
def rows_pass(row: Row) -> str | None:
    """No row stands against a hard check as the rules are now."""
    hard, _ = hard_and_soft(_found(row))
    return f"有 {len(hard)} 处须先改正：{hard[0].sentence}" if hard else None


@guard("collecting.unexplained")
def doubts_explained(row: Row) -> str | None:
    """Whatever a soft check says of the rows is explained in writing; so is a month without any."""
    _, soft = hard_and_soft(_found(row))
    if not soft or (row["explained"] or "").strip():
        return None
    return f"有 {len(soft)} 处须说明，请在填报单上逐处写明原因：{soft[0].sentence}"


@guard("collecting.not_decided")
def all_decided(row: Row) -> str | None:
    """Every return is approved, or said to be missing."""
    collecting = requested(row["ledger"]) if row["id"] is not None else None
    if collecting is None:
        return None
    left = collecting.returns_held().filter(month=row["month"]).exclude(state__in=DECIDED).count()
    return f"还有 {left} 个科室没有办结；确需锁定的，办理「未报齐锁定」并写明原因" if left else None


def _found(row: Row) -> list[Finding]:
    collecting = requested(row["ledger"]) if row["id"] is not None else None
    if collecting is None:
        return []
    returns: Any = collecting.return_ledger.record._default_manager
    one = returns.filter(pk=row["id"]).first()
    return findings(collecting, one) if one else []
