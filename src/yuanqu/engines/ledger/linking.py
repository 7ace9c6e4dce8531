"""Which records link to a record (关联): as long as one stands, what it links to is not voided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.fields import Link

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger
    from yuanqu.engines.ledger.record import Record


def linking_records(ledger: type[Ledger], record: Record) -> list[tuple[type[Ledger], str, int]]:
    """(ledger, link column, records) for each link column by which standing records link to ``record``.

    All ledgers are asked, whoever keeps them; a record's link to itself does not count.
    """
    found = []
    for other in registry.ledgers():
        for name, column in other.declared().items():
            if not isinstance(column, Link) or column.remote_field.model is not ledger.record:
                continue
            rows = other.record._default_manager.filter(voided_on=None, **{name: record.pk})
            if count := (rows.exclude(pk=record.pk) if other is ledger else rows).count():
                found.append((other, name, count))
    return found
