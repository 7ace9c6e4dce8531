"""What follows what (联动): readings their sample and limits, alarms the readings, counts what they count, nights."""

from __future__ import annotations

from typing import Any

from yuanqu.domains.environment.alarms import raise_alarms
from yuanqu.domains.environment.rules.inspections import NIGHT_FROM, NIGHT_UNTIL
from yuanqu.engines.ledger.change import follow_changes, touched
from yuanqu.registers.following import compute_again, written
from yuanqu.registers.held import held

_READINGS, _SAMPLES = "environment.reading", "environment.sample"
_LIMITS = frozenset({"environment.limit", "environment.limit_set", "environment.outlet_standard"})
_JUDGED = ("sampled_on", "limit_said", "limit_source", "verdict", "times_over")
_OWN_DAYS = {
    "environment.discharge_permit": "decide_by",
    "environment.exceedance": "ended_on",
}  # of their own moves
_OF_PROJECT = ("started_on",)


def follow(change: int) -> None:
    """Compute again what records written under ``change`` have a part in, and raise what alarms come of it."""
    ledgers = touched(change)
    if "environment.problem" in ledgers:
        compute_again("environment.screening", "found")
    if _SAMPLES in ledgers:
        compute_again("environment.handover", "count")
        _judge_again(change, sample__in=written(_SAMPLES, change).values("pk"))
    if ledgers & _LIMITS:
        _judge_again(change)
    if _READINGS in ledgers:
        raise_alarms(change, sample__in=written(_READINGS, change).values("sample"))
    for ledger in ledgers & set(_OWN_DAYS):
        compute_again(ledger, _OWN_DAYS[ledger], pk__in=written(ledger, change).values("pk"))
    if "registers.rule" in ledgers:
        rules = written("registers.rule", change).filter(code__in=(NIGHT_FROM, NIGHT_UNTIL))
        if rules.exists():
            compute_again("environment.inspection", "night")
    if "registers.project" in ledgers:
        projects = written("registers.project", change).values("pk")
        for column in _OF_PROJECT:
            compute_again("environment.admission", column, project__in=projects)


def _judge_again(change: int, **which: Any) -> None:
    """Judge readings anew; what has come to exceed its limit alarms, too."""
    if held(_READINGS, **which).exists():
        for column in _JUDGED:
            compute_again(_READINGS, column, **which)
        raise_alarms(change, **which)


follow_changes(follow)
