"""Reading the database's before-images: JSON back to the values of the columns, exactly (变更前的值)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.engines.ledger.paths import stored_columns

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger


@dataclass(frozen=True)
class Image:
    """One update of one record: the declared columns that changed, by identifier, before and after.

    ``void_reason`` is what a voiding wrote, empty otherwise.
    """

    number: int
    change: int
    record: UUID
    did: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    void_reason: str = ""


def images_of(ledger: type[Ledger], record: UUID, since: int = 0) -> list[Image]:
    """The updates of one record after number ``since``, oldest first."""
    rows = BeforeImage.objects.filter(ledger=ledger.label, record=record, id__gt=since).order_by("id")
    return list(read_images(ledger, rows))


def read_images(ledger: type[Ledger], rows: QuerySet[BeforeImage]) -> Iterator[Image]:
    """Those before-images, in the order of ``rows``. Numbers are read as decimals: no binary float on the way."""
    values = _reader(ledger)
    texts = rows.annotate(was=Cast("before", TextField()), now=Cast("after", TextField()))
    for number, change, record, did, was, now in texts.values_list(
        "id", "change_id", "record", "did", "was", "now"
    ):
        before, after = _loaded(was), _loaded(now)
        void_reason = str(after.get("void_reason") or "") if did == "void" else ""
        yield Image(number, change, record, did, values(before), values(after), void_reason)


def _loaded(text: str | None) -> dict[str, Any]:
    return cast(dict[str, Any], json.loads(text, parse_float=Decimal)) if text else {}


def _reader(ledger: type[Ledger]) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """Reads stored values by identifier, as the columns give them; one of a column declared no more stays as it is."""
    names, declared = stored_columns(ledger), ledger.declared()

    def read(stored: Mapping[str, Any]) -> dict[str, Any]:
        kept = {key: value for key, value in stored.items() if key not in _RECORDS_OWN}
        own = {
            names[key]: cast(Any, declared[names[key]]).to_python(kept.pop(key))
            for key in names
            if key in kept
        }
        return own | kept

    return read


_RECORDS_OWN = frozenset({"id", "version", "change_id", "voided_on", "void_reason"})
