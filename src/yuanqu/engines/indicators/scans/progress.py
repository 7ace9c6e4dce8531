"""What moves say of records over time (办理进程): states as stretches of days, and when a move first happened.

Of several moves on one day the last, by ``seq``, decides its state. Stretches are half-open and never overlap, so a
join by day finds one at most. Made once per snapshot, like all timelines.
"""

from __future__ import annotations

from collections.abc import Sequence

from yuanqu.engines.indicators.scans.reach import ONE, Reach
from yuanqu.engines.indicators.scans.text import OPEN_UNTIL, listed, literal
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.snapshots import moves_label, view_name


def stretches(ledger: type[Ledger], reach: Reach = ONE) -> str:
    """Each record's states: (link, since, until, value), ``until`` the first day after."""
    return (
        f"WITH days AS ({_days(ledger, reach)}) SELECT {_link(reach)}, since,"
        f" coalesce(lead(since) OVER (PARTITION BY {_link(reach)} ORDER BY since), {OPEN_UNTIL}) AS until,"
        " value FROM days"
    )


def runs(ledger: type[Ledger], states: Sequence[str], reach: Reach = ONE) -> str:
    """The longest stretches in which each record is in any of ``states``: (link, since, until)."""
    link, inside = _link(reach), f"value IN ({listed(map(literal, states))})"
    return (
        f"WITH days AS ({_days(ledger, reach)}),"
        f" told AS (SELECT {link}, since, {inside} AS inside,"
        f" lag({inside}) OVER (PARTITION BY {link} ORDER BY since) AS before FROM days),"
        f" turns AS (SELECT {link}, since, inside FROM told WHERE inside IS DISTINCT FROM before),"
        f" spans AS (SELECT {link}, since, inside,"
        f" coalesce(lead(since) OVER (PARTITION BY {link} ORDER BY since), {OPEN_UNTIL}) AS until FROM turns)"
        f" SELECT {link}, since, until FROM spans WHERE inside"
    )


def firsts(ledger: type[Ledger], moves: Sequence[str], reach: Reach = ONE) -> str:
    """The day on which any of ``moves`` first happened to each record: (link, since)."""
    return (
        f'SELECT {listed([*reach.keys, "record AS link"])}, min("on") AS since FROM {_view(ledger)}'
        f" WHERE move IN ({listed(map(literal, moves))}) GROUP BY {listed([*reach.keys, 'record'])}"
    )


def _days(ledger: type[Ledger], reach: Reach) -> str:
    """The state each record is left in on every day on which it moved."""
    ranked = (
        f'SELECT {listed([*reach.keys, "record AS link"])}, "on" AS since, target AS value,'
        f' row_number() OVER (PARTITION BY {listed([*reach.keys, "record"])}, "on" ORDER BY seq DESC) AS place'
        f" FROM {_view(ledger)}"
    )
    return f"SELECT {_link(reach)}, since, value FROM ({ranked}) AS ranked WHERE place = 1"


def _link(reach: Reach) -> str:
    return listed([*reach.keys, "link"])


def _view(ledger: type[Ledger]) -> str:
    return view_name(moves_label(ledger.label))
