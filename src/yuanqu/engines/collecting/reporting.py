"""A department says that its month of a ledger is whole (上报): nothing hard against it, each doubt explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from yuanqu.engines.collecting.explaining import put_each
from yuanqu.engines.collecting.findings import Finding, findings, hard_and_soft
from yuanqu.engines.collecting.requested import Requested
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import Author
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.registry import procedure


@dataclass(frozen=True)
class Reported:
    """What became of it: what blocks, what wants an explanation, why it was refused otherwise; or it is done."""

    hard: Sequence[Finding]
    soft: Sequence[Finding]
    refusal: Refused | None = None
    done: bool = False


def look(collecting: Requested, record: Any) -> Reported:
    """What the checks say now."""
    return Reported(*hard_and_soft(findings(collecting, record)))


def report(
    collecting: Requested, record: Any, move: Move, explained: Mapping[str, str], by: Author
) -> Reported:
    """Report by ``move``; ``explained``: an explanation for each doubt, by the check's code."""
    found = look(collecting, record)
    texts = {each.code: explained.get(each.code, "").strip() for each in found.soft}
    if found.hard or not all(texts.values()):
        return found
    values = {"explained": "；".join(dict.fromkeys(texts.values()))} if texts else {}
    try:
        with transaction.atomic():
            perform(procedure(collecting.returns), record.pk, move.name, by, Deed(values=values))
            put_each(collecting.returns, record.pk, texts)
    except Refused as refusal:
        return Reported(found.hard, found.soft, refusal)
    return Reported((), (), done=True)
