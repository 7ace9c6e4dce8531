"""Why a measure is unknown (暂缺的原因). Nothing recorded is not zero: zero is said only where records are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from yuanqu.engines.indicators.conditions import OfMoves, Within
from yuanqu.engines.indicators.dimensions import Dated, Mapped, dimension
from yuanqu.engines.indicators.needs import Base
from yuanqu.engines.indicators.paths import resolve
from yuanqu.engines.indicators.reading import Reading
from yuanqu.engines.indicators.request import Request
from yuanqu.engines.indicators.windows import During, Entered, Opening, Standing, Statement
from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots import moves_label
from yuanqu.engines.snapshots.columns import main_date
from yuanqu.terms.periods import Period


def reason_unknown(base: Base, reading: Reading) -> str:
    """The reason in Chinese, empty where the measure is known.

    A ledger without records or with none so early, a register its conditions rest on without records, a month for
    which nobody stated anything, monthly amounts of which none came in, or values that are all blank.
    """
    ledger = registry.ledger(base.of)
    for label in (base.of, *rests_on(base)):
        if reading.request.rows(label) == 0:
            return f"{registry.ledger(label).name}没有记录"
    if _rests_on_moves(base) and reading.request.rows(moves_label(base.of)) == 0:
        return f"{ledger.name}没有办理记录"
    if _is_stated_monthly(base) and reading.seen(base) == 0:
        return f"{ledger.name}没有{reading.period.chinese()}的记录"
    if not isinstance(base.when, Statement):
        until = reading.span(base)[1]
        if later := recorded_later(reading.request, base.of, _dated_by(base), until):
            return later
    tally = reading.tally(base)
    if base.how == "sum" and tally.rows and not tally.filled:
        declared = resolve(ledger, base.column).declared
        return f"{tally.rows}条记录都没有填{declared.label if declared else base.column}"
    return ""


def recorded_later(request: Request, label: str, columns: Iterable[str], until: date) -> str:
    """The reason where all of a ledger's records are later than ``until``: it was not kept then, or not entered.

    A ledger's records are told by its main date and by ``columns``, the dates by which they are picked: a case whose
    completion is counted was recorded when it was accepted.
    """
    ledger = registry.ledger(label)
    told_by = dict.fromkeys(filter(None, [*columns, main_date(ledger)]))
    days = [day for column in told_by if (day := request.first_day(label, column)) is not None]
    if not days or min(days) <= until:
        return ""
    return f"{ledger.name}从{Period.day(min(days)).chinese()}起才有记录"


def _dated_by(base: Base) -> list[str]:
    match base.when:
        case During(column=column):
            return [column]
        case Standing(since=since) | Opening(since=since):
            return [since]
    return []


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
