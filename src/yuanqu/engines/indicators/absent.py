"""Why a measure is unknown (暂缺的原因). Nothing recorded is not zero: zero is said only where records are kept."""

from __future__ import annotations

from collections.abc import Iterator

from yuanqu.engines.indicators.conditions import OfMoves, Within
from yuanqu.engines.indicators.dimensions import Dated, Mapped, dimension
from yuanqu.engines.indicators.needs import Base
from yuanqu.engines.indicators.paths import resolve
from yuanqu.engines.indicators.reading import Reading
from yuanqu.engines.indicators.windows import During, Entered, Statement
from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots import moves_label


def reason_unknown(base: Base, reading: Reading) -> str:
    """The reason in Chinese, empty where the measure is known.

    A ledger without records, a register its conditions rest on without records, a month for which nobody stated
    anything, monthly amounts of which none came in, or values that are all blank.
    """
    ledger = registry.ledger(base.of)
    for label in (base.of, *rests_on(base)):
        if reading.request.snapshot.rows(label) == 0:
            return f"{registry.ledger(label).name}没有记录"
    if _rests_on_moves(base) and reading.request.snapshot.rows(moves_label(base.of)) == 0:
        return f"{ledger.name}没有办理记录"
    if _is_stated_monthly(base) and reading.seen(base) == 0:
        return f"{ledger.name}没有{reading.period.chinese()}的记录"
    tally = reading.tally(base)
    if base.how == "sum" and tally.rows and not tally.filled:
        declared = resolve(ledger, base.column).declared
        return f"{tally.rows}条记录都没有填{declared.label if declared else base.column}"
    return ""


def rests_on(base: Base) -> Iterator[str]:
    """The ledgers that the conditions look records up in."""
    for condition in base.where:
        if isinstance(condition, Within):
            yield condition.ledger
        elif not isinstance(condition, OfMoves):
            yield from _looked_up(condition.column)


def _rests_on_moves(base: Base) -> bool:
    return isinstance(base.when, Entered) or any(isinstance(each, OfMoves) for each in base.where)


def _looked_up(name: str) -> Iterator[str]:
    match dimension(name):
        case Dated(ledger=ledger):
            yield ledger
        case Mapped(ledger=ledger, of=of):
            yield ledger
            yield from _looked_up(of)


def _is_stated_monthly(base: Base) -> bool:
    """Whether records are owed for each month, so that a month without any is unknown rather than nothing."""
    if isinstance(base.when, Statement):
        return True
    if base.how != "sum" or not isinstance(base.when, During):
        return False
    return resolve(registry.ledger(base.of), base.when.column).kind == "month"
