"""What must hold before a target or an event moves on (党建流程的关口)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from yuanqu.domains.party.survey_rules import FULL_MEMBERS
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held


@guard("target.three_members")
def three_full_members(row: Row) -> str | None:
    """A branch of its own needs three full members by the latest survey (中国共产党支部工作条例)."""
    if row.get("target_mode") != "single" or row.get("enterprise") is None:
        return None
    surveys = held("party.survey", enterprise=row["enterprise"]).order_by("-surveyed_on", "-pk")
    found = surveys.values_list("members_full", flat=True).first()
    if found is None:
        return "目标方式为单独组建而没有该企业的摸排表：请先录入摸排表。"
    if found < FULL_MEMBERS:
        return (
            f"单独组建须有正式党员{FULL_MEMBERS}名以上，最近一次摸排为{found}名："
            "请改为联合组建，或补录新一轮摸排表。"
        )
    return None


@guard("target.uncovered")
def covered_in_relations(row: Row) -> str | None:
    """A target is covered when a coverage relation of the enterprise has begun: the rate counts those."""
    if row.get("enterprise") is None:
        return None
    return (
        None
        if _since("party.coverage", row, row.get("covered_on"))
        else "覆盖关系台账中没有该企业在覆盖日期有效的覆盖关系：请先登记覆盖关系，再销号。"
    )


@guard("target.no_instructor")
def instructor_assigned(row: Row) -> str | None:
    """Work coverage rests on an instructor who has been sent."""
    if row.get("enterprise") is None:
        return None
    return (
        None
        if _since("party.assignment", row, row.get("worked_on"))
        else "指导员派驻台账中没有该企业在派的指导员：请先登记派驻，再按工作覆盖销号。"
    )


@guard("event.attendance")
def attendance_entered(row: Row) -> str | None:
    """An event without attendance is no record."""
    return "没有填实到人数：请按签到表补填后归档。" if row.get("present") is None else None


def _since(ledger: str, row: Row, day: date | None) -> bool:
    """Whether a relation of the row's enterprise stands on ``day`` (without one: is open)."""
    relations = held(ledger, enterprise=row["enterprise"])
    if day is None:
        return bool(relations.filter(until=None).exists())
    open_or_later: Any = Q(until=None) | Q(until__gte=day)
    return bool(relations.filter(open_or_later, since__lte=day).exists())
