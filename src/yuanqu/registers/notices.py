"""Public notices 公示: how long one stands at least, by the zone's dated rule, and when it is over.

The first day counts and so does the last. Five working days are the zone's own measure (本园区口径); a rule parameter
``notice_days`` sets another from a day on.
"""

from __future__ import annotations

from datetime import date, timedelta

from yuanqu.registers.ledgers.rule import Dated
from yuanqu.terms.working_days import working_day_after

NOTICE_DAYS = "notice_days"  # 规则参数：公示最少天数，单位为工作日
_USUAL = 5


def notice_too_short(first: date, last: date) -> str | None:
    """What is said of a notice from ``first`` to ``last`` that stands too few working days."""
    given = Dated.read(NOTICE_DAYS).on(first)
    least = _USUAL if given is None else int(given)
    needed = working_day_after(first - timedelta(days=1), least)
    if needed is None or last >= needed:
        return None
    return f"公示自{first}至{last}不足{least}个工作日：至少应到{needed}"


def notice_still_up(last: date, on: date) -> str | None:
    """What is said of a notice until ``last`` that is not over on the day ``on``."""
    if last < on:
        return None
    return f"公示到{last}止，末日计入：公示期满无异议才能办理"
