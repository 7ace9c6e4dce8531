"""Whose records a query reads: one zone's, or those of many zones, which every relation then tells apart (取数范围).

Nothing of one zone ever meets anything of another: ids are copied with a zone, industry codes are alike everywhere,
so every join and every window asks for the zone as well. One zone's own queries carry none of it.
"""

from __future__ import annotations

from dataclasses import dataclass

ZONE = "zone"


@dataclass(frozen=True)
class Reach:
    """``many``: relations have a column ``zone``. ``areas``: counted by the table areas(zone, area) instead.

    ``identities``: for a ledger's label, the column that says across zones who a record is; several zones' records
    of one enterprise are one where areas are counted.
    """

    many: bool = False
    areas: bool = False
    identities: tuple[tuple[str, str], ...] = ()

    @property
    def keys(self) -> list[str]:
        """The columns that tell zones apart: none, or one."""
        return [ZONE] if self.many else []

    def of(self, alias: str) -> list[str]:
        """The same columns of a relation."""
        return [f"{alias}.{key}" for key in self.keys]

    def same(self, one: str, other: str) -> str:
        """`` AND one.zone = other.zone``, to stand behind a join's other conditions."""
        return "".join(f" AND {one}.{key} = {other}.{key}" for key in self.keys)

    def counted(self, alias: str) -> list[str]:
        """What counting groups by besides the period: nothing, the zone, or the area it lies in."""
        return [f"areas.area AS {ZONE}"] if self.areas else self.of(alias)

    def beside(self, alias: str) -> str:
        """The join that finds a zone's area."""
        return f" JOIN areas ON areas.zone = {alias}.{ZONE}" if self.areas else ""


ONE, MANY = Reach(), Reach(many=True)
