"""Importing for good: the batch is recorded, the rows are written, all in one transaction (导入)."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.importing.header_check import taken
from yuanqu.engines.ledger.importing.prepared import Mode, Prepared, Progress, silent
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.writing import write_rows
from yuanqu.engines.ledger.models import ImportBatch

if TYPE_CHECKING:
    from yuanqu.people.models import Account

RECORDED = 500  # problems kept with the batch


@dataclass(frozen=True)
class Outcome:
    """What an import did. ``refused``: nothing was written, the prepared problems say why."""

    batch: ImportBatch
    inserted: int
    updated: int
    refused: bool

    @property
    def changed_nothing(self) -> bool:
        """Whether the file held nothing that was not there already."""
        return not self.refused and self.inserted == 0 and self.updated == 0

    def as_json(self) -> dict[str, object]:
        """The outcome as plain values."""
        return {
            "batch": str(self.batch.pk),
            "state": self.batch.state,
            "inserted": self.inserted,
            "updated": self.updated,
            "change": self.batch.change_id,
        }


def preview_batch(
    prepared: Prepared,
    *,
    mode: Mode = Mode.ALL_OR_NOTHING,
    reason: str = "",
    actor: Account | None = None,
    batch: ImportBatch | None = None,
) -> ImportBatch:
    """Record a preview, so that it can be applied, or looked at, later; anew in ``batch`` if that is given."""
    batch = _batch(prepared, mode, reason, actor, batch)
    batch.state = ImportBatch.State.PREVIEWED
    batch.save()
    return batch


def apply(
    prepared: Prepared,
    mode: Mode = Mode.ALL_OR_NOTHING,
    reason: str = "",
    actor: Account | None = None,
    *,
    batch: ImportBatch | None = None,
    progress: Progress = silent,
    request: uuid.UUID | None = None,
    actor_name: str = "",
    way: str = "import",
) -> Outcome:
    """Write what was prepared, by ``mode``; refused as a whole when a row is bad and the mode is all or nothing.

    ``batch``: the preview's record, if there is one. Raises FileRefused when the database refuses; nothing is
    written then, nor the batch.
    """
    if prepared.unconfirmed:
        raise FileRefused(
            "headings_unconfirmed",
            "有的列是按相近的列名读取的，还没有人确认，什么也没有写入。请先确认列的对应。",
        )
    batch = _batch(prepared, mode, reason, actor, batch)
    batch.actor_name = batch.actor_name or actor_name
    if not prepared.clean and mode is Mode.ALL_OR_NOTHING:
        return refuse(prepared, mode, reason, actor, batch)
    progress("写入数据库", 0.8)
    inserted, updated = 0, 0
    with transaction.atomic():
        if not prepared.nothing_to_do:
            with changing(
                way=way,
                actor_id=actor.pk if actor else None,
                actor_name=batch.actor_name,
                reason=reason,
                request=request,
            ) as change:
                inserted, updated = write_rows(prepared, change)
            batch.change_id = change
        batch.state = ImportBatch.State.APPLIED
        batch.applied_at = timezone.now()
        batch.counts = {**prepared.counts.as_json(), "inserted": inserted, "updated": updated}
        batch.save()
    progress("完成", 1.0)
    return Outcome(batch, inserted, updated, refused=False)


def refuse(prepared: Prepared, mode: Mode, reason: str, actor: Account | None, batch: ImportBatch) -> Outcome:
    """Record that nothing was written."""
    batch = _batch(prepared, mode, reason, actor, batch)
    batch.state = ImportBatch.State.REFUSED
    batch.save()
    return Outcome(batch, 0, 0, refused=True)


def _batch(
    prepared: Prepared, mode: Mode, reason: str, actor: Account | None, batch: ImportBatch | None = None
) -> ImportBatch:
    batch = batch or ImportBatch(created_at=timezone.now())
    batch.ledger = prepared.ledger.label
    batch.file_name = prepared.source.name[:255]
    batch.digest, batch.size = prepared.source.digest, prepared.source.size
    batch.preview = {
        "sheets": [sheet.as_json() for sheet in prepared.sheets],
        "left": [asdict(sheet) for sheet in prepared.left],
        "notices": [notice.as_json() for notice in prepared.notices],
        "changes": [asdict(change) for change in prepared.changes],
        "clean": prepared.clean,
        "headings": [line.as_json() for line in prepared.headings],
        "taken": sorted(
            {name for part in prepared.parts.all for name in taken(part.header, prepared.headings)}
        ),
    }
    batch.mode, batch.reason = mode.value, reason
    batch.choices, batch.counts = prepared.choices.as_json(), prepared.counts.as_json()
    batch.problems = [problem.as_json() for problem in prepared.problems[:RECORDED]]
    batch.problem_count = prepared.problem_count
    if actor is not None:
        batch.actor, batch.actor_name = actor, actor.name
    return batch
