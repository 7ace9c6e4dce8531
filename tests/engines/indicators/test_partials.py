"""Counts kept by month say what a direct scan says, whatever was edited, and are counted again only where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.naive.zone_maker import ZoneMaker

from yuanqu.engines.indicators import partials
from yuanqu.engines.indicators.catalogue import indicator, indicators
from yuanqu.engines.indicators.connections import Rows, forget
from yuanqu.engines.indicators.evaluate import evaluate, figure
from yuanqu.engines.indicators.partial_store import FOLDER, NAME
from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots import Snapshot, current, parts
from yuanqu.terms.periods import Period

ASKED = (("2025-H1", date(2025, 6, 30)), ("2024-11..2025-05", date(2025, 5, 20)))
EDITS = 25
MONTHS = [f"2025-{month:02}-01" for month in range(1, 7)]
TAX, LOCK = registry.ledger("economy.tax").record, registry.ledger("economy.month_lock").record


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every part knows its months; the queries that partials did not spare."""
    asked, count = list[str](), partials.count

    def watched(snapshot: Snapshot, sql: str, *more: Any, **named: Any) -> Rows:
        asked.append(sql)
        return count(snapshot, sql, *more, **named)

    monkeypatch.setattr(parts, "BY_MONTH", 0)
    monkeypatch.setattr(partials, "count", watched)
    forget()
    yield asked
    forget()


def told(snapshot: Snapshot, code: str, as_of: date) -> list[dict[str, Any]]:
    """All that is said of the whole catalogue and its slices."""
    found = evaluate(indicators(), Period.parse(code), as_of=as_of, snapshot=snapshot, slices=True)
    return [each.to_json() | {"snapshot": ""} for each in found]


def direct(snapshot: Snapshot) -> Snapshot:
    """The same records, of no month in particular: everything is scanned."""
    held = {label: replace(part, months=None) for label, part in snapshot.parts.items()}
    return Snapshot(held, snapshot.folder)


def test_they_equal_the_direct_scan_through_random_edits(
    transactional_db: None, settings: Any, tmp_path: Path, counted: list[str]
) -> None:
    settings.YUANQU_HOME = tmp_path
    maker, asked = ZoneMaker(5), list[int]()
    maker.make()
    for edits in range(2):
        snapshot = current()
        counted.clear()
        by_month = [told(snapshot, *each) for each in ASKED]
        asked.append(len(counted))
        assert [told(direct(snapshot), *each) for each in ASKED] == by_month
        forget()  # as another process, which finds what is on the disk
        maker.seed = edits
        maker.edit(EDITS)
    assert asked[0] > asked[1] > 0


def test_only_the_months_that_changed_are_counted_again(
    transactional_db: None, settings: Any, tmp_path: Path, register: Callable[..., Any], counted: list[str]
) -> None:
    settings.YUANQU_HOME = tmp_path
    enterprise = register()
    for month in range(1, 7):
        TAX.objects.create(
            enterprise=enterprise,
            month=date(2025, month, 1),
            tax_kind="vat",
            basis="received",
            tax_paid=month,
            tax_paid_prior=0,
        )
    LOCK.objects.create(month=date(2025, 6, 1), locked_on=date(2025, 6, 30), locked_by="办公室")
    paid = indicator("economy.zone_tax")

    def asked() -> tuple[Fraction, list[str]]:
        counted.clear()
        found = figure(paid, Period.half(2025, 1), snapshot=current()).value
        assert found is not None
        return found, [month for month in MONTHS if any(f"DATE '{month}'" in sql for sql in counted)]

    value, months = asked()
    assert (value > 0, months) == (True, MONTHS)
    unit = value / 21
    TAX.objects.filter(month=date(2025, 3, 1)).update(tax_paid=103)
    assert asked() == (value + unit * 100, ["2025-03-01"])
    forget()
    assert asked() == (value + unit * 100, [])
    (tmp_path / "snapshots/parts" / FOLDER / NAME).write_bytes(b"spoiled")
    forget()
    assert asked() == (value + unit * 100, MONTHS)
