"""What the ledgers know of one record: a few queries a ledger, however many records (档案的读取)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, F, Window
from django.utils import timezone

from yuanqu.engines.dossiers.relations import Relation, Way, related_to, relations
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.own_day import own_day
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.paths import Path, ledger_behind, path_of
from yuanqu.engines.ledger.titles import Reader, named_words, titles_of
from yuanqu.engines.ledger.withholding import sees, withhold
from yuanqu.engines.ledger.wording import wording
from yuanqu.engines.procedure import registry as procedures
from yuanqu.engines.procedure.glance import Glance, glances
from yuanqu.people.access import access_records

MOST = 60  # records of one ledger that are read; the rest is in its list, one click away
SAID = 3  # columns told of a record beside what it is called: the first of its list that are filled
LONGEST = 60  # characters of a text column that are told


@dataclass(frozen=True)
class Line:
    """One record in a dossier: ``day`` its own day, ``when`` as its column says it, ``said`` its first columns.

    ``own``: a day of the subject itself, which its register holds.
    """

    ledger: type[Ledger]
    record: UUID
    title: str
    day: date | None
    when: str
    said: tuple[tuple[str, str], ...]
    glance: Glance | None
    own: bool = False

    @property
    def url(self) -> str:
        """The record's page."""
        return ledger_address(self.ledger.label, "detail", self.record)


@dataclass(frozen=True)
class Told:
    """What one ledger tells: ``lines`` the newest first, ``total`` how many there are, ``lists`` where they all are."""

    ledger: type[Ledger]
    lines: tuple[Line, ...]
    total: int
    lists: tuple[tuple[str, str], ...]

    @property
    def left(self) -> int:
        """How many records were not read."""
        return self.total - len(self.lines)


@dataclass(frozen=True)
class _Raw:
    """Rows of one ledger as read, before linked records have their names."""

    relation: Relation
    ways: Sequence[Way]
    day: Path | None
    titled: Sequence[Path]
    said: Sequence[Path]
    rows: list[dict[str, Any]]


def told_of(account: Reader, of: type[Ledger], subject: UUID, title: str, today: date) -> list[Told]:
    """What each ledger that ``account`` may read tells of ``subject``, those with nothing to tell too.

    ``title``: what the subject is called; no line of its own dossier repeats it.
    """
    raws = [
        _read(account, relation, ways, subject)
        for relation in relations(of)
        if (ways := relation.open_to(account))
    ]
    names = _names(account, raws)
    return [_told(raw, names, subject, title, today) for raw in raws]


def days_of(ledger: type[Ledger], record: UUID, row: Mapping[str, Any]) -> list[Line]:
    """The days that the register itself holds of its record, each called as its column; ``row`` by lookup."""
    return [
        Line(ledger, record, column.label, day, f"{day}", (), None, own=True)
        for name, column in ledger.declared().items()
        if column.kind == "day" and (day := _date(row[name])) is not None
    ]


def _read(account: Reader, relation: Relation, ways: list[Way], subject: UUID) -> _Raw:
    ledger = relation.ledger
    day = own_day(ledger)
    if day is not None and not sees(account, day.column):
        day = None
    known = {way.link for way in ways if way.through is None}
    titled = [path for name in ledger.title if (path := path_of(ledger, name)).name not in known]
    said = _listed_columns(ledger, known | {path.name for path in titled} | ({day.name} if day else set()))
    lookups = {path.lookup for path in (*titled, *said, *([day] if day else []))}
    rows = access_records(account, ledger.record).filter(related_to(account, ways, subject), voided_on=None)
    order = [F(day.lookup).desc(nulls_last=True)] if day else []
    read: list[dict[str, Any]] = list(
        rows.annotate(in_all=Window(Count("pk")))
        .order_by(*order, "-pk")
        .values("pk", "in_all", *lookups)[:MOST]
    )
    withhold(account, [*titled, *said], read)
    return _Raw(relation, ways, day, titled, said, read)


def _listed_columns(ledger: type[Ledger], known: set[str]) -> list[Path]:
    """The columns of the ledger's list that say something new; a procedure's state is said by its light."""
    procedure = procedures.find(ledger.label)
    known |= {procedure.state_column()} if procedure else set()
    paths = (path_of(ledger, name) for name in ledger.columns if name.partition(".")[0] not in known)
    return [path for path in paths if path.kind != "shape"]


def _names(account: Reader, raws: Iterable[_Raw]) -> dict[UUID, str]:
    """What linked records are called; one query a linked ledger for the whole dossier."""
    wanted: dict[type[Ledger], set[UUID]] = {}
    for raw in raws:
        for path in (*raw.titled, *raw.said):
            if path.kind == "link":
                ids = {row[path.lookup] for row in raw.rows if row[path.lookup]}
                wanted.setdefault(ledger_behind(path.column), set()).update(ids)
    names: dict[UUID, str] = {}
    for ledger, ids in wanted.items():
        names |= titles_of(account, ledger, ids)
    return names


def _told(raw: _Raw, names: dict[UUID, str], subject: UUID, own: str, today: date) -> Told:
    ledger = raw.relation.ledger
    procedure = procedures.find(ledger.label)
    seen = glances(procedure, [row["pk"] for row in raw.rows], today) if procedure else {}
    lines = tuple(_line(raw, row, names, own, seen.get(row["pk"])) for row in raw.rows)
    lists = tuple(
        (way.label, f"{ledger_address(ledger.label, 'list')}?{urlencode({way.path: str(subject)})}")
        for way in raw.ways
        if way.path
    )
    return Told(ledger, lines, raw.rows[0]["in_all"] if raw.rows else 0, lists)


def _line(raw: _Raw, row: dict[str, Any], names: dict[UUID, str], own: str, glance: Glance | None) -> Line:
    ledger = raw.relation.ledger

    def words(path: Path) -> str:
        text = wording(path.column, row[path.lookup], names)
        short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        return "" if text == own else short

    title = " · ".join(text for path in raw.titled if (text := named_words(path, words(path))))
    filled = iter([(path, text) for path in raw.said if (text := words(path))])
    if not title:  # it is called like the subject: the first of its list tells it from others
        title = next((text for _, text in filled), ledger.name)
    said = tuple(
        (path.label, f"{text} {path.unit}" if path.numeric else text) for path, text in islice(filled, SAID)
    )
    value = row[raw.day.lookup] if raw.day else None
    when = wording(raw.day.column, _date(value)) if raw.day and raw.day.kind == "month" else ""
    when = when or f"{_date(value) or ''}"
    return Line(ledger, row["pk"], title, _date(value), when, said, glance)


def _date(value: Any) -> date | None:
    if isinstance(value, datetime):
        return timezone.localtime(value).date()
    return value if isinstance(value, date) else None
