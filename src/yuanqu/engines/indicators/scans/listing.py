"""The queries that list records: the counting queries' relations, read row by row in the order of their dates."""

from __future__ import annotations

from collections.abc import Sequence

from yuanqu.engines.indicators.conditions import OfMoves
from yuanqu.engines.indicators.needs import Base, Comparison, Missing
from yuanqu.engines.indicators.scans.absence import Absence
from yuanqu.engines.indicators.scans.comparing import Comparing
from yuanqu.engines.indicators.scans.frame import Frame
from yuanqu.engines.indicators.scans.listed import Listed
from yuanqu.engines.indicators.scans.relations import begun, relations
from yuanqu.engines.indicators.scans.text import listed, name
from yuanqu.engines.indicators.scans.timelines import Timelines
from yuanqu.engines.indicators.windows import Entered, Owed, Statement
from yuanqu.engines.ledger import registry


def list_counted(
    base: Base, minus: Base | None, blank: bool, columns: Sequence[str], told: Sequence[OfMoves] = ()
) -> Listed:
    """The records ``base`` counts, without those of ``minus``; ``blank``: those it would, were the value filled.

    Behind the columns comes the day it came in, of an Entered, then what each of ``told`` is asked of.
    """
    ledger = registry.ledger(base.of)
    frame = Frame(ledger, Timelines())
    shown = [frame.column(path) for path in columns]
    shown += ["s.own"] if isinstance(base.when, Entered) else []
    shown += [frame.told(each) for each in told]
    holds = frame.holds(base.where, base.cut)
    if base.column:
        holds += f" AND {frame.column(base.column)} IS {'' if blank else 'NOT '}NULL"
    if minus is not None:
        beyond = f"{frame.column(minus.column)} IS NULL OR " if minus.column else ""
        holds += f" AND ({beyond}NOT ({frame.holds(minus.where, minus.cut)}))"
    sql = (
        f"WITH {listed(relations(frame, base.when, once=True))} SELECT {listed(['s.id', *shown])}"
        f" FROM {frame.joined('source')} WHERE {holds} ORDER BY s.own, s.id"
    )
    return Listed(sql, ledger, base.when, frame.timelines.tables)


def list_compared(need: Comparison, which: str, columns: Sequence[str]) -> Listed:
    """One set of a comparison; a base is shown beside last year's statement, or this year's where there is none."""
    comparing = Comparing(need.of.of, need.of.when)
    sets, amounts = comparing.sets(need), comparing.amounts(need)
    corrected = "CASE WHEN n.corrected_edition >= 2 THEN n.corrected_id ELSE n.id END"
    identity, chosen = {
        "now": ("n.id", ["value"]),
        "base": ("coalesce(n.corrected_id, n.id)", ["base"]),
        "published": ("p.id", ["first"]),
        "entered": ("n.id", ["value", "base"]),
        "left": ("p.id", ["first"]),
        "revised": (corrected, ["first", "base", "revision"]),
        "baseless": ("n.id", ["value"]),
    }[which]
    numbers = [f"{amounts[amount]} AS amount_{place}" for place, amount in enumerate(chosen)]
    when = need.of.when
    assert isinstance(when, Statement)
    frame = Frame(comparing.ledger, comparing.timelines)
    shown = [frame.column(path) for path in columns]
    own = listed(f"e.{name(column)}" for column in frame.needed("id", when.month))
    ctes = [
        *comparing.ctes(*frame.needed()),
        f"picked AS (SELECT {listed([f'{identity} AS id', *numbers])}"
        f" FROM {comparing.joined()} WHERE {sets[which]})",
        f"listed AS (SELECT {own}, {listed(f'k.amount_{place}' for place in range(len(numbers)))}"
        " FROM picked AS k JOIN editions AS e ON e.id = k.id)",
    ]
    amount_columns = [f"s.amount_{place}" for place in range(len(numbers))]
    sql = (
        f"WITH {listed(ctes)} SELECT {listed(['s.id', *shown, *amount_columns])}"
        f" FROM {frame.joined('listed')} ORDER BY s.{name(when.month)}, s.id"
    )
    return Listed(sql, comparing.ledger, when, comparing.tables)


def list_absent(need: Missing, columns: Sequence[str]) -> Listed:
    """The register's records that stated nothing."""
    absence = Absence(need.of.of, need.of.when)
    shown = [absence.frame.column(path) for path in columns]
    holds = absence.frame.holds(absence.conditions(need), need.of.cut)
    sql = (
        f"WITH {listed(absence.ctes())} SELECT {listed(['s.id', *shown])}"
        f" FROM {absence.from_()} AND {holds} ORDER BY s.id"
    )
    return Listed(sql, absence.ledger, need.of.when, absence.tables)


def list_names(base: Base, show: str) -> Listed:
    """The names of what ``base`` counts, each once, in the order of their dates."""
    assert not isinstance(base.when, Owed)  # a quota has no list of names
    ledger = registry.ledger(base.of)
    frame = Frame(ledger, Timelines())
    shown, holds = frame.column(show), frame.holds(base.where, base.cut)
    what = frame.column(base.column) if base.column else "s.id"
    day = "s.own" if isinstance(base.when, Statement | Entered) else f"s.{name(begun(base.when))}"
    sql = (
        f"WITH {listed(relations(frame, base.when))} SELECT {what}, min({shown}) AS shown FROM {frame.joined('source')}"
        f" WHERE {holds} AND {what} IS NOT NULL GROUP BY {what} ORDER BY min({day}), min({shown})"
    )
    return Listed(sql, ledger, base.when, frame.timelines.tables)
