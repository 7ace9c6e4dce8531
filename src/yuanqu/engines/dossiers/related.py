"""What hangs together with a record, on its own page: the ledgers that link to it, the way to add to them (相关台账).

A few ledgers tell their newest records at once; where many do, each opens on request. How many records there are is
one query, however many ledgers; what is read of a ledger does not grow with its records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import IntegerField, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yuanqu.engines.dossiers.declaration import dossier_of
from yuanqu.engines.dossiers.ordering import Part
from yuanqu.engines.dossiers.reading import list_address, told_by
from yuanqu.engines.dossiers.relations import Relation, Way, related_to, relations
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.pages.beside import Beside
from yuanqu.engines.ledger.pages.subject import Subject, subject
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.standing import standing_records
from yuanqu.engines.ledger.titles import title_of
from yuanqu.engines.ledger.today import today
from yuanqu.people.access import Reader
from yuanqu.people.filling import may_add

READ = 6  # ledgers with records that tell them at once; where there are more, each is opened on request
MOST = 10  # records of one ledger that are told; the others are in its list
COUNTED = 1_000  # records are counted no further

Opened = tuple[Relation, list[Way]]


@dataclass(frozen=True)
class Addition:
    """The way to the form of a new record that links here; ``label`` tells the links of one ledger apart (``by``)."""

    label: str
    by: str
    url: str


@dataclass(frozen=True)
class Block:
    """One ledger that links here: how many records, where its lines are asked for, or what they are (``part``)."""

    ledger: type[Ledger]
    count: int
    additions: Sequence[Addition]
    list_url: str
    url: str
    part: Part | None = None

    @property
    def counted(self) -> str:
        """The count as printed."""
        return f"{COUNTED:,}+" if self.count > COUNTED else f"{self.count:,}"

    @property
    def left(self) -> bool:
        """Whether there are more records than are told."""
        return self.count > MOST


class _Counted(Subquery):
    """How many rows a query has, counted beside others in one query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def related_block(request: HttpRequest, on: Subject, record: Record) -> Beside | None:
    """The block; nothing where no ledger tells of the record and the reader may add to none, nor for a voided one."""
    if record.voided_on is not None:
        return None
    opened = _opened(on)
    counts = _counts(on, opened, record.pk)
    told = [each for each in opened if counts[each[0].ledger]]
    blocks = [_block(on, each, counts[each[0].ledger], record.pk) for each in told]
    additions = [
        addition
        for each in opened
        if not counts[each[0].ledger]
        for addition in _additions(on.account, *each, record.pk)
    ]
    if not blocks and not additions:
        return None
    if len(blocks) <= READ and not request.headers.get("HX-Request"):  # a panel shows at a glance
        blocks = _with_lines(on, told, blocks, record.pk)
    context = {"blocks": blocks, "additions": additions, "closed": any(each.part is None for each in blocks)}
    return Beside("dossiers/related.html", context, order=30)


@require_safe
def related_lines(request: HttpRequest, label: str, record_id: UUID, other: str) -> HttpResponse:
    """``/related/<label>/<id>/<other>/``: the lines of one ledger, for a block that is opened."""
    on = subject(request, label)
    record = on.record(record_id)
    asked = [each for each in _opened(on) if each[0].ledger.label == other]
    if not asked or record.voided_on is not None:
        raise Http404("没有这本台账，或您无权查看。")
    count = _counts(on, asked, record.pk)[asked[0][0].ledger]
    (block,) = _with_lines(on, asked, [_block(on, asked[0], count, record.pk)], record.pk)
    return render(request, "dossiers/related_opened.html", {"block": block})


def _opened(on: Subject) -> list[Opened]:
    """The ledgers that link to the record, those of its own office first, with the ways the reader may see.

    What a register with a dossier is told of by a further step stands there; what a record grew out of, in its columns.
    """
    direct = dossier_of(on.ledger) is not None
    found = []
    for relation in relations(on.ledger):
        ways = [way for way in relation.open_to(on.account) if not way.back and not (direct and way.through)]
        if ways:
            found.append((relation, ways))
    return sorted(found, key=lambda each: each[0].ledger.office() != on.ledger.office())


def _counts(on: Subject, opened: Sequence[Opened], record: UUID) -> dict[type[Ledger], int]:
    """By ledger, how many of its records tell of ``record``: one query."""
    if not opened:
        return {}
    counted = {
        f"count_{place}": _Counted(
            standing_records(on.account, relation.ledger)
            .filter(related_to(on.account, ways, record))
            .order_by()
            .values("pk")[: COUNTED + 1]
        )
        for place, (relation, ways) in enumerate(opened)
    }
    model = cast(Any, on.ledger.record)
    row = model._default_manager.filter(pk=record).values_list(*counted.values())[0]
    return {relation.ledger: count for (relation, _), count in zip(opened, row, strict=True)}


def _block(on: Subject, opened: Opened, count: int, record: UUID) -> Block:
    relation, ways = opened
    lists = (list_address(relation.ledger, way, record) for way in ways if way.path)
    url = reverse("dossiers:related", args=[on.ledger.label, record, relation.ledger.label])
    additions = _additions(on.account, relation, ways, record)
    return Block(relation.ledger, count, additions, next(lists), url)


def _with_lines(on: Subject, opened: Sequence[Opened], blocks: list[Block], record: UUID) -> list[Block]:
    title = title_of(on.account, on.ledger, record) if opened else ""
    told = told_by(on.account, opened, record, title, today(), MOST)
    return [
        Block(each.ledger, each.count, each.additions, each.list_url, each.url, Part(lines))
        for each, lines in zip(blocks, told, strict=True)
    ]


def _additions(account: Reader, relation: Relation, ways: Sequence[Way], record: UUID) -> list[Addition]:
    """A form for each link of the ledger itself that is typed, if the account registers there."""
    ledger = relation.ledger
    if not may_add(account, ledger.record):
        return []
    own = [way for way in ways if way.through is None and way.link not in ledger.untyped()]
    name = ledger.name.removesuffix("台账").removesuffix("名录")
    return [
        Addition(
            f"{name}（{way.label}）" if len(own) > 1 else name,
            way.label,
            f"{Subject(ledger, cast(Any, account)).url('new')}?{urlencode({way.link: str(record)})}",
        )
        for way in own
    ]
