"""What became of a record, and of a ledger: who, when, by which way, why, and each column from what to what (历史)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet

from yuanqu.engines.ledger.images import Image, images_of, read_images
from yuanqu.engines.ledger.models import BeforeImage, Change, Statement
from yuanqu.engines.ledger.paths import ledger_behind
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.titles import Reader, titles_of
from yuanqu.engines.ledger.withholding import sees
from yuanqu.engines.ledger.wording import wording
from yuanqu.people.access import access_records, reads_every
from yuanqu.people.rights import WITHHELD

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

WAYS = {
    "page": "网页填写",
    "api": "接口写入",
    "import": "表格导入",
    "command": "命令写入",
    "demo": "演示数据",
    "direct": "数据库直接修改",
}
DEEDS = {"insert": "登记", "update": "修改", "void": "作废", "restore": "恢复"}


@dataclass(frozen=True)
class Altered:
    """One column of one record: ``before`` and ``after`` as pages state them, empty where unknown."""

    column: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Event:
    """One deed on one record, or (``record`` None) one insert of ``records`` records at once."""

    at: datetime
    did: str
    way: str
    who: str
    reason: str
    request: UUID
    change: int
    record: UUID | None = None
    title: str = ""
    altered: tuple[Altered, ...] = ()
    records: int = 1

    @property
    def deed(self) -> str:
        """登记, 修改, 作废 or 恢复."""
        return DEEDS.get(self.did, self.did)

    @property
    def way_label(self) -> str:
        """By which way, in Chinese."""
        return WAYS.get(self.way, self.way)


@dataclass(frozen=True)
class Asked:
    """Which part of a ledger's history: days from–to (both included) in Asia/Shanghai, a person's name."""

    since: date | None = None
    until: date | None = None
    person: str = ""

    @property
    def changes(self) -> Q:
        """The condition on ``Change``, said from something that has a ``change``."""
        found = Q()
        if self.since:
            found &= Q(change__at__date__gte=self.since)
        if self.until:
            found &= Q(change__at__date__lte=self.until)
        if self.person:
            found &= Q(change__actor_name__icontains=self.person) | Q(change__db_user=self.person)
        return found


def record_history(account: Reader, ledger: type[Ledger], record: Record) -> list[Event]:
    """Everything that happened to ``record``, newest first, its registering last. The caller holds it by right."""
    images = images_of(ledger, record.pk)
    changes = Change.objects.in_bulk({image.change for image in images} | {record.change_id})
    names = _link_names(account, ledger, images)
    events: list[Event] = []
    for image in reversed(images):
        event = _event(account, ledger, image, changes[image.change], names)
        if events and (events[-1].change, events[-1].did) == (event.change, event.did):
            events[-1] = _together(event, events[-1])
        else:
            events.append(event)
    first = changes.get(record.change_id)
    if first:
        events.append(_bare(first, "insert", record.pk))
    return events


def ledger_history(account: Reader, ledger: type[Ledger], asked: Asked) -> LedgerHistory:
    """The updates of every record of a ledger, newest first."""
    rows = BeforeImage.objects.filter(asked.changes, ledger=ledger.label).order_by("-change_id", "-id")
    if not reads_every(account, ledger.record):
        rows = rows.filter(record__in=access_records(account, ledger.record).values("pk"))
    return LedgerHistory(account, ledger, asked, rows)


class LedgerHistory:
    """A sliceable history of one ledger: what ``Paginator`` pages over and an export walks through."""

    def __init__(
        self, account: Reader, ledger: type[Ledger], asked: Asked, rows: QuerySet[BeforeImage]
    ) -> None:
        self._account, self._ledger, self._asked, self._rows = account, ledger, asked, rows

    def count(self) -> int:
        """How many updates there are."""
        return self._rows.count()

    def __getitem__(self, part: slice) -> list[Event]:
        return self._events(list(read_images(self._ledger, self._rows[part])))

    def walk(self, at_once: int = 2000) -> Iterator[Event]:
        """All events, newest first, fetched ``at_once`` at a time."""
        images = read_images(self._ledger, self._rows)
        while batch := list(islice(images, at_once)):
            yield from self._events(batch)

    def inserts(self, most: int = 50) -> list[Event]:
        """The newest inserts: how many records each brought in."""
        if not reads_every(self._account, self._ledger.record):
            return []
        rows = Statement.objects.filter(self._asked.changes, ledger=self._ledger.label, did="insert")
        newest = rows.select_related("change").order_by("-id")[:most]
        return [replace(_bare(row.change, "insert", None), records=row.records) for row in newest]

    def _events(self, images: Sequence[Image]) -> list[Event]:
        changes = Change.objects.in_bulk({image.change for image in images})
        names = _link_names(self._account, self._ledger, images)
        titles = titles_of(self._account, self._ledger, {image.record for image in images})
        events = (
            _event(self._account, self._ledger, image, changes[image.change], names) for image in images
        )
        return [replace(event, title=titles[event.record]) for event in events if event.record]


def _event(
    account: Reader, ledger: type[Ledger], image: Image, change: Change, names: Mapping[Any, str]
) -> Event:
    altered = tuple(_altered(account, ledger, image, names))
    event = replace(_bare(change, image.did, image.record), altered=altered)
    return replace(event, reason=event.reason or image.void_reason)


def _together(earlier: Event, later: Event) -> Event:
    """Two deeds of one change, such as a move and the state that follows, told as one: from the first to the last."""
    altered = {each.column: each for each in earlier.altered}
    for each in later.altered:
        known = altered.get(each.column)
        altered[each.column] = replace(each, before=known.before) if known else each
    return replace(later, altered=tuple(altered.values()))


def _altered(
    account: Reader, ledger: type[Ledger], image: Image, names: Mapping[Any, str]
) -> Iterator[Altered]:
    declared = ledger.declared()
    for name in sorted(
        image.before, key=lambda name: list(declared).index(name) if name in declared else 10_000
    ):
        column = declared.get(name)
        before, after = image.before[name], image.after.get(name)
        if column is None:
            yield Altered(name, f"{name}（已停用的列）", str(before or ""), str(after or ""))
        elif not sees(account, column):
            yield Altered(name, column.label, str(WITHHELD), str(WITHHELD))
        else:
            yield Altered(name, column.label, wording(column, before, names), wording(column, after, names))


def _bare(change: Change, did: str, record: UUID | None) -> Event:
    who = change.actor_name or f"数据库用户 {change.db_user}"
    return Event(change.at, did, change.way, who, change.reason, change.request, change.pk, record)


def _link_names(account: Reader, ledger: type[Ledger], images: Iterable[Image]) -> dict[Any, str]:
    """The titles of every record that the changed links pointed or point at; one query a linked ledger."""
    wanted: dict[type[Ledger], set[UUID]] = {}
    for image in images:
        for name, column in ledger.declared().items():
            if column.kind == "link" and name in image.before:
                both = {image.before[name], image.after.get(name)} - {None}
                wanted.setdefault(ledger_behind(column), set()).update(both)
    names: dict[Any, str] = {}
    for behind, ids in wanted.items():
        names |= titles_of(account, behind, ids)
    return names
