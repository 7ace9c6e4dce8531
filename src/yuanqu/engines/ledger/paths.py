"""A column as a ledger names it: its own (``case_no``) or one behind a link (``enterprise.name``) (列的路径)."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, cast

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.fields import Column, Link

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger


class UnknownColumn(LookupError):
    """No column of that name; ``nearest`` holds those that resemble it (by identifier or label)."""

    code = "ledger.column_unknown"

    def __init__(self, ledger: type[Ledger], asked: str) -> None:
        names = {name: name for name in ledger.declared()}
        names |= {column.label: name for name, column in ledger.declared().items()}
        close = get_close_matches(asked.rpartition(".")[2], names, n=3, cutoff=0.4)
        self.asked, self.nearest = asked, list(dict.fromkeys(names[name] for name in close))
        hint = (
            f"是否为：{'、'.join(self.nearest)}？"
            if self.nearest
            else f"可用的列：{'、'.join(ledger.declared())}。"
        )
        super().__init__(f"「{ledger.name}」没有名为「{asked}」的列。{hint}")


class NotALedger(LookupError):
    """A link to something that is no ledger's record."""


@dataclass(frozen=True)
class Path:
    """``name`` as declared, ``lookup`` as the ORM says it, ``column`` at its end, ``label`` for the page.

    ``through``: the ledgers behind the links on the way; whoever may not read them has nothing of the column.
    """

    name: str
    lookup: str
    column: Column
    label: str
    through: tuple[type[Ledger], ...] = ()

    @property
    def kind(self) -> str:
        """The kind of the column at the end."""
        return self.column.kind

    @property
    def unit(self) -> str:
        """The unit of a number, empty for anything else."""
        return str(getattr(self.column, "unit", ""))

    @property
    def numeric(self) -> bool:
        """Whether its values are numbers, printed to the right."""
        return self.kind in ("whole", "amount")


def path_of(ledger: type[Ledger], name: str) -> Path:
    """The column ``name`` says. Raises UnknownColumn, or NotALedger where it goes on behind what is no link."""
    owner, labels = ledger, []
    through: list[type[Ledger]] = []
    steps = name.split(".")
    for step in steps[:-1]:
        column = _column(owner, step, name)
        labels.append(column.label)
        owner = ledger_behind(column)
        through.append(owner)
    column = _column(owner, steps[-1], name)
    label = (
        column.label if not labels or column.label.startswith(labels[-1]) else f"{labels[-1]}·{column.label}"
    )
    return Path(name, "__".join(steps), column, label, tuple(through))


def ledger_behind(column: Column) -> type[Ledger]:
    """The ledger a link points into. Raises NotALedger."""
    if not isinstance(column, Link):
        raise NotALedger(f"「{column.label}」不是关联列，后面不能再写列名。")
    found = registry.kept_in(cast(Any, column).remote_field.model)
    if found is None:
        raise NotALedger(f"「{column.label}」关联的不是台账记录。")
    return found


def stored_columns(ledger: type[Ledger]) -> dict[str, str]:
    """The identifiers of the declared columns by the name the database gives them (``enterprise_id``)."""
    return {str(cast(Any, column).column): name for name, column in ledger.declared().items()}


def _column(owner: type[Ledger], step: str, asked: str) -> Column:
    column = owner.declared().get(step)
    if column is None:
        raise UnknownColumn(owner, asked)
    return column
