"""The three kinds of dispatch, and where each begins: after the last one issued, or so many days before (调度种类)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from yuanqu.engines.procedure.survey import Between
from yuanqu.registers.held import held

_SERIAL = re.compile(r"(\d+)期?$")


@dataclass(frozen=True)
class Kind:
    """``code`` of BULLETIN_KIND, ``title`` of the paper, ``mark`` of its numbers, ``days`` it covers the first time.

    ``by_site``: it goes from site to site, and tells of the decisions made on site alone.
    """

    code: str
    title: str
    mark: str
    days: int
    by_site: bool = False


KINDS = {
    each.code: each
    for each in (
        Kind("daily", "每日通报", "日通报", 1),
        Kind("weekly", "周调度材料", "周调度", 7),
        Kind("monthly", "月现场办公材料", "月现场", 30, by_site=True),
    )
}


def last_issued(kind: Kind, on: date) -> Any:
    """The bulletin of that kind issued latest by ``on``; None before the first."""
    found = held("plan.bulletin", kind=kind.code, bulletin_on__lte=on)
    return found.order_by("-bulletin_on", "-number").first()


def between(kind: Kind, on: date) -> Between:
    """The days a bulletin of ``on`` tells: those after the last one, and what was entered late since it was issued."""
    last = last_issued(kind, on)
    if last is None:
        return Between(on - timedelta(days=kind.days), on)
    return Between(last.bulletin_on, on, last.issued_at)


def next_number(kind: Kind, on: date) -> str:
    """「日通报〔2025〕113期」: one more than the highest of the year."""
    prefix = f"{kind.mark}〔{on.year}〕"
    numbers = held("plan.bulletin", kind=kind.code, number__startswith=prefix).values_list(
        "number", flat=True
    )
    serials = [int(found[1]) for number in numbers if (found := _SERIAL.search(number))]
    return f"{prefix}{max(serials, default=0) + 1}期"
