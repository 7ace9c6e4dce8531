"""What measuring is timed with: the whole catalogue in one pass, and the bare reading of the columns it needs."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.connections import ask, forget
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.needs import measure_of, needs_of
from yuanqu.engines.indicators.partial_store import FOLDER
from yuanqu.engines.indicators.vocabulary import Indicator, Names, RuleValue
from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots import Snapshot, view_name
from yuanqu.terms.periods import Period

ASKED, AS_OF = Period.half(2025, 1), date(2025, 6, 30)
MEASURED = [each for each in indicators() if not isinstance(each, Names | RuleValue)]


def kept(snapshot: Snapshot, of: Sequence[Indicator] = MEASURED, *, slices: bool = False) -> list[Figure]:
    """The catalogue, or some of it, in one pass; what was counted before is not counted again."""
    return evaluate(of, ASKED, as_of=AS_OF, snapshot=snapshot, slices=slices)


def ours(snapshot: Snapshot, of: Sequence[Indicator] = MEASURED, *, slices: bool = False) -> list[Figure]:
    """The same, counted anew."""
    forget()
    shutil.rmtree(snapshot.folder / FOLDER, ignore_errors=True)
    return kept(snapshot, of, slices=slices)


def bound(snapshot: Snapshot) -> Callable[[], Any]:
    """Reading the needed columns once: a count or sum of each, nothing else."""
    columns = dict[str, dict[str, None]]()
    for each in MEASURED:
        for need in needs_of(each):
            base = measure_of(need)
            names = [base.column, *(getattr(condition, "column", "") for condition in base.where)]
            names += [str(name) for name in vars(base.when).values()]
            known = registry.ledger(base.of).declared()
            columns.setdefault(base.of, {}).update(dict.fromkeys(name for name in names if name in known))
    queries = [
        f"SELECT {', '.join(_bare(label, name) for name in names)} FROM {view_name(label)}"
        for label, names in columns.items()
        if names
    ]
    return lambda: [ask(snapshot, query) for query in queries]


def _bare(label: str, name: str) -> str:
    numeric = registry.ledger(label).declared()[name].kind in ("whole", "amount")
    return f'{"sum" if numeric else "max"}("{name}")'
