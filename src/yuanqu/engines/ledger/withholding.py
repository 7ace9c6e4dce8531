"""Values a reader may not see, taken out before anything is done with them (不可见的列)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Q

from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.paths import Path
from yuanqu.people.access import Reader, access_records, may_read, opened_rows, reads_every, sees_column
from yuanqu.people.rights import WITHHELD

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger


def sees(account: Reader, column: Column) -> bool:
    """Whether ``account`` sees the values of ``column``, in whichever ledger it stands."""
    field = cast(Any, column)
    return sees_column(account, field.model, field.name)


def sees_path(account: Reader, path: Path) -> bool:
    """Whether ``account`` sees the values at the end of ``path``: the column, and all records on the way.

    Who reads some records of a ledger only is shown none of another's through a link, nor sorts by it.
    """
    return sees(account, path.column) and all(reads_every(account, each.record) for each in path.through)


def asks_by(account: Reader, path: Path) -> bool:
    """Whether ``account`` may filter by ``path``: it finds what is linked to records that it may read (``within``)."""
    return sees(account, path.column) and all(may_read(account, each.record) for each in path.through)


def within(account: Reader, path: Path) -> Q:
    """Rows whose links along ``path`` lead to records that ``account`` may read; all, where it reads every one."""
    found, steps = Q(), path.lookup.split("__")
    for place, each in enumerate(path.through, 1):
        if not reads_every(account, each.record):
            readable = access_records(account, each.record).values("pk")
            found &= Q(**{f"{'__'.join(steps[:place])}__in": readable})
    return found


def visible_names(account: Reader, ledger: type[Ledger]) -> list[str]:
    """The ledger's columns that ``account`` sees, in their order."""
    return [name for name in ledger.declared() if sees_column(account, ledger.record, name)]


def withhold(account: Reader, paths: Iterable[Path], rows: Iterable[dict[str, Any]]) -> None:
    """Put WITHHELD in place of the values of the columns that ``account`` does not see.

    Of rows with their ``pk`` it sees those that name its department, where the ledger opens the column to that.
    """
    hidden, held = [path for path in paths if not sees_path(account, path)], list(rows)
    for path in hidden:
        seen = _opened(account, path, [row["pk"] for row in held if "pk" in row])
        for row in held:
            if row.get(path.lookup) not in (None, "") and row.get("pk") not in seen:
                row[path.lookup] = WITHHELD


def _opened(account: Reader, path: Path, ids: list[Any]) -> frozenset[Any]:
    """Of the records ``ids`` those in which ``account`` sees the column."""
    field = cast(Any, path.column)
    rows = None if path.through else opened_rows(account, field.model, field.name)
    if rows is None or not ids:
        return frozenset()
    return frozenset(field.model._default_manager.filter(rows, pk__in=ids).values_list("pk", flat=True))
