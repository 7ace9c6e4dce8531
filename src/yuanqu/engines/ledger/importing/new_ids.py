"""Record ids for many rows at once: version-7 UUIDs in the order of the rows (批量编号)."""

from __future__ import annotations

import os
import time

import polars as pl

_COUNTER = 1 << 26  # 12 bits after the version, 14 after the variant


def new_ids(count: int) -> pl.Series:
    """``count`` new ids as text, ascending, so that bulk inserts stay at the right edge of the index."""
    stamp = f"{time.time_ns() // 1_000_000:012x}"
    start, tails = f"{stamp[:8]}-{stamp[8:]}-7", os.urandom(count * 6).hex()
    return pl.Series(
        [
            f"{start}{(n % _COUNTER) >> 14:03x}-{0x8000 | n & 0x3FFF:04x}-{tails[n * 12 : n * 12 + 12]}"
            for n in range(count)
        ],
        dtype=pl.String,
    )
