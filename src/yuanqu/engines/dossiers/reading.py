"""What the ledgers know of one record: a few queries a ledger, however many records (档案的读取)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, F, Window
from django.utils import timezone

from yuanqu.engines.dossiers.relations import Relation, Way, related_to, relations
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.own_day import day_until_then, own_day
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.paths import Path, ledger_behind, path_of
from yuanqu.engines.ledger.standing import standing_records
from yuanqu.engines.ledger.titles import SEPARATOR, Reader, named_words, title_joined, titles_of
from yuanqu.engines.ledger.withholding import sees, sees_path, withhold
from yuanqu.engines.ledger.wording import wording
from yuanqu.engines.procedure import registry as procedures
from yuanqu.engines.procedure.glance import Glance, glances
from yuanqu.engines.procedure.lights import Light, due_light
from yuanqu.people.access import reads_every

MOST = 60  # records of one ledger that are read; the rest is in its list, one click away
SAID = 3  # columns told of a record beside what it is called: the first of its list that are filled
LONGEST = 60  # characters of a text column that are told


@dataclass(frozen=True)
class Line:
    """One record in a dossier: ``day`` its own day, ``when`` as its column says it, ``said`` its first columns.

    ``own``: a day of the subject itself, which its register holds. ``move``: what was done with the record that day,
    where the line tells of a later move of its procedure.
    """

    ledger: type[Ledger]
    record: UUID
    title: str
    day: date | None
    when: str
    said: tuple[tuple[str, str], ...]
    glance: Glance | None
    light: Light | None = None
    own: bool = False
    move: str = ""
    state: str = ""

    @property
    def url(self) -> str:
        """The record's page."""
        return ledger_address(self.ledger.label, "detail", self.record)

    @property
    def urgent(self) -> bool:
        """Whether it is overdue or nearly so."""
        return self.light is not None and self.light.colour in ("red", "yellow")

    @property
    def story(self) -> list[Line]:
        """The record at its own day, and again at each later move of its procedure; the light is that of the latest."""
        moves = self.glance.moves if self.glance else ()
        if not moves:
            return [self]
        lines = [replace(self, light=None, state=""), *(self._moved(*each) for each in moves)]
        return [*lines[:-1], replace(lines[-1], light=self.light)]

    def _moved(self, day: date, move: str, state: str) -> Line:
        return replace(self, day=day, when=f"{day}", said=(), light=None, move=move or state, state=state)


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
    until_then: Path | None
    titled: Sequence[Path]
    said: Sequence[Path]
    rows: list[dict[str, Any]]


def told_of(account: Reader, of: type[Ledger], subject: UUID, title: str, today: date) -> list[Told]:
    """What each ledger that ``account`` may read tells of ``subject``, those with nothing to tell too.

    ``title``: what the subject is called; no line of its own dossier repeats it.
    """
    opened = [(relation, ways) for relation in relations(of) if (ways := relation.open_to(account))]
    return told_by(account, opened, subject, title, today)


def told_by(
    account: Reader,
    opened: Iterable[tuple[Relation, list[Way]]],
    subject: UUID,
    title: str,
    today: date,
    most: int = MOST,
) -> list[Told]:
    """What these ledgers tell by these ways, all open to ``account``; of each no more than ``most`` records."""
    raws = [_read(account, relation, ways, subject, most) for relation, ways in opened]
    names = _names(account, raws)
    return [_told(raw, names, subject, title, today) for raw in raws]


def list_address(ledger: type[Ledger], way: Way, subject: UUID) -> str:
    """Where the ledger's list shows what tells of ``subject`` by ``way``."""
    return f"{ledger_address(ledger.label, 'list')}?{urlencode({way.path: str(subject)})}"


def watched_whole(account: Reader, of: type[Ledger], told: Iterable[Told]) -> bool:
    """Whether ``account`` sees all there may be overdue: every ledger under a clock or a last day, read to the end."""
    cut = {each.ledger for each in told if each.left}
    return all(
        relation.ledger not in cut
        and len(relation.open_to(account)) == len(relation.ways)
        and reads_every(account, relation.ledger.record)
        and all(sees(account, relation.ledger.declared()[name]) for name in relation.ledger.due)
        for relation in relations(of)
        if relation.ledger.due or procedures.find(relation.ledger.label)
    )


