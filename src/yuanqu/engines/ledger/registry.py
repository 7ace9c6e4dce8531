"""The ledgers of the house by label (``services.service_case``): what every engine and page reads."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

_ledgers: dict[str, type[Ledger]] = {}
_by_record: dict[object, type[Ledger]] = {}


class UnknownLedger(LookupError):
    """No ledger has that name; ``nearest`` holds the labels that resemble it."""

    code = "ledger.unknown"

    def __init__(self, asked: str) -> None:
        names = {ledger.name: label for label, ledger in _ledgers.items()} | {
            label: label for label in _ledgers
        }
        self.asked = asked
        self.nearest = [names[name] for name in get_close_matches(asked, names, n=3, cutoff=0.4)]
        hint = (
            f"是否为：{'、'.join(self.nearest)}？" if self.nearest else "可用 yuanqu ledgers 查看全部台账。"
        )
        super().__init__(f"没有名为「{asked}」的台账。{hint}")


def add(ledger: type[Ledger]) -> None:
    """Enter a ledger; two under one label are refused."""
    if ledger.label in _ledgers:
        raise ValueError(f"two ledgers are declared under the label {ledger.label}")
    _ledgers[ledger.label] = ledger
    _by_record[ledger.record] = ledger


def ledger(name: str) -> type[Ledger]:
    """The ledger with that label or Chinese name; raises UnknownLedger with 「是否为」."""
    if name in _ledgers:
        return _ledgers[name]
    for candidate in _ledgers.values():
        if candidate.name == name:
            return candidate
    raise UnknownLedger(name)


def ledgers() -> Iterator[type[Ledger]]:
    """All ledgers, in the order they were declared."""
    return iter(_ledgers.values())


def kept_in(model: object) -> type[Ledger] | None:
    """The ledger whose record is ``model``, or None."""
    return _by_record.get(model)
