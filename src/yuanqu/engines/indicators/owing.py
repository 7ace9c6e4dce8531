"""Figures of quotas (应办与已办): the share or number of object-periods met, and the least that any reached."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from yuanqu.engines.indicators.absent import reason_unknown, recorded_later
from yuanqu.engines.indicators.listing import Side
from yuanqu.engines.indicators.needs import owed_of
from yuanqu.engines.indicators.numbers import PER_HUNDRED, divided
from yuanqu.engines.indicators.reading import Reading
from yuanqu.engines.indicators.vocabulary import QuotaLeast, QuotaMet
from yuanqu.engines.ledger import registry
from yuanqu.engines.procedure.quotas import quota

Found = tuple[dict[str, Any], dict[str, tuple[Side, int]]]


def _nothing_kept(indicator: QuotaMet | QuotaLeast, reading: Reading, until: date) -> str:
    """A ledger without a single record so early does not say that nothing was done: nothing was entered."""
    declared, request = quota(indicator.quota), reading.request
    if request.rows(declared.of) == 0:
        return f"{registry.ledger(declared.of).name}没有记录"
    return recorded_later(request, declared.of, [declared.during], until)


def nothing_owed(indicator: QuotaMet | QuotaLeast, reading: Reading) -> str:
    """Why nothing can be said of a quota; empty where records are kept."""
    base = owed_of(indicator, reading.cut)
    return reason_unknown(base, reading) or _nothing_kept(indicator, reading, reading.span(base)[1])


def owed(indicator: QuotaMet | QuotaLeast, reading: Reading) -> Found:
    """The figure of a quota. Without a single object-period that is owed there is nothing to say."""
    base = owed_of(indicator, reading.cut)
    tally, span = reading.tally(base), reading.span(base)
    counts = {"owed": tally.rows, "met": tally.filled, "unmet": tally.rows - tally.filled}
    sides = {name: (Side(base, span, which=name), count) for name, count in counts.items()}
    unknown = nothing_owed(indicator, reading) or ("" if tally.rows else "期间内没有对象整期应办")
    if unknown:
        return {"unknown": unknown}, sides
    if isinstance(indicator, QuotaMet) and indicator.unit in PER_HUNDRED:
        value = Fraction(tally.filled, tally.rows) * PER_HUNDRED[indicator.unit]
        above, below = divided(Fraction(tally.filled))[0], divided(Fraction(tally.rows))[0]
        return {"value": value, "numerator": above, "denominator": below}, sides
    count = Fraction(tally.filled if isinstance(indicator, QuotaMet) else tally.total)
    high, low = divided(count)
    return {"value": count, "numerator": high, "denominator": low}, sides
