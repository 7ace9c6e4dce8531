"""One record: every column in groups, its links, what became of it (详情页). Opens in the panel or as a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanqu.engines.ledger.history import Event, record_history
from yuanqu.engines.ledger.pages.beside import parts_beside
from yuanqu.engines.ledger.pages.subject import Subject, subject
from yuanqu.engines.ledger.paths import Path, ledger_behind, path_of
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.titles import HIDDEN, linked_titles, title_of_read
from yuanqu.engines.ledger.withholding import withhold
from yuanqu.engines.ledger.wording import wording
from yuanqu.site.parts import Action, Change, Colour, Crumb, Entry, Fact

LIGHTS: dict[str, Colour] = {"insert": "green", "void": "grey"}


@require_safe
def record_detail(request: HttpRequest, label: str, record_id: UUID) -> HttpResponse:
    """``/ledgers/<label>/<id>/``."""
    on = subject(request, label)
    record = on.record(record_id)
    read = Read(on, record)
    title = title_of_read(on.account, on.ledger, read.row, read.titles)
    beside = parts_beside(request, on, record)
    context = {
        "ledger": on.ledger,
        "record": record,
        "title": title,
        "crumbs": on.crumbs(Crumb(title)),
        "actions": _actions(on, record),
        "groups": fact_groups(on, read),
        "entries": [entry(event) for event in record_history(on.account, on.ledger, record)],
        "above": [part for part in beside if part.above],
        "below": [part for part in beside if not part.above],
    }
    return render(request, "ledger/detail.html", context)


class Read:
    """A record's columns as its reader may see them, and what the records are called that it links to."""

    def __init__(self, on: Subject, record: Record) -> None:
        self.paths = [path_of(on.ledger, name) for name in on.ledger.declared()]
        self.row: dict[str, Any] = {"pk": record.pk}
        self.row |= {path.lookup: getattr(record, str(cast(Any, path.column).attname)) for path in self.paths}
        withhold(on.account, self.paths, [self.row])
        self.titles = linked_titles(on.account, self.paths, [self.row])


@dataclass(frozen=True)
class FactGroup:
    """Columns under one heading: what they say; ``blank`` are the labels of those that say nothing."""

    heading: str
    shape: str
    facts: list[Fact]
    blank: list[str]


def fact_groups(on: Subject, read: Read) -> list[FactGroup]:
    """Typed columns, long texts, personal ones, those the ledger works out; one that says nothing joins the first."""

    def facts(members: list[Path]) -> list[Fact]:
        shown = {path.label: _fact(on, path, read.row[path.lookup], read.titles) for path in members}
        return _paired(shown)

    def group_of(path: Path) -> str:
        if path.name in on.ledger.untyped():
            return "derived"
        if path.column.personal:
            return "personal"
        return "long" if path.kind == "long_text" else "plain"

    headings = (
        ("登记内容", "plain", ""),
        ("说明文字", "long", "long"),
        ("个人信息（不进入统计快照）", "personal", ""),
        ("由系统得出", "derived", ""),
    )
    groups = [
        (heading, [p for p in read.paths if group_of(p) == kind], shape) for heading, kind, shape in headings
    ]
    return _joined([_group(heading, shape, facts(members)) for heading, members, shape in groups if members])


def _group(heading: str, shape: str, facts: list[Fact]) -> FactGroup:
    said = [fact for fact in facts if fact.text or fact.note]
    return FactGroup(heading, shape, said, [fact.term for fact in facts if fact not in said])


def _joined(groups: list[FactGroup]) -> list[FactGroup]:
    """The groups that say something; what the others leave blank stands with the first."""
    first, *others = groups
    silent = [label for group in others if not group.facts for label in group.blank]
    return [replace(first, blank=[*first.blank, *silent]), *(group for group in others if group.facts)]


def _fact(on: Subject, path: Path, value: Any, titles: dict[UUID, str]) -> Fact:
    text = wording(path.column, value, titles)
    if path.kind == "link" and value and text != HIDDEN:  # neither empty nor withheld
        return Fact(
            path.label, text, url=Subject(ledger_behind(path.column), on.account).url("detail", value)
        )
    if path.numeric and text and path.unit:
        text = f"{text} {path.unit}"
    return Fact(path.label, text, numeric=path.numeric)


def _paired(facts: dict[str, Fact]) -> list[Fact]:
    """A column 「营业收入（上年同期）」 is said under 「营业收入」, where both are there."""
    kept: dict[str, Fact] = {}
    for label, fact in facts.items():
        main, bracket, rest = label.partition("（")
        if bracket and main in kept:
            said = f"{rest.rstrip('）')} {fact.text or '—'}"
            notes = [kept[main].note, said] if kept[main].note else [said]
            kept[main] = replace(kept[main], note="；".join(notes))
        else:
            kept[label] = fact
    return list(kept.values())


def entry(event: Event) -> Entry:
    """One deed as the timeline shows it."""
    changes = [Change(each.label, each.before, each.after) for each in event.altered]
    direct = event.way == "direct"
    title = event.way_label if direct and event.did == "update" else f"{event.deed} · {event.way_label}"
    light: Colour | None = "red" if direct else LIGHTS.get(event.did)
    return Entry(event.at, title, event.who, event.reason, changes, light)


def _actions(on: Subject, record: Record) -> list[Action]:
    if not on.may_write or record.voided_on is not None:
        return []
    pen = on.pen(record)
    voiding = [Action("作废", on.url("void", record.pk), "ban")] if pen.voids else []
    changing = [Action("修改", on.url("edit", record.pk), "edit", primary=True)] if pen.writes else []
    return voiding + changing
