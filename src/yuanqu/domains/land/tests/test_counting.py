"""Nothing is counted twice (不重复计算): projects, 亩, 平方米, contracts, over snapshots made by hand."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.soundness.making import snapshot_of

from yuanqu.domains.land.indicators.renting import Renting
from yuanqu.domains.land.indicators.reuse import Reuse
from yuanqu.engines.indicators.evaluate import figure
from yuanqu.engines.snapshots import Snapshot
from yuanqu.registers.areas import in_mu
from yuanqu.terms.periods import Period

H1, SEPTEMBER = Period.half(2025, 1), date(2025, 9, 1)
JUNE_30, JULY_1 = date(2025, 6, 30), date(2025, 7, 1)
COPPER, CABLE = uuid.UUID(int=71), uuid.UUID(int=72)
Loop = list[tuple[str, str, date]]
DISPOSED: Loop = [("begin", "found", date(2024, 2, 1)), ("hand_on", "disposed", date(2025, 3, 3))]
REUSED: Loop = [*DISPOSED, ("reuse", "reused", JUNE_30)]


def _moved(loops: list[Loop]) -> list[dict[str, Any]]:
    return [
        {"record": uuid.UUID(int=n), "move": move, "target": target, "on": on, "seq": seq}
        for n, loop in enumerate(loops, 1)
        for seq, (move, target, on) in enumerate(loop)
    ]


def _disposals(folder: Path, *rows: tuple[dict[str, Any], Loop]) -> Snapshot:
    told = {"method": "swap", "subject": "land", "settled_project": COPPER, "land_mu": Decimal("8.00000000")}
    records = [{"id": uuid.UUID(int=n), **told, **row} for n, (row, _) in enumerate(rows, 1)]
    return snapshot_of(
        folder, land__disposal=records, land__disposal__moves=_moved([loop for _, loop in rows])
    )


def _leases(folder: Path, *rows: tuple[dict[str, Any], Loop]) -> Snapshot:
    told = {"kind": "new", "project": COPPER, "chosen_on": JUNE_30, "area": Decimal("100.0000")}
    records = [{"id": uuid.UUID(int=n), **told, **row} for n, (row, _) in enumerate(rows, 1)]
    return snapshot_of(folder, land__lease=records, land__lease__moves=_moved([loop for _, loop in rows]))


def _value(measure: Any, snapshot: Snapshot, period: Period = H1) -> Any:
    return figure(measure, period, as_of=SEPTEMBER, snapshot=snapshot).value


def test_a_project_on_two_parcels_is_one_project_and_both_lands(tmp_path: Path) -> None:
    snapshot = _disposals(tmp_path, ({}, REUSED), ({"land_mu": Decimal("4.50000000")}, REUSED))
    assert _value(Reuse.settled_by_swap, snapshot) == 1
    assert _value(Reuse.land_reused, snapshot) == Fraction(25, 2)


def test_a_parcel_reused_by_two_projects_is_two_projects_and_its_land_once(tmp_path: Path) -> None:
    parts: list[tuple[dict[str, Any], Loop]] = [({"land_mu": Decimal("12.00000000")}, REUSED)]
    parts.append(({"land_mu": Decimal("8.00000000"), "settled_project": CABLE}, REUSED))
    snapshot = _disposals(tmp_path, *parts)
    assert _value(Reuse.settled_by_swap, snapshot) == 2
    assert _value(Reuse.land_reused, snapshot) == 20


def test_the_last_day_counts_the_next_does_not_and_a_reuse_that_came_to_nothing_is_none(
    tmp_path: Path,
) -> None:
    late: Loop = [*DISPOSED, ("reuse", "reused", JULY_1)]
    undone: Loop = [*REUSED, ("fall_through", "disposed", JUNE_30)]
    undone_later: Loop = [*REUSED, ("fall_through", "disposed", JULY_1)]
    snapshot = _disposals(tmp_path, ({}, late), ({}, undone), ({"settled_project": CABLE}, undone_later))
    assert (_value(Reuse.settled_by_swap, snapshot), _value(Reuse.land_reused, snapshot)) == (1, 8)
    assert _value(Reuse.land_reused, snapshot, Period.half(2025, 2)) == 8


def test_disposing_and_reusing_in_one_half_year_is_one_disposal(tmp_path: Path) -> None:
    snapshot = _disposals(tmp_path, ({}, REUSED), ({}, DISPOSED))
    assert (_value(Reuse.land_disposed, snapshot), _value(Reuse.land_reused, snapshot)) == (16, 8)


def test_plant_brings_no_land_and_other_methods_no_bird(tmp_path: Path) -> None:
    rows: list[tuple[dict[str, Any], Loop]] = [
        ({"subject": "plant"}, REUSED),
        ({"method": "auction", "subject": "both"}, REUSED),
    ]
    snapshot = _disposals(tmp_path, *rows)
    assert _value(Reuse.land_reused, snapshot) == 8
    assert _value(Reuse.settled_by_swap, snapshot) == 1


def test_square_metres_and_mu_add_up_to_the_last_digit(tmp_path: Path) -> None:
    parts = [in_mu(Decimal("10000.0001"), "square_metre"), in_mu(Decimal("1.5"), "hectare"), Decimal("0.1")]
    snapshot = _disposals(tmp_path, *[({"land_mu": part}, REUSED) for part in parts])
    assert _value(Reuse.land_reused, snapshot) == Fraction("15.00000015") + Fraction("22.5") + Fraction("0.1")


def test_a_project_is_settled_by_its_new_lease_alone(tmp_path: Path) -> None:
    chosen: Loop = [("begin", "chosen", JUNE_30)]
    let: Loop = [*chosen, ("hand_over", "let", JUNE_30)]
    snapshot = _leases(
        tmp_path,
        ({}, let),
        ({"kind": "more"}, chosen),
        ({"kind": "renewed", "project": CABLE}, let),
        ({"kind": "moved", "project": CABLE}, let),
        ({"kind": "new", "project": None}, let),
        ({"chosen_on": JULY_1, "project": CABLE}, [("begin", "chosen", JULY_1)]),
    )
    assert _value(Renting.settled_by_renting, snapshot) == 1
    assert _value(Renting.settled_by_renting, snapshot, Period.half(2025, 2)) == 1


def test_a_lease_withdrawn_by_the_end_settles_nobody_one_withdrawn_later_did(tmp_path: Path) -> None:
    gone: Loop = [("begin", "chosen", date(2025, 6, 1)), ("withdraw", "withdrawn", JUNE_30)]
    later: Loop = [("begin", "chosen", date(2025, 6, 1)), ("withdraw", "withdrawn", JULY_1)]
    left: Loop = [("begin", "chosen", date(2025, 6, 1)), ("leave", "ended", JUNE_30)]
    third = uuid.UUID(int=73)
    snapshot = _leases(tmp_path, ({}, gone), ({"project": CABLE}, later), ({"project": third}, left))
    assert _value(Renting.settled_by_renting, snapshot) == 2


def test_what_was_pulled_down_was_not_brought_back(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"idle_area": Decimal("1000.5000"), "reused_on": JUNE_30, "reuse_method": "lease"},
        {"idle_area": Decimal("2000.0000"), "reused_on": JUNE_30, "reuse_method": "demolished"},
        {"idle_area": Decimal("4000.0000"), "reused_on": JULY_1, "reuse_method": "transfer"},
        {"idle_area": Decimal("8000.0000")},
    ]
    snapshot = snapshot_of(
        tmp_path, land__idle_plant=[{"vacant_since": date(2024, 1, 1), **row} for row in rows]
    )
    assert _value(Reuse.plant_reused, snapshot) == Fraction("0.10005")
