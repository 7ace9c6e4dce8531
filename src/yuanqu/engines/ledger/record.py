"""A record: one row of a ledger, kept for ever (voided 作废 with a reason, never deleted)."""

from __future__ import annotations

import os
import time
import uuid
from typing import Any, Self

from django.db import models

from yuanqu.engines.ledger.change import CurrentChange


def new_id() -> uuid.UUID:
    """A version-7 UUID: time-ordered, so that bulk inserts stay at the right edge of the index."""
    milliseconds = time.time_ns() // 1_000_000
    tail = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds << 80) | tail
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    return uuid.UUID(int=(value & ~(0x3 << 62)) | (0x2 << 62))


class Standing(models.QuerySet["Record"]):
    """Records as a clerk sees them: those in force, unless the voided are asked for."""

    def standing(self) -> Self:
        """Only the records that are not voided."""
        return self.filter(voided_on=None)


class Record(models.Model):
    """What every record has beside its declared columns.

    ``version`` counts changes: a form carries the version it was opened at. ``change`` is the change (who,
    when, request, reason) that brought the record in; later changes are in the history the database keeps.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    change = models.ForeignKey(
        "ledger.Change",
        db_default=CurrentChange(),
        on_delete=models.PROTECT,
        db_constraint=False,  # checked row by row it would cost a bulk import a quarter of its time
        editable=False,
        related_name="+",
    )
    voided_on = models.DateField(null=True, editable=False)
    void_reason = models.TextField(null=True, editable=False)

    objects = models.Manager.from_queryset(Standing)()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)

    def delete(self, *_args: Any, **_options: Any) -> tuple[int, dict[str, int]]:
        """Refused: records are voided with a reason, never deleted."""
        raise TypeError("台账记录只能作废，不能删除：请使用作废并写明原因。")
