"""When a number was true (何时的数): earlier days of the period, the months before, the same period last year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.ledgers.comparing import agrees
from yuanqu.engines.snapshots import Snapshot
from yuanqu.terms.periods import Period

_MOST = 40  # indicators looked at: a draft with more wrong numbers is of another zone or year


def when_true(pairs: Sequence[tuple[Claim, Figure]], asked: Period, snapshot: Snapshot) -> dict[int, str]:
    """For each pair, by its position, the latest earlier moment at which the claim was the figure, in Chinese."""
    codes = list(dict.fromkeys(figure.indicator.code for _, figure in pairs))
    found: dict[int, str] = {}
    if not codes or len(codes) > _MOST:
        return found
    for period, as_of, words in _moments(asked):
        open_ = [at for at in range(len(pairs)) if at not in found]
        measured = [
            indicator(code) for code in codes if any(pairs[at][1].indicator.code == code for at in open_)
        ]
        told = evaluate(measured, period, as_of=as_of, snapshot=snapshot, slices=True)
        by = {(each.indicator.code, frozenset(each.slice.items())): each for each in told}
        for at in open_:
            claim, figure = pairs[at]
            then = by.get((figure.indicator.code, frozenset(figure.slice.items())))
            if then is not None and then.value and agrees(claim, then):
                found[at] = words
    return found


def _moments(asked: Period) -> Iterator[tuple[Period, date, str]]:
    """From the latest to the earliest: month ends within the period, then the period before, then last year's."""
    for month in reversed(asked.months()[:-1]):
        yield asked, month.end, f"截至{month.end_day().chinese().removeprefix('截至')}"
    for period in dict.fromkeys((asked.previous(), asked.last_year())):
        yield period, period.end, period.chinese()
