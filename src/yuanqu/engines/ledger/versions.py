"""At which state a record was looked at, so that nobody overwrites what he has not seen (版本).

The token is ``version.image``: the record's own count, and the number of its last line in the history, which a
write from outside the product also leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Max

from yuanqu.engines.ledger.images import images_of
from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Difference

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger


def token_of(ledger: type[Ledger], record: Record) -> str:
    """The token of the state in which ``record`` was fetched."""
    last = BeforeImage.objects.filter(ledger=ledger.label, record=record.pk).aggregate(last=Max("id"))["last"]
    return f"{record.version}.{last or 0}"


def tokens_of(ledger: type[Ledger], versions: Mapping[UUID, int]) -> dict[UUID, str]:
    """The tokens of many records, by id, from the versions they were fetched with; one query."""
    images = BeforeImage.objects.filter(ledger=ledger.label, record__in=list(versions))
    last = dict(images.values_list("record").annotate(last=Max("id")))
    return {record: f"{version}.{last.get(record, 0)}" for record, version in versions.items()}


def differences_since(
    ledger: type[Ledger], record: Record, opened: str, row: Mapping[str, Any], typed: Mapping[str, Any]
) -> list[Difference]:
    """The columns changed since the state of token ``opened``: as they were, as they are, as they were typed.

    What the ledger works out follows from these and is not told. A token that cannot be read counts as the record's
    first state.
    """
    image = opened.partition(".")[2]
    since = int(image) if image.isdecimal() else 0
    first: dict[str, Any] = {}
    for changed in images_of(ledger, record.pk, since=since):
        for name, before in changed.before.items():
            first.setdefault(name, before)
    return [
        Difference(name, before, row[name], typed.get(name, before))
        for name, before in first.items()
        if name in row and before != row[name] and name not in ledger.derived
    ]
