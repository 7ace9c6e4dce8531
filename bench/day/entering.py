"""Records registered, corrected, given files and brought in by workbook (登记): by page, with the forms' own tokens."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter
from bench.day.browser import FOUND, Page
from bench.day.journal import Written, Wrong
from bench.day.stage import Template
from django.urls import reverse
from PIL import Image

if TYPE_CHECKING:
    from bench.day.person import Person

CONFLICT = 409
_ROWS = 3  # of a workbook


@dataclass
class Made:
    """A record of one's own: what was written, and after which template."""

    written: Written
    template: Template


def register(person: Person) -> bool:
    """The form of a new record, filled in and saved; the record's page opens."""
    template = person.chance.choice(person.stage.templates[person.place.department])
    written = _written(person, template)
    form = person.browser.get("register: form", reverse("ledger:new", args=[written.ledger]))
    address, fields = form.form(template.kept.number)
    typed = template.texts | {written.number_column: written.number, written.column: written.value}
    fields |= {name: text for name, text in typed.items() if name in fields}
    saved = person.browser.send("register: save", address, fields)
    _kept(person, written, template, saved.location.rstrip("/").rpartition("/")[2])
    person.browser.get("register: record", saved.location)
    return True


def _written(person: Person, template: Template) -> Written:
    person.count += 1
    number = f"RC-{person.place.number:03d}-{person.count:04d}"
    return Written(template.kept.ledger, template.kept.number, number, template.kept.said, f"{number}第1稿")


def _kept(person: Person, written: Written, template: Template, record: str) -> None:
    written.record = record
    person.journal.written.append(written)
    person.made.append(Made(written, template))
    whose = "leader" if template.kept.leader else person.place.department
    person.journal.waiting[whose].append(person.made[-1])


def correct(person: Person) -> bool:
    """A record of one's own, said anew; where somebody else saved meanwhile, said again on what stands now."""
    if not person.made:
        return register(person)
    made = person.chance.choice(person.made)
    place = reverse("ledger:edit", args=[made.written.ledger, made.written.record])
    text = f"{made.written.number}稿{person.chance.randrange(10**9)}"
    page: Page = person.browser.get("correct: form", place)
    for _ in range(3):
        _, fields = page.form("record-opened")
        fields |= {made.written.column: text, "change-reason": "补充情况"}
        page = person.browser.send("correct: save", place, fields, expected=(FOUND, CONFLICT))
        if page.status == FOUND:
            made.written.value = text
            return True
        person.journal.note("somebody else had saved the record meanwhile")
    raise Wrong(f"{place}: three conflicts one after another")


def attach(person: Person) -> bool:
    """A photo to a record of one's own."""
    if not person.made:
        return register(person)
    made = person.chance.choice(person.made)
    page = person.browser.get(
        "ledger, record", reverse("ledger:detail", args=[made.written.ledger, made.written.record])
    )
    address, fields = page.form("files")
    photo = _photo(person)
    person.browser.send("attach", address, fields, {"files": (f"现场{person.count}.jpg", photo)})
    digest = hashlib.sha256(photo).hexdigest()
    person.journal.files.append((made.written.ledger, made.written.record, digest))
    return True


def _photo(person: Person) -> bytes:
    """A small picture that is like no other."""
    person.count += 1
    side = 48
    picture = Image.frombytes("RGB", (side, side), person.chance.randbytes(side * side * 3)).resize(
        (640, 640)
    )
    out = BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def bring(person: Person) -> bool:
    """A workbook of some rows: uploaded, looked at, confirmed."""
    templates = [each for each in person.stage.templates[person.place.department] if each.kept.sheets]
    if not templates:
        return register(person)
    template = templates[0]
    rows = [_written(person, template) for _ in range(_ROWS)]
    place = reverse("ledger:import", args=[template.kept.ledger])
    _, fields = person.browser.get("import: form", place).form("workbook")
    preview = person.browser.send(
        "import: upload", place, fields, {"workbook": (f"登记{person.count}.xlsx", _workbook(template, rows))}
    )
    for _ in range(3):
        page = person.browser.get("import: preview", preview.location)
        address, fields = page.form("mode")
        fields |= {"mode": "all_or_nothing", "reason": "补登记"}
        preview = person.browser.send("import: confirm", address, fields)
        after = person.browser.get("import: result", preview.location)
        if "整体撤销" in after.text:
            person.journal.written += rows
            return True
        person.journal.note("a preview was renewed")
    raise Wrong(f"{preview.location} was not brought in: {after.said}")


def _workbook(template: Template, rows: list[Written]) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(template.kept.ledger.rpartition(".")[2][:30])
        names = list(template.headings)
        sheet.write_row(0, 0, [template.headings[name] for name in names])
        for place, row in enumerate(rows, 1):
            cells = template.cells | {row.number_column: row.number, row.column: row.value}
            sheet.write_row(place, 0, [cells[name] for name in names])
    return out.getvalue()
