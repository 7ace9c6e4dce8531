"""Shapes for whatever rows the registers have (成图): parcels as large as they are entered, plants on their parcels.

A row's shape follows from the rows themselves, so that a seed always draws the same map: lots are given out by number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from yuanqu.registers.codes import AREA_UNIT
from yuanqu.terms.quantities import convert
from yuanqu_demo.map.plan import PARKS, Ground, Lot, Place, line, point, polygon
from yuanqu_demo.sheets import Row, Sheet

PARCEL, PLANT, PROJECT, ENTERPRISE = (
    "registers.parcel",
    "registers.plant",
    "registers.project",
    "registers.enterprise",
)
LEASE = "land.lease"
ROAD, WORK, OUTLET = "infrastructure.road", "infrastructure.work", "environment.outlet"
SITE = 12_000  # square metres of a work that is no line
SURVEYED = 0.015  # a survey and a deed differ by up to so much
PLOT, HALL = 2_500, 4_000  # square metres: of a firm without land of its own; of a plant of unknown size
MU = 666.67
NEEDS = 250  # 万元 of fixed assets on one 亩 of a project's ground


KEYS = {
    PARCEL: "parcel_no",
    PLANT: "plant_no",
    PROJECT: "number",
    ENTERPRISE: "uscc",
    ROAD: "road_no",
    WORK: "work_no",
    OUTLET: "outlet_no",
}


def with_shapes(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """The sheets, those of the registers, roads and works with a shape in each row."""
    held = list(sheets)
    rows = {of: [row for sheet in held if sheet.ledger == of for row in sheet.rows] for of in KEYS}
    leases = [row for sheet in held if sheet.ledger == LEASE for row in sheet.rows]
    shapes = _Map(rows, leases).shapes()
    for sheet in held:
        key, drawn = KEYS.get(sheet.ledger, ""), shapes.get(sheet.ledger, {})
        yield replace(sheet, rows=[row | {"shape": drawn[row[key]]} for row in sheet.rows]) if key else sheet


class _Map:
    """Gives out the ground of the parks, and remembers whose it is."""

    def __init__(self, rows: dict[str, list[Row]], leases: Iterable[Row]) -> None:
        self._rows = {of: sorted(held, key=lambda row: str(row[KEYS[of]])) for of, held in rows.items()}
        self._ground = {park: Ground(park) for park in PARKS}
        self._lots: dict[str, Lot] = {}
        self._of_firm: dict[str, Lot] = {}
        self._built: dict[str, str] = {}
        self._lets: dict[str, list[str]] = {}
        for row in leases:
            if row.get("tenant") and row.get("plant"):
                self._lets.setdefault(row["plant"], []).append(row["tenant"])

    def shapes(self) -> dict[str, dict[str, str]]:
        """Each register's shapes by its key; parcels first, what has no parcel beyond them."""
        return {
            PARCEL: self._each(PARCEL, self._parcel),
            PLANT: self._each(PLANT, self._plant_drawer()),
            PROJECT: self._each(PROJECT, self._project),
            ENTERPRISE: self._each(ENTERPRISE, self._firm),
            ROAD: self._each(ROAD, self._road),
            WORK: self._each(WORK, self._work),
            OUTLET: self._each(OUTLET, self._outlet),
        }

    def _each(self, ledger: str, draw: Callable[[Row], str]) -> dict[str, str]:
        drawn = {row[KEYS[ledger]]: draw(row) for row in self._rows[ledger]}
        for ground in self._ground.values():
            ground.band()
        return drawn

    def _parcel(self, row: Row) -> str:
        metres = float(convert(row["area"], AREA_UNIT.label(row["area_unit"]), "平方米"))
        lot = self._ground[row["park"]].lot(metres * (1 + SURVEYED * _drawn(row["parcel_no"])))
        self._lots[row["parcel_no"]] = lot
        for firm in (row.get("enterprise"), row.get("current_user")):
            if firm:
                self._of_firm.setdefault(firm, lot)
        return polygon(lot)

    def _plant_drawer(self) -> Callable[[Row], str]:
        on: dict[str, list[str]] = {}
        for row in self._rows[PLANT]:
            on.setdefault(row.get("parcel") or "", []).append(row["plant_no"])

        def draw(row: Row) -> str:
            mates = on[row.get("parcel") or ""]
            lot = self._lots.get(row.get("parcel") or "")
            if lot is not None:
                built = lot.part(mates.index(row["plant_no"]), len(mates))
            else:
                footprint = float(row.get("floor_area") or HALL) / float(row.get("storeys") or 1)
                built = self._ground[row["park"]].lot(footprint * 1.6).part(0, 1)
            for tenant in self._lets.get(row["plant_no"], ()):
                self._of_firm.setdefault(tenant, built)
            return polygon(built)

        return draw

    def _project(self, row: Row) -> str:
        lot = self._of_firm.get(row.get("enterprise") or "")
        if lot is not None:
            return point(lot.park, _beside(lot, row["number"]))
        mu = min(max(float(row.get("fixed_investment") or 0) / NEEDS, 8), 150)
        return polygon(self._ground[row["park"]].lot(mu * MU).part(0, 1))

    def _road(self, row: Row) -> str:
        drawn = line(row["park"], self._ground[row["park"]].edge())
        if row.get("work"):
            self._built[row["work"]] = drawn
        return drawn

    def _work(self, row: Row) -> str:
        """A work lies where the road that came of it lies; else on the next free side, or on ground of its own."""
        ground = self._ground[row["park"]]
        if row["work_no"] not in self._built:
            drawn = line(row["park"], ground.edge()) if row.get("length") else polygon(ground.lot(SITE))
            self._built[row["work_no"]] = drawn
        return self._built[row["work_no"]]

    def _outlet(self, row: Row) -> str:
        """An outlet lies where the park's edge begins."""
        return point(row["park"], self._ground[row["park"]].edge()[0])

    def _firm(self, row: Row) -> str:
        lot = self._of_firm.get(row["uscc"]) or self._ground[row["park"]].lot(PLOT)
        return point(lot.park, _beside(lot, row["uscc"]))


def _beside(lot: Lot, name: str) -> Place:
    """A place near the lot's middle, another one for each name."""
    x, y = lot.middle
    return x + lot.wide / 4 * _drawn(name), y + lot.deep / 4 * _drawn(f"{name} north")


def _drawn(name: str) -> float:
    """A number between −1 and 1 that follows from the name."""
    return int.from_bytes(sha256(name.encode()).digest()[:4]) / 2**31 - 1
