"""A check for collected ledgers: rows that wait for approval, or are approved, are not changed in place (定稿).

Told row by row in the preview of a workbook too; what needs to know who writes is refused in ``following``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from yuanqu.engines.collecting.declaration import Collecting, collecting
from yuanqu.engines.collecting.records import APPROVED, MISSING, OPEN_TO_RESPONDENT
from yuanqu.engines.ledger.checks import BatchCheck, Row, hard_across
from yuanqu.engines.ledger.fields import columns_of


def settled_unchanged(of: str) -> BatchCheck:
    """The check for the collected ledger of that label."""

    def test(rows: Sequence[Row]) -> Iterable[tuple[int, str]]:
        collected = collecting(of)
        returns = _returns(collected, rows)
        closed = {place: each for place, each in returns.items() if each.state not in _OPEN}
        if not closed:
            return
        standing = _standing(collected, rows)
        for position, row in enumerate(rows):
            found = closed.get((row.get("month"), row.get(collected.respondent)))
            held = standing.get(_key(collected, row))
            if found is None or (held is not None and _same(held, row)):
                continue
            if found.state == APPROVED.code and held is None and collected.edition:
                continue  # a new edition: whether it may be is for who brings it
            yield position, _told(found.state)

    return hard_across(f"{of.split('.')[1]}.settled", "month")(test)


_OPEN = (*OPEN_TO_RESPONDENT, MISSING.code)


def _told(state: str) -> str:
    if state == APPROVED.code:
        return (
            "这一期已审核通过，已有的行不能改动：请科室撤回审核，锁定后的由办公室同意更正，另存新的修订号。"
        )
    return "这一期已上报、正在审核，不能改动：确需修改的，请科室退回并写明原因。"


def _returns(collected: Collecting, rows: Sequence[Row]) -> dict[tuple[Any, Any], Any]:
    months = {row.get("month") for row in rows} - {None}
    whose = {row.get(collected.respondent) for row in rows} - {None}
    records: Any = collected.return_ledger.record._default_manager
    held = records.filter(voided_on=None, month__in=months, **{f"{collected.attribute}__in": whose})
    return {(each.month, getattr(each, collected.attribute)): each for each in held}


def _standing(collected: Collecting, rows: Sequence[Row]) -> dict[tuple[Any, ...], Mapping[str, Any]]:
    months = {row.get("month") for row in rows} - {None}
    whose = {row.get(collected.respondent) for row in rows} - {None}
    records: Any = collected.ledger.record._default_manager
    held = records.filter(voided_on=None, month__in=months, **{f"{collected.attribute}__in": whose})
    return {_key(collected, row): row for row in held.values(*columns_of(collected.ledger.record))}


def _key(collected: Collecting, row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in collected.ledger.key)


def _same(stands: Mapping[str, Any], given: Row) -> bool:
    return all(stands[name] in (given[name], *_blank(given[name])) for name in stands if name in given)


def _blank(given: Any) -> tuple[Any, ...]:
    return (None, "") if given in (None, "") else ()
