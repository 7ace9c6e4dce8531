"""Which registers have a dossier, and by which word of the address (档案的声明)."""

from __future__ import annotations

from dataclasses import dataclass

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger


@dataclass(frozen=True)
class Dossier:
    """``name``: the word of its address. ``of``: the label of the register. ``title``: 一企一档.

    ``one``: what one record of the register is called in a sentence (这家企业).
    """

    name: str
    of: str
    title: str
    one: str

    @property
    def ledger(self) -> type[Ledger]:
        """The register. Raises UnknownLedger."""
        return registry.ledger(self.of)


_DOSSIERS: dict[str, Dossier] = {}


def declare_dossier(dossier: Dossier) -> None:
    """Enter a dossier; a register has one. Raises UnknownLedger for a register that is not there."""
    registry.ledger(dossier.of)
    _DOSSIERS[dossier.name] = dossier


def dossiers() -> list[Dossier]:
    """All dossiers, in the order they were declared."""
    return list(_DOSSIERS.values())


def dossier_called(name: str) -> Dossier | None:
    """The dossier of that word of the address."""
    return _DOSSIERS.get(name)


def dossier_of(ledger: type[Ledger]) -> Dossier | None:
    """The dossier of a register; None where it has none."""
    return next((each for each in _DOSSIERS.values() if each.of == ledger.label), None)
