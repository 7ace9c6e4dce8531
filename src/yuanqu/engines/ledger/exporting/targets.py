"""What a link points at: the ledger of the linked records, its key and its name column (关联对象)."""

from __future__ import annotations

from dataclasses import dataclass

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Column, Link


@dataclass(frozen=True)
class Target:
    """The linked ledger; ``key`` are its key columns, ``name`` the one text column people call its records by."""

    ledger: type[Ledger]
    key: tuple[str, ...]
    name: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns a workbook may give a linked record by."""
        return (*self.key, self.name) if self.name and self.name not in self.key else self.key

    def column(self, name: str) -> Column:
        """The declared column of that identifier."""
        return self.ledger.declared()[name]


def target_of(link: Column) -> Target:
    """What ``link`` points at. Raises LookupError when the linked model is no ledger's record."""
    assert isinstance(link, Link)
    model = link.remote_field.model
    for ledger in registry.ledgers():
        if ledger.record is model:
            return Target(ledger, ledger.key, name_of(ledger))
    raise LookupError(f"{link} links to {model}, which is no ledger's record")


def name_of(ledger: type[Ledger]) -> str:
    """The text column people know a record by: the first of the title that is not the key, else one called name.

    A personal one is not for every reader of the records that link there.
    """
    declared = ledger.declared()
    candidates = [name for name in (*ledger.title, "name") if name in declared and name not in ledger.key]
    return next((n for n in candidates if declared[n].kind == "text" and not declared[n].personal), "")


def part_heading(link: Column, part: Column) -> str:
    """How a column of the linked record is headed: both labels, what ends the one and begins the other said once.

    One shared sign is chance: 「会议」 and 「议题」 make no 「会议题」.
    """
    most = min(len(link.label), len(part.label))
    shared = next((n for n in range(most, 1, -1) if link.label.endswith(part.label[:n])), 0)
    return link.label + part.label[shared:]


def whole_heading(link: Column, part: Column) -> str:
    """The same where that is another column's heading: 「项目（项目名称）」 beside the ledger's own 「项目名称」."""
    return f"{link.label}（{part.label}）"


def text_key(target: Target) -> bool:
    """Whether the linked ledger's key is one column of text, so that it can be looked up directly."""
    return len(target.key) == 1 and target.column(target.key[0]).kind in ("text", "credit_code")
