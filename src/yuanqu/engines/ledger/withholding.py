"""Values a reader may not see, taken out before anything is done with them (不可见的列)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.paths import Path
from yuanqu.people.access import Reader, sees_column
from yuanqu.people.rights import WITHHELD

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger


def sees(account: Reader, column: Column) -> bool:
    """Whether ``account`` sees the values of ``column``, in whichever ledger it stands."""
    field = cast(Any, column)
    return sees_column(account, field.model, field.name)


def visible_names(account: Reader, ledger: type[Ledger]) -> list[str]:
    """The ledger's columns that ``account`` sees, in their order."""
    return [name for name in ledger.declared() if sees_column(account, ledger.record, name)]


def withhold(account: Reader, paths: Iterable[Path], rows: Iterable[dict[str, Any]]) -> None:
    """Put WITHHELD in place of the values of the columns that ``account`` does not see."""
    hidden = {path.lookup for path in paths if not sees(account, path.column)}
    for row in rows if hidden else ():
        for lookup in hidden:
            if row.get(lookup) not in (None, ""):
                row[lookup] = WITHHELD
