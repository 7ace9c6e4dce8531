"""The previews of one file as their page shows them together, and what the page's selects say of them (同一文件)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.heading_lines import How, choices_of
from yuanqu.engines.ledger.importing.prepared import Choices, Prepared
from yuanqu.engines.ledger.importing.previewing import ByLedger, by_sheets, enterable, recall_of, source_of
from yuanqu.engines.ledger.importing.together import Submission
from yuanqu.engines.ledger.importing.undoing import group_of
from yuanqu.engines.ledger.models import ImportBatch
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.people.access import may_enter


@dataclass(frozen=True)
class SheetLine:
    """One sheet of the file: the ledger it goes into (its label, or empty), what becomes of its rows, or why none."""

    name: str
    sheet: str
    ledger: str
    counts: Mapping[str, int]
    why: str = ""


def batches_of(on: Subject) -> QuerySet[ImportBatch]:
    """The batches of a ledger that an account may open: the keeper's people all, others those of their own house.

    Where rows are left to others alone, their batches are theirs: the keeper can neither look nor undo.
    """
    batches, ledger = ImportBatch.objects.filter(ledger=on.ledger.label), on.ledger
    keeps, alone = may_enter(on.account, ledger.keeper), any(each.alone for each in ledger.rights.fillings)
    if keeps and not alone:
        return batches
    account = on.account
    if account.department_id:
        own = Q(actor__department=account.department_id)
    else:
        own = Q(actor__enterprise=account.enterprise) if account.enterprise else Q(actor=account.pk)
    return batches.filter(own | Q(actor=None)) if keeps else batches.filter(own)


class BatchGroup:
    """The batch that a page is about and those of the same file."""

    def __init__(self, on: Subject, batch: ImportBatch) -> None:
        self._on, self._batch = on, batch
        self.batches = group_of(batch)

    @property
    def subjects(self) -> list[tuple[Subject, ImportBatch]]:
        """Each batch with its ledger as the account sees it."""
        return [(replace(self._on, ledger=registry.ledger(one.ledger)), one) for one in self.batches]

    def require_entering(self) -> None:
        """Refuse an account that may not enter into all the ledgers. Raises PermissionDenied."""
        for on, _ in self.subjects:
            if not on.may_write:
                raise PermissionDenied(
                    f"这个文件还要导入「{on.ledger.name}」，它由{on.ledger.keeper}填报，您的账号不能向其中导入。"
                )

    @cached_property
    def sheets(self) -> list[SheetLine]:
        """All sheets that can be chosen among: those that are read, then those left out."""
        read = [sheet for one in self.batches for sheet in one.preview.get("sheets", [])]
        left = {sheet["sheet"]: sheet["why"] for one in self.batches for sheet in one.preview.get("left", [])}
        for sheet, label in self._batch.choices.get("sheets", {}).items():
            if not label:
                left.setdefault(sheet, "不读取")
        lines = [(sheet["sheet"], sheet["ledger"], sheet, "") for sheet in read]
        lines += [(sheet, "", {}, why) for sheet, why in left.items()]
        return [SheetLine(f"sheet-{n}", *line) for n, line in enumerate(lines)]

    def offered(self) -> list[tuple[str, str]]:
        """What a sheet may be said to be: labels and names of the ledgers that the account may enter, or nothing."""
        return [("", "不读取"), *((ledger.label, ledger.name) for ledger in enterable(self._on))]

    def chosen_sheets(self, posted: Mapping[str, Any]) -> dict[str, str]:
        """Into which ledger each sheet goes by the page's selects; what they do not say stays as shown."""
        possible = {label for label, _ in self.offered()}
        chosen = {}
        for line in self.sheets:
            said = posted.get(line.name, line.ledger)
            chosen[line.sheet] = said if said in possible else line.ledger
        return chosen

    def field_name(self, batch: ImportBatch, n: int) -> str:
        """What the select of a heading is called."""
        own = batch.pk == self._batch.pk
        return f"heading-{n}" if own else f"{batch.ledger}:heading-{n}"

    def chosen_headings(self, batch: ImportBatch, posted: Mapping[str, Any]) -> dict[str, str]:
        """What the selects say of the headings that were not plain; what they do not say stays as shown."""
        possible = {"", *choices_of(registry.ledger(batch.ledger))}
        chosen = {}
        for n, line in enumerate(batch.preview.get("headings", [])):
            said = posted.get(self.field_name(batch, n), line["means"])
            chosen[line["heading"]] = said if said in possible else line["means"]
        return chosen

    def said_otherwise(self, posted: Mapping[str, Any]) -> bool:
        """Whether the selects say something else than what is shown."""
        sheets = {line.sheet: line.ledger for line in self.sheets}
        return self.chosen_sheets(posted) != sheets or any(
            self.chosen_headings(one, posted) != _shown(one) for one in self.batches
        )

    def choices(self, posted: Mapping[str, Any]) -> ByLedger:
        """The choices by ledger with what the selects say. Raises FileRefused when no sheet is left."""
        said = {
            registry.ledger(one.ledger): _with(one, self.chosen_headings(one, posted)) for one in self.batches
        }
        sheets = self.chosen_sheets(posted)
        shown = {line.sheet: line.ledger for line in self.sheets}
        if sheets == shown:
            return said
        plain = replace(said[registry.ledger(self._batch.ledger)], headings={})
        return {
            ledger: replace(fresh, headings=said[ledger].headings if ledger in said else {})
            for ledger, fresh in by_sheets(self._on, plain, sheets).items()
        }

    def confirmed(self, posted: Mapping[str, Any]) -> dict[type[Ledger], dict[str, str]]:
        """What confirming says of headings for the next time; nothing where nothing was asked or chosen."""
        told = {}
        for one in self.batches:
            asked = any(line["how"] == How.PROPOSED.value for line in one.preview.get("headings", []))
            chosen = self.chosen_headings(one, posted) if asked or one.choices.get("headings") else {}
            told[registry.ledger(one.ledger)] = chosen
        return told

    def submission(self, headings: Mapping[type[Ledger], Mapping[str, str]] | None = None) -> Submission:
        """The file and what was chosen, to be prepared again; with more said of headings."""
        choices, account = {}, self._on.account
        for one in self.batches:
            ledger = registry.ledger(one.ledger)
            choices[ledger] = _with(one, (headings or {}).get(ledger, {}))
        return Submission(source_of(self._batch), choices, recall_of(account), account)

    def prepared(self) -> Prepared:
        """The batch's own ledger as importing would change it now. Raises FileRefused."""
        return next(one for one in self.submission().prepare() if one.ledger is self._on.ledger)


def _with(batch: ImportBatch, headings: Mapping[str, str]) -> Choices:
    return Choices(**{**batch.choices, "headings": {**batch.choices.get("headings", {}), **headings}})


def _shown(batch: ImportBatch) -> dict[str, str]:
    return {line["heading"]: line["means"] for line in batch.preview.get("headings", [])}
