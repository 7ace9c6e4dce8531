"""After the day (核对): everything that was answered for stands there, once, as it was sent last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from bench.day.journal import Journal, Written
from bench.day.stage import JUNE, TAX

from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.attachments.storing import kept
from yuanqu.engines.ledger import registry
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.standing import moves_of_many
from yuanqu.registers.held import held


def lost(journal: Journal) -> list[str]:
    """What does not stand as it was answered for, each in a sentence."""
    return [*_records(journal), *_files(journal), *_returns(journal), *_saves(journal)]


def counted(journal: Journal) -> dict[str, int]:
    """How many writes of each kind were looked for."""
    return {
        "records": len(journal.written),
        "moves": sum(len(each.moves) for each in (*journal.written, *journal.returns.values())),
        "files": len(journal.files),
        "statements": sum(1 for each in journal.returns.values() if each.moves),
        "saves beside the admin": journal.saves,
    }


def _records(journal: Journal) -> Iterator[str]:
    by_ledger: dict[tuple[str, str], list[Written]] = defaultdict(list)
    for each in journal.written:
        by_ledger[each.ledger, each.number_column].append(each)
    for (label, _), sent in by_ledger.items():
        of = sent[0]
        numbers = [each.number for each in sent]
        found: dict[str, list[Any]] = defaultdict(list)
        for row in held(label, **{f"{of.number_column}__in": numbers}):
            found[getattr(row, of.number_column)].append(row)
        made = moves_of_many(procedure(label), [row.pk for rows in found.values() for row in rows])
        for each in sent:
            yield from _one(each, found[each.number], made)


def _one(sent: Written, rows: list[Any], made: Any) -> Iterator[str]:
    where = f"{sent.ledger} {sent.number}"
    if len(rows) != 1:
        yield f"{where}: {len(rows)} records"
        return
    (row,) = rows
    if getattr(row, sent.column) != sent.value:
        yield f"{where}: {getattr(row, sent.column)!r} in place of {sent.value!r}"
    moves = [each.move for each in made.get(row.pk, ()) if each.move != "begin"]
    if moves != sent.moves:
        yield f"{where}: moves {moves} in place of {sent.moves}"


def _files(journal: Journal) -> Iterator[str]:
    for ledger, record, digest in journal.files:
        count = Attachment.objects.filter(ledger=ledger, record=record, digest=digest, voided_at=None).count()
        if count != 1 or not kept(digest).is_file():
            yield f"{ledger} {record}: {count} files {digest[:12]}"


def _returns(journal: Journal) -> Iterator[str]:
    loop = procedure("economy.statement_return")
    made = moves_of_many(loop, [row.pk for row in held(loop.label, month=JUNE)])
    by_record = {str(pk): [each.move for each in moves if each.move != "begin"] for pk, moves in made.items()}
    for enterprise, stated in journal.returns.items():
        moves = by_record.get(stated.record, [])
        if moves != stated.moves:
            yield f"return of {enterprise}: moves {moves} in place of {stated.moves}"
        rows = held("economy.statement", month=JUNE, enterprise=enterprise).values_list(
            "workers_end", flat=True
        )
        if [str(each) for each in rows] != ([stated.workers] if stated.moves else []):
            yield f"statement of {enterprise}: {list(rows)} in place of {stated.workers!r}"


def _saves(journal: Journal) -> Iterator[str]:
    amounts = dict(held(TAX, pk__in=journal.saved).values_list("pk", "tax_paid"))
    there = {str(pk): amount for pk, amount in amounts.items()}
    for record, amount in journal.saved.items():
        if there.get(record) != Decimal(amount):
            yield f"{registry.ledger(TAX).name} {record}: {there.get(record)} in place of {amount}"
