"""What a reader sees of a figure (谁能看什么): its value by its viewers, of its records only cells that are his to see.

A value that the zone reports is for all its staff; the records behind it belong to the readers of their ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from yuanqu.engines.indicators.listing import Records
from yuanqu.engines.indicators.paths import Path
from yuanqu.engines.indicators.vocabulary import Indicator
from yuanqu.engines.ledger import registry
from yuanqu.people.access import Reader, may_view, reads_every, sees_column
from yuanqu.people.rights import WITHHELD


def may_open(account: Reader, measured: Indicator) -> bool:
    """Whether ``account`` may see the value of an indicator, whole and along its dimensions."""
    return may_view(account, measured.viewers)


def without_withheld(
    account: Reader, records: Records, rows: Iterable[dict[str, Any]]
) -> list[dict[str, Any]]:
    """``rows`` of ``records`` with WITHHELD where something of a ledger or a column stands that is not to be seen."""
    named = zip(records.headings, records.paths, strict=True)
    hidden = {heading for heading, paths in named if not _sees_all(account, records.ledger, paths)}
    return [{name: str(WITHHELD) if name in hidden else value for name, value in row.items()} for row in rows]


def _sees_all(account: Reader, label: str, paths: Sequence[Path]) -> bool:
    own = registry.ledger(label)
    return all(
        (path.ledger is own or reads_every(account, path.ledger.record))
        and sees_column(account, path.ledger.record, path.column)
        for path in paths
    )