def days_of(ledger: type[Ledger], record: UUID, row: Mapping[str, Any]) -> list[Line]:
    """The days that the register itself holds of its record, each called as its column; ``row`` by lookup."""
    return [
        Line(ledger, record, column.label, day, f"{day}", (), None, own=True)
        for name, column in ledger.declared().items()
        if column.kind == "day" and (day := _date(row[name])) is not None
    ]


def _read(account: Reader, relation: Relation, ways: list[Way], subject: UUID, most: int) -> _Raw:
    ledger = relation.ledger
    day, until_then = (
        path if path and sees_path(account, path) else None
        for path in (own_day(ledger), day_until_then(ledger))
    )
    known = {way.link for way in ways if way.through is None}
    titled = [path for name in ledger.title if (path := path_of(ledger, name)).name not in known]
    said = _listed_columns(ledger, known | {path.name for path in titled} | ({day.name} if day else set()))
    days = [path for path in (day, until_then) if path]
    watched = ledger.due if all(sees(account, ledger.declared()[name]) for name in ledger.due) else ()
    lookups = {path.lookup for path in (*titled, *said, *days)} | {*watched}
    rows = standing_records(account, ledger).filter(related_to(account, ways, subject))
    order = [F(path.lookup).desc(nulls_last=True) for path in days]
    read: list[dict[str, Any]] = list(
        rows.annotate(in_all=Window(Count("pk")))
        .order_by(*order, "-pk")
        .values("pk", "in_all", *lookups)[:most]
    )
    withhold(account, [*titled, *said], read)
    return _Raw(relation, ways, day, until_then, titled, said, read)


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
    lines = tuple(
        _line(raw, row, names, own, seen.get(row["pk"]), _light(ledger, row, seen.get(row["pk"]), today))
        for row in raw.rows
    )
    lists = tuple((way.label, list_address(ledger, way, subject)) for way in raw.ways if way.path)
    return Told(ledger, lines, raw.rows[0]["in_all"] if raw.rows else 0, lists)


def _light(ledger: type[Ledger], row: Mapping[str, Any], glance: Glance | None, today: date) -> Light | None:
    """That of its procedure's clocks, else that of the last day its ledger says, while nothing has ended it."""
    if glance is not None:
        return glance.light
    days = [row.get(name) for name in ledger.due]
    if not days or any(days[1:]):
        return None
    return due_light(days[0], today, working=ledger.due_in_working_days)


def _line(
    raw: _Raw,
    row: dict[str, Any],
    names: dict[UUID, str],
    own: str,
    glance: Glance | None,
    light: Light | None,
) -> Line:
    ledger = raw.relation.ledger

    def words(path: Path) -> str:
        text = without_subject(own, wording(path.column, row[path.lookup], names))
        return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"

    title = title_joined(named_words(path, words(path)) for path in raw.titled)
    filled = iter([(path, text) for path in raw.said if (text := words(path))])
    if not title:  # it is called like the subject: the first of its list tells it from others
        title = next((text for _, text in filled), ledger.name)
    said = tuple(
        (path.label, f"{text} {path.unit}" if path.numeric else text) for path, text in islice(filled, SAID)
    )
    day, when = _stands(raw, row)
    state = glance.state if glance else ""
    return Line(ledger, row["pk"], title, day, when, said, glance, light, state=state)


def without_subject(own: str, text: str) -> str:
    """``text`` without what the subject is called: as all of it, or as a part of what a linked record is called."""
    return SEPARATOR.join(part for part in text.split(SEPARATOR) if part != own)


def _stands(raw: _Raw, row: Mapping[str, Any]) -> tuple[date | None, str]:
    """The record's day and how it is said; while its own day is to come, the other with its column's name."""
    for path, called in ((raw.day, ""), (raw.until_then, raw.until_then.label if raw.until_then else "")):
        day = _date(row[path.lookup]) if path else None
        if path and day:
            said = wording(path.column, day) if path.kind == "month" else f"{day}"
            return day, f"{called} {said}".strip()
    return None, ""


def _date(value: Any) -> date | None:
    if isinstance(value, datetime):
        return timezone.localtime(value).date()
    return value if isinstance(value, date) else None
