"""Computed days follow what they rest on (推算日期联动): a date in the register, a permit, the start clock, a month.

Written anew under the same change, so that a page never shows a milestone open whose day stands in the register.
"""

from __future__ import annotations

from typing import Any

from yuanqu.engines.ledger.change import follow_changes, touched
from yuanqu.registers.following import compute_again, written

_KEYS, _MILESTONES, _PROGRESS = "construction.key_project", "construction.milestone", "construction.progress"
_SOURCES = {"registers.project": "pk", "construction.permit": "project", "services.start_clock": "project"}
_IN_ORDER = ("due_on", "done_on", "late_from", "late_until")


def follow(change: int) -> None:
    """Compute again what records written under ``change`` have a part in."""
    ledgers = touched(change)
    for source in ledgers & _SOURCES.keys():
        _milestones(project__in=written(source, change).values(_SOURCES[source]))
    if "registers.project" in ledgers:
        projects = written("registers.project", change).values("pk")
        for column in ("building_from", "building_until"):
            compute_again(_KEYS, column, project__in=projects)
    if _PROGRESS in ledgers:
        years = written(_PROGRESS, change).values("key_project")
        compute_again(_PROGRESS, "done_ytd", key_project__in=years)


def _milestones(**where: Any) -> None:
    for column in _IN_ORDER:
        compute_again(_MILESTONES, column, **where)


follow_changes(follow)
