"""Chasing 催报: a move of the return, kept like any; its respondent is told; once a day (``guards``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import Author
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.registry import procedure


def chase(collecting: Collecting, records: Sequence[Any], by: Author) -> tuple[int, int]:
    """Chase each of ``records``; how many were chased, and how many had been today already."""
    loop, chased = procedure(collecting.returns), 0
    for record in records:
        try:
            perform(loop, record.pk, "chase", by, Deed(values={"chase_way": "message"}))
        except Refused as refusal:
            if {problem.code for problem in refusal.problems} != {"collecting.chased_today"}:
                raise
        else:
            chased += 1
    return chased, len(records) - chased
