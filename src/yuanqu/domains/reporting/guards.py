"""What must hold before an edition goes on (关口)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from yuanqu.domains.reporting.stating import departments
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.procedure.guards import guard
from yuanqu.engines.reports.outline import sections
from yuanqu.people.models import Account
from yuanqu.people.roles import Role
from yuanqu.registers.held import held

CONFIRMED = "confirmed"


@guard("edition.outline")
def outline_stands(_row: Row) -> str | None:
    """提纲里要有科室的部分."""
    return None if any(sections()) else "提纲是空的：没有科室登记了工作总结的部分"


@guard("edition.heads")
def everybody_can_confirm(_row: Row) -> str | None:
    """每个有数字的科室都有科长账号，没有人替别的科室确认."""
    asked = departments()
    heads = Account.objects.filter(is_active=True, role=Role.HEAD, department__name__in=asked)
    having = set(heads.values_list("department__name", flat=True))
    without = [name for name in asked if name not in having]
    return f"{'、'.join(without)}没有启用的科长账号，无人可以核对：请先由系统管理员建立" if without else None


@guard("edition.correction")
def nothing_unexplained(row: Row) -> str | None:
    """更正须有原因."""
    return "更正版没有写更正原因" if row["corrects"] and not row["reason"] else None


@guard("edition.confirmed")
def all_confirmed(row: Row) -> str | None:
    """每个科室最近一轮都已确认."""
    waiting = unconfirmed(row["id"]) if row["id"] else departments()
    return f"还有科室没有确认：{'、'.join(waiting)}" if waiting else None


def unconfirmed(edition: UUID) -> list[str]:
    """The departments whose latest word on an edition is not a confirmation."""
    said = latest_words(edition)
    return [name for name in departments() if name not in said or said[name].state != CONFIRMED]


def latest_words(edition: UUID) -> dict[str, Any]:
    """The latest confirmation record of each department on an edition."""
    asked = held("reporting.confirmation", edition=edition).order_by("round_no")
    return {each.department: each for each in asked}
