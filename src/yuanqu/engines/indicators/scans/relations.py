"""The relations of a query up to ``source``, the records that a window picks."""

from __future__ import annotations

from yuanqu.engines.indicators.scans.frame import Frame
from yuanqu.engines.indicators.scans.progress import runs
from yuanqu.engines.indicators.scans.sources import editions, entered, in_effect, source, source_once
from yuanqu.engines.indicators.windows import During, Entered, Opening, Owed, Standing, Statement, Window


def relations(frame: Frame, window: Window, *, once: bool = False) -> list[str]:
    """The relations up to ``source``: what the window picks, with the columns the frame's expressions need.

    ``once``: for one period only.
    """
    ctes = ["slots AS ($slots)"]
    if isinstance(window, Statement):
        picked = editions(frame.ledger, window, frame.needed(), frame.reach)
        return [*ctes, f"editions AS ({picked})", f"source AS ({in_effect(window)})"]
    if isinstance(window, Entered):
        table = frame.timelines.made(runs(frame.ledger, window.states, frame.reach))
        return [*ctes, f"source AS ({entered(frame.ledger, table, frame.needed(), frame.reach)})"]
    if isinstance(window, Owed):
        raise TypeError("what is owed is read by scans.owing")
    if once and isinstance(window, During):
        return [f"source AS ({source_once(frame.ledger, window, frame.needed(begun(window)))})"]
    picked = source(frame.ledger, window, frame.needed(begun(window)), frame.reach)
    return [*ctes, f"source AS ({picked})"]


def begun(window: During | Standing | Opening) -> str:
    """The column that says when a record began to count."""
    return window.column if isinstance(window, During) else window.since
