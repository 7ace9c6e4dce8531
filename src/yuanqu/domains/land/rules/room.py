"""How much of something is taken at once (同时占用): dated areas that together must fit into a whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Stay(NamedTuple):
    """An area taken from a day to a day, both included; no end: still taken."""

    since: date
    until: date | None
    area: Decimal


def most_at_once(stay: Stay, others: Iterable[Stay]) -> Decimal:
    """The largest area taken at any time of ``stay``, itself included: it can only grow on a day that one begins."""
    met = [each for each in others if each.since <= _end(stay) and stay.since <= _end(each)]
    days = {stay.since, *(each.since for each in met if each.since > stay.since)}
    return stay.area + max(
        sum((each.area for each in met if each.since <= day <= _end(each)), Decimal(0)) for day in days
    )


def _end(stay: Stay) -> date:
    return stay.until or date.max
