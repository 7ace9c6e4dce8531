"""Previews as they are kept, shown and confirmed: made from an upload, made anew, with the headings chosen (预览)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from yuanqu.engines.ledger.importing.applying import preview_batch
from yuanqu.engines.ledger.importing.header_check import KeyColumnMissing
from yuanqu.engines.ledger.importing.heading_lines import How, choices_of
from yuanqu.engines.ledger.importing.keeping import kept
from yuanqu.engines.ledger.importing.prepared import Choices, Mode, Prepared, SourceFile
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.engines.ledger.importing.remembering import department_for, recall, remember
from yuanqu.engines.ledger.models import ImportBatch
from yuanqu.engines.ledger.pages.subject import Subject


def preview(
    on: Subject,
    source: SourceFile,
    choices: Choices,
    batch: ImportBatch | None = None,
    mode: Mode = Mode.ALL_OR_NOTHING,
    reason: str = "",
) -> ImportBatch:
    """Preview a file and keep the preview, anew in ``batch`` if given. Raises FileRefused.

    A sheet whose business key cannot be told among its headings is kept, too, so that its sender can name it.
    """
    try:
        prepared = again(on, source, choices)
    except KeyColumnMissing as unclear:
        return _ask_for_key(on, source, choices, unclear, batch)
    return preview_batch(prepared, mode=mode, reason=reason, actor=on.account, batch=batch)


def again(on: Subject, source: SourceFile, choices: Choices) -> Prepared:
    """The file read by the choices and by what the department said before, checked against the ledger as it is now."""
    return prepare(source, on.ledger, choices, known=recall(on.ledger, department_for(on.ledger, on.account)))


def source_of(batch: ImportBatch) -> SourceFile:
    """The file of a batch."""
    return SourceFile(kept(batch.digest), batch.file_name, batch.digest, batch.size)


def choices_with(batch: ImportBatch, headings: Mapping[str, str]) -> Choices:
    """The batch's choices with what is said of headings now."""
    return Choices(**{**batch.choices, "headings": {**batch.choices.get("headings", {}), **headings}})


def chosen_headings(on: Subject, batch: ImportBatch, posted: Mapping[str, Any]) -> dict[str, str]:
    """What the page's selects say of the headings that were not plain; what they do not say stays as shown."""
    possible = {"", *choices_of(on.ledger)}
    chosen = {}
    for n, line in enumerate(batch.preview.get("headings", [])):
        said = posted.get(f"heading-{n}", line["means"])
        chosen[line["heading"]] = said if said in possible else line["means"]
    return chosen


def shown_headings(batch: ImportBatch) -> dict[str, str]:
    """What the preview took the headings for."""
    return {line["heading"]: line["means"] for line in batch.preview.get("headings", [])}


def to_remember(batch: ImportBatch, chosen: Mapping[str, str]) -> dict[str, str]:
    """What confirming a preview says of headings for the next time; nothing where nothing was asked or chosen."""
    asked = any(line["how"] == How.PROPOSED.value for line in batch.preview.get("headings", []))
    return dict(chosen) if asked or batch.choices.get("headings") else {}


def keep_headings(on: Subject, said: Mapping[str, str]) -> None:
    """Remember what was said for the account's department."""
    if said:
        remember(on.ledger, department_for(on.ledger, on.account), said, on.account.name)


def _ask_for_key(
    on: Subject, source: SourceFile, choices: Choices, unclear: KeyColumnMissing, batch: ImportBatch | None
) -> ImportBatch:
    batch = batch or ImportBatch(created_at=timezone.now())
    batch.ledger, batch.file_name = on.ledger.label, source.name[:255]
    batch.digest, batch.size = source.digest, source.size
    batch.state, batch.mode = ImportBatch.State.PREVIEWED, Mode.ALL_OR_NOTHING.value
    batch.choices, batch.counts, batch.problems, batch.problem_count = choices.as_json(), {}, [], 0
    batch.preview = {
        "sheets": [],
        "refusal": str(unclear),
        "headings": [line.as_json() for line in unclear.lines],
        "taken": list(unclear.taken),
    }
    batch.actor, batch.actor_name = on.account, on.account.name
    batch.save()
    return batch
