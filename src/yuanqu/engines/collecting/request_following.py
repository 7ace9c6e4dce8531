"""After every change, in its transaction: what the office asks reaches the departments, what they report is kept
with its doubts (台账报送的随动)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from yuanqu.engines.collecting.asking import ask, settle_came, settle_due
from yuanqu.engines.collecting.explaining import keep_findings
from yuanqu.engines.collecting.findings import findings, hard_and_soft
from yuanqu.engines.collecting.requested import Requesting, requested, requesting
from yuanqu.engines.collecting.rights import REPORTING
from yuanqu.engines.collecting.telling import tell_respondents
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import touched
from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.engines.procedure.models import MoveMade


def follow_requests(change: int) -> None:
    """Ask whom a task written under ``change`` names; keep what was doubted of what was reported under it."""
    given, ledgers = requesting(), touched(change)
    if given is None:
        return
    if given.tasks in ledgers:
        _ask(given, change)
    if given.returns in ledgers:
        _settle(given, change)


def _ask(given: Requesting, change: int) -> None:
    for task in _written(given.tasks, change):
        collecting = requested(task.ledger)
        if task.voided_on is None and collecting is not None:
            settle_due(collecting, task)
            ask(collecting, task, change)


def _settle(given: Requesting, change: int) -> None:
    moved = MoveMade.objects.filter(change_id=change, procedure=given.returns, taken_back=None)
    returns: Any = registry.ledger(given.returns).record._default_manager
    held = {each.pk: each for each in returns.filter(pk__in=moved.values("record"))}
    for name in {each.ledger for each in held.values()}:
        collecting = requested(name)
        if collecting is None:
            continue
        own = {pk: each for pk, each in held.items() if each.ledger == name}
        settle_came(collecting, list(own))
        for made in moved.filter(record__in=list(own), move__in=REPORTING):
            one = own[made.record]
            _, soft = hard_and_soft(findings(collecting, one))
            keep_findings(collecting, one, made.seq, soft, one.explained)
        tell_respondents(collecting, change)


def _written(label: str, change: int) -> Iterable[Any]:
    records: Any = registry.ledger(label).record._default_manager
    altered = BeforeImage.objects.filter(change_id=change, ledger=label).values("record")
    found: Iterable[Any] = records.filter(change_id=change) | records.filter(pk__in=altered)
    return found
