"""One workbook whose sheets belong to several ledgers: written in the order of their links, or not at all (一并导入).

A sheet may link to records that another sheet brings. So each ledger is prepared with those before it written, in one
transaction: what a preview shows has really been tried, and is rolled back.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.applying import Outcome, apply, refuse
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.link_order import in_link_order
from yuanqu.engines.ledger.importing.prepared import Choices, Mode, Prepared, Progress, SourceFile, silent
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.reading import read_sheets
from yuanqu.engines.ledger.importing.writing import write_rows
from yuanqu.engines.ledger.models import ImportBatch

if TYPE_CHECKING:
    from yuanqu.people.models import Account

Recall = Callable[[type[Ledger]], Mapping[str, str]]  # what was said before of the headings of a ledger


@dataclass(frozen=True)
class Submission:
    """One file and what its sender chose for each of the ledgers its sheets go into.

    ``reader``: the sender's account, None for the program itself.
    """

    source: SourceFile
    choices: Mapping[type[Ledger], Choices]
    recall: Recall
    reader: Account | None = None

    @cached_property
    def _sheets(self) -> list[Grid] | None:
        if len(self.choices) == 1:
            return None  # read as they are needed
        return list(read_sheets(self.source.path, self.source.name))

    def prepare(self, progress: Progress = silent) -> list[Prepared]:
        """What importing would do to each ledger, those linked to first. Raises FileRefused."""
        found: list[Prepared] = []
        with transaction.atomic():
            for prepared in self._prepared(progress):
                found.append(prepared)
                if len(found) < len(self.choices):
                    with changing(way="import", reason="预览") as change:
                        write_rows(prepared, change)
            if len(found) > 1:
                transaction.set_rollback(True)
        return found

    def _prepared(self, progress: Progress) -> Iterator[Prepared]:
        for ledger in in_link_order(self.choices):
            yield prepare(
                self.source, ledger, self.choices[ledger], progress=progress, known=self.recall(ledger),
                sheets=self._sheets, reader=self.reader,
            )  # fmt: skip

    def confirmed(self, prepared: Iterable[Prepared]) -> Submission:
        """The same, its sender having confirmed the headings as they were taken."""
        return replace(
            self, choices={one.ledger: replace(one.choices, headings=one.said) for one in prepared}
        )

    def apply(
        self,
        found: list[Prepared],
        mode: Mode = Mode.ALL_OR_NOTHING,
        reason: str = "",
        actor: Account | None = None,
        *,
        batches: Mapping[str, ImportBatch] | None = None,
        progress: Progress = silent,
        actor_name: str = "",
    ) -> list[Outcome]:
        """Write what was prepared into all ledgers; with a bad row anywhere and all or nothing asked for, into none.

        ``batches``: the records of the previews by ledger. Raises FileRefused; nothing is written then.
        """
        batches = batches or together(len(found) > 1, [one.ledger for one in found])

        def write(one: Prepared) -> Outcome:
            return apply(
                one, mode, reason, actor, batch=batches[one.ledger.label], progress=progress, actor_name=actor_name
            )  # fmt: skip

        if len(found) == 1:
            return [write(found[0])]
        if mode is Mode.ALL_OR_NOTHING and not all(one.clean for one in found):
            return [refuse(one, mode, reason, actor, batches[one.ledger.label]) for one in found]
        with transaction.atomic():
            outcomes = [write(one) for one in self._prepared(silent)]
            if any(outcome.refused for outcome in outcomes):
                raise FileRefused("changed_meanwhile", "台账刚刚又有变动，什么也没有写入。请重新预览。")
        return outcomes


def together(several: bool, ledgers: Iterable[type[Ledger]]) -> dict[str, ImportBatch]:
    """Fresh records of the batches of one submission by ledger, of one group where there are several."""
    group = uuid.uuid4() if several else None
    return {
        ledger.label: ImportBatch(ledger=ledger.label, created_at=timezone.now(), together=group)
        for ledger in ledgers
    }
