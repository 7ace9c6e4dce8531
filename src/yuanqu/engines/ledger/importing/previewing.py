"""Previews as they are kept and shown: made from an upload, made anew, one a ledger that the sheets go into (预览)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils import timezone

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.applying import preview_batch
from yuanqu.engines.ledger.importing.choosing import assign
from yuanqu.engines.ledger.importing.header_check import KeyColumnMissing
from yuanqu.engines.ledger.importing.heading_names import HeadingNames
from yuanqu.engines.ledger.importing.keeping import kept
from yuanqu.engines.ledger.importing.prepared import Choices, Mode, Prepared, SourceFile
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.reading import read_sheets, several_sheets
from yuanqu.engines.ledger.importing.remembering import department_for, recall, remember
from yuanqu.engines.ledger.importing.together import Recall, Submission, together
from yuanqu.engines.ledger.models import ImportBatch
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.people.models import Account

ByLedger = Mapping[type[Ledger], Choices]


def recall_of(account: Account) -> Recall:
    """What the account's department said of headings before."""
    return lambda ledger: recall(ledger, department_for(ledger, account))


def enterable(on: Subject) -> list[type[Ledger]]:
    """The ledgers that the account may import into, the one it stands at first."""
    others = (ledger for ledger in registry.ledgers() if ledger is not on.ledger)
    return [on.ledger, *(ledger for ledger in others if replace(on, ledger=ledger).may_write)]


def by_sheets(on: Subject, choices: Choices, sheets: Mapping[str, str]) -> ByLedger:
    """The choices for each ledger that a sheet goes into; what was said of headings is said of the one stood at."""
    labels = dict.fromkeys(filter(None, sheets.values()))
    if not labels:
        raise FileRefused("no_sheet_chosen", "没有选中任何一张工作表。请至少为一张工作表选定台账。")
    return {
        registry.ledger(label): replace(
            choices, sheets=dict(sheets), headings=choices.headings if label == on.ledger.label else {}
        )
        for label in labels
    }


def proposed(on: Subject, source: SourceFile, choices: Choices) -> ByLedger:
    """Into which ledgers the sheets go, of those that the account may enter; into its own alone where that is plain."""
    if choices.sheets:
        return by_sheets(on, choices, choices.sheets)
    if several_sheets(source.path):
        grids = list(read_sheets(source.path, source.name))
        offered = [HeadingNames(ledger, recall_of(on.account)(ledger)) for ledger in enterable(on)]
        sheets = assign(grids, offered, on.ledger)
        if on.ledger.label in sheets.values() and len(set(filter(None, sheets.values()))) > 1:
            return by_sheets(on, choices, sheets)
    return {on.ledger: choices}


def preview(
    on: Subject,
    source: SourceFile,
    choices: ByLedger,
    former: Iterable[ImportBatch] = (),
) -> ImportBatch:
    """Preview a file and keep the previews, anew in those of ``former`` that are still meant. Raises FileRefused.

    Gives the preview of the ledger stood at, else of the first. A sheet whose business key cannot be told among its
    headings is kept, too, so that its sender can name it.
    """
    held = {batch.ledger: batch for batch in former}
    try:
        found = Submission(source, choices, recall_of(on.account), on.account).prepare()
    except KeyColumnMissing as unclear:
        ledger, *others = choices
        if others:
            raise
        _drop(batch for label, batch in held.items() if label != ledger.label)
        return _ask_for_key(
            replace(on, ledger=ledger), source, choices[ledger], unclear, held.get(ledger.label)
        )
    return keep_previews(on, found, held)


def keep_previews(
    on: Subject,
    found: list[Prepared],
    held: Mapping[str, ImportBatch],
    mode: Mode = Mode.ALL_OR_NOTHING,
    reason: str = "",
) -> ImportBatch:
    """Keep what was prepared, anew in ``held`` by ledger; previews of ledgers no longer meant go."""
    fresh = together(len(found) > 1, [one.ledger for one in found])
    group = next((batch.together for batch in held.values() if batch.together), None) or uuid.uuid4()
    kept_now: dict[str, ImportBatch] = {}
    for one in found:
        batch = held.get(one.ledger.label) or fresh[one.ledger.label]
        batch.together = group if len(found) > 1 else None
        kept_now[one.ledger.label] = preview_batch(
            one, mode=mode, reason=reason, actor=on.account, batch=batch
        )
    _drop(batch for label, batch in held.items() if label not in kept_now)
    return kept_now.get(on.ledger.label) or next(iter(kept_now.values()))


def _drop(batches: Iterable[ImportBatch]) -> None:
    for batch in batches:
        if batch.state == ImportBatch.State.PREVIEWED and batch.pk:
            ImportBatch.objects.filter(pk=batch.pk).delete()


def source_of(batch: ImportBatch) -> SourceFile:
    """The file of a batch."""
    return SourceFile(kept(batch.digest), batch.file_name, batch.digest, batch.size)


def keep_headings(on: Subject, ledger: type[Ledger], said: Mapping[str, str]) -> None:
    """Remember what was said for the account's department."""
    if said:
        remember(ledger, department_for(ledger, on.account), said, on.account.name)


def _ask_for_key(
    on: Subject, source: SourceFile, choices: Choices, unclear: KeyColumnMissing, batch: ImportBatch | None
) -> ImportBatch:
    batch = batch or ImportBatch(created_at=timezone.now())
    batch.ledger, batch.file_name, batch.together = on.ledger.label, source.name[:255], None
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
