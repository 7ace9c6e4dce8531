"""What a scan gives back: exact counts and sums for each need, period, dimension and code (合计)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from yuanqu.engines.indicators.needs import Base, Comparison, Missing, Need


@dataclass(frozen=True)
class Tally:
    """``rows`` satisfy the conditions; ``filled`` of them hold a value; ``total`` is their sum or number of values.

    Of a quota: ``rows`` are owed, ``filled`` met, ``total`` is the least number that any of them reached.
    """

    rows: int = 0
    filled: int = 0
    total: Decimal | int = 0


@dataclass(frozen=True)
class Compared:
    """Sums and numbers of units of a comparison. All sums are in the column's own unit.

    ``now``/``base``: those compared, this year and on the comparable base. ``all``: all that stated something this
    year. ``published``: as first published last year. ``entered`` and ``left``: in one set only (their base, their
    published value). ``revised``: comparable minus published of those in both. ``baseless``: no base is known.
    """

    now: Decimal | int = 0
    now_rows: int = 0
    base: Decimal | int = 0
    all: Decimal | int = 0
    all_rows: int = 0
    baseless_rows: int = 0
    published: Decimal | int = 0
    published_rows: int = 0
    entered: Decimal | int = 0
    entered_rows: int = 0
    left: Decimal | int = 0
    left_rows: int = 0
    revised: Decimal | int = 0
    revised_rows: int = 0


def nothing(need: Need) -> Tally | Compared:
    """What a need comes to where no record was found."""
    return Compared() if isinstance(need, Comparison) else Tally()


def read(need: Need, numbers: tuple[Decimal | int | None, ...]) -> Tally | Compared:
    """The aggregates of a need as the query gave them: a sum over nothing is NULL."""
    plain = tuple(number or 0 for number in numbers)
    if isinstance(need, Comparison):
        return Compared(*plain)  # type: ignore[arg-type]
    if isinstance(need, Missing) or need.how == "count":
        count = int(plain[0])
        return Tally(count, count, count)
    rows, filled, total = plain
    return Tally(int(rows), int(filled), total)


def width(need: Need) -> int:
    """How many aggregates a need takes."""
    if isinstance(need, Comparison):
        return len(Compared.__dataclass_fields__)
    return 3 if isinstance(need, Base) and need.how != "count" else 1
