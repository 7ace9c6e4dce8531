"""What a task by which departments are asked is held to (台账报送任务的审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from yuanqu.engines.collecting.requested import eligible, named, requestable, requested
from yuanqu.engines.ledger.checks import Row, hard, hard_across


@hard("request.ledger", "ledger")
def ledger_may_be_asked(row: Row) -> str | None:
    """It is a ledger whose records lie in months, and that is not collected otherwise."""
    given = row.get("ledger")
    found = requested(given) if given else None
    if not given or (found is not None and found.of == given):
        return None
    near = get_close_matches(given, [each.name for each in requestable()], n=3, cutoff=0.4)
    hint = f"是否为：{'、'.join(near)}？" if near else "请填台账全称。"
    return f"「{given}」不能要求报送：须是有月份或日期、不另行收集的台账。{hint}"


@hard_across("request.departments", "departments")
def departments_fill_it_in(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Who is asked has something to fill in there."""
    for at, row in enumerate(rows):
        found, given = requested(row.get("ledger") or ""), named(row.get("departments"))
        if found is None or not given:
            continue
        may = eligible(found.ledger)
        if odd := [name for name in given if name not in may]:
            yield at, f"{'、'.join(odd)}不填「{found.name}」：可以要求的科室有{'、'.join(sorted(may))}。"


@hard("request.due", "due_on", "month", "asked_on")
def due_after_asking(row: Row) -> str | None:
    """Nobody is late before he was asked, nor before the month has begun."""
    due, month, asked = row.get("due_on"), row.get("month"), row.get("asked_on")
    if due is None or month is None or asked is None or due >= max(month, asked):
        return None
    return f"应报日{due}早于发起日期{asked}或者报告期{month:%Y年%m月}：请改为以后的一天。"
