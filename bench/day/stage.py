"""What there must be before the day begins (布置): the zone, its people, what they go by, June's statements."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from bench.day.kept import KEPT, Kept
from bench.day.mix import crew
from bench.pages import HOME
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.entering import enter_new, enter_row
from yuanqu.engines.ledger.fields import Code
from yuanqu.engines.ledger.later import filled_later
from yuanqu.engines.ledger.pages.form_fields import form_texts
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import author, create
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.registry import procedure
from yuanqu.people.models import Account, Department, Role
from yuanqu.registers.held import held
from yuanqu.registers.ledgers.zone import latest_zone

TODAY = date(2025, 7, 9)  # a Wednesday on which June's statements are being reported
JUNE, MAY = date(2025, 6, 1), date(2025, 5, 1)
TAX, ECONOMY, OFFICE = "economy.tax", "经济运行科", "办公室"
_TRIED = 60  # records of a ledger that a copy may be made of
ROLES = {
    "clerk": Role.CLERK,
    "tax": Role.CLERK,
    "head": Role.HEAD,
    "office": Role.OFFICE,
    "leader": Role.LEADER,
}


@dataclass(frozen=True)
class Template:
    """What is typed into the form of a new record: ``texts`` by column; and what a workbook says instead."""

    kept: Kept
    keeper: str
    texts: dict[str, str]
    headings: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)


@dataclass
class Place:
    """Where one person sits: kind, department, session; for an enterprise its return, for tax clerks their records."""

    number: int
    kind: str
    department: str
    cookie: str
    enterprise: str = ""
    own: str = ""
    theirs: str = ""


@dataclass(frozen=True)
class Stage:
    """All that the people need to know."""

    places: list[Place]
    templates: dict[str, list[Template]]  # by department
    pages: dict[str, str]
    may: dict[str, dict[str, str]]  # what each enterprise said in May, by its id


def set_up(people: int) -> Stage:
    """Make the zone, its people and what they go by."""
    if latest_zone() is None:
        words = [sys.executable, "-m", "yuanqu", "demo", "--out", str(HOME / "out")]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    with changing(way="command", reason="bench"):
        held("registers.zone").update(demonstration_on=TODAY)
    templates: dict[str, list[Template]] = {}
    for kept in KEPT:
        found = _template(kept)
        templates.setdefault(found.keeper, []).append(found)
    _ask_for_june()
    places = [*_places(people, [*templates])]
    whose = [place.enterprise for place in places if place.enterprise]
    return Stage(places, templates, _pages(), {each: _said_in_may(each) for each in whose})


def _template(kept: Kept) -> Template:
    """A record of which copies are taken, and on which the move can be made. Ends the run where there is none."""
    ledger = registry.ledger(kept.ledger)
    clerk, head = (_account(ledger.keeper, role) for role in (Role.CLERK, Role.HEAD))
    mover = Account.objects.get(username="leader") if kept.leader else head
    on, why = Subject(ledger, clerk), "no record"
    later = filled_later(ledger) - {*kept.also}
    columns = [name for name in ledger.declared() if name not in ledger.untyped() and name not in later]
    for record in held(kept.ledger).order_by("-pk")[:_TRIED]:
        shown = form_texts(on, record)
        texts = {name: shown[name] for name in columns} | {kept.said: "试登记"}
        if kept.sheets:  # by workbook, too: one without links says the same there
            texts |= {name: "" for name in columns if ledger.declared()[name].kind == "link"}
        why = _tried(kept, texts, clerk, mover)
        if not why:
            return Template(kept, ledger.keeper, texts, *_sheet(ledger, texts))
    sys.exit(f"{kept.ledger}: no record can be copied and moved: {why}")


def _tried(kept: Kept, texts: dict[str, str], clerk: Account, mover: Account) -> str:
    """Why two copies cannot be made and moved, empty where they can; nothing of it stays."""
    ledger, loop = registry.ledger(kept.ledger), procedure(kept.ledger)
    with transaction.atomic():
        try:
            for number in ("试-1", "试-2"):
                values, problems = enter_new(ledger, texts | {kept.number: number, kept.said: number}, clerk)
                if problems:
                    return str(problems[0].sentence)
                record = create(ledger, values, author(clerk, "page"), "")
                needed, problems = enter_row(ledger, kept.texts, mover)
                if problems:
                    return str(problems[0].sentence)
                perform(
                    loop, record.pk, kept.move, author(mover, "page"), Deed(None, needed, kept.reason, None)
                )
        except Refused as refusal:
            return f"{refusal.message} {[each.sentence for each in refusal.problems]}"
        finally:
            transaction.set_rollback(True)
    return ""


def _sheet(ledger: Any, texts: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The headings and cells of a workbook with the same texts; codes are written out there."""
    columns = {name: ledger.declared()[name] for name in texts}
    plain = {
        name: column
        for name, column in columns.items()
        if column.kind != "link" and (texts[name] or not column.empty)
    }
    cells = {
        name: column.codes.label(texts[name]) if isinstance(column, Code) else texts[name]
        for name, column in plain.items()
    }
    return {name: column.label for name, column in plain.items()}, cells


def _ask_for_june() -> None:
    """June's statements, asked of everybody who is in the register."""
    if not held("economy.statement_task", month=JUNE).exists():
        ledger = registry.ledger("economy.statement_task")
        values = {"month": JUNE, "due_on": date(2025, 7, 11), "asked_on": date(2025, 7, 1), "note": None}
        create(ledger, values, author(_account(ECONOMY, Role.CLERK), "page"), "")


def _places(people: int, departments: list[str]) -> Iterator[Place]:
    """One seat after another: departments in turn; every third head is the economy's and judges returns."""
    kinds, turns = crew(people), dict.fromkeys(ROLES, 0)
    keepers = [each for each in departments if each != OFFICE]
    firms = iter(_firms())
    taxes = iter(held(TAX, month=MAY, tax_kind="vat").order_by("pk").values_list("pk", flat=True))
    for number, kind in enumerate(kinds):
        if kind == "enterprise":
            firm = next(firms)
            yield Place(number, kind, "", _signed_in(number, Role.ENTERPRISE, enterprise=firm), str(firm))
            continue
        department = _department(kind, turns[kind], keepers)
        turns[kind] += 1
        place = Place(number, kind, department, _signed_in(number, ROLES[kind], department))
        if kind == "tax":
            place.own, place.theirs = str(next(taxes)), str(next(taxes))
        yield place


def _department(kind: str, turn: int, keepers: list[str]) -> str:
    if kind == "leader":
        return ""
    if kind in ("tax", "office"):
        return ECONOMY if kind == "tax" else OFFICE
    if kind == "head" and turn % 3 == 0:
        return ECONOMY
    return keepers[turn % len(keepers)]


def _firms() -> list[Any]:
    """Enterprises with a return of June and a statement of May, and no account yet."""
    said = held("economy.statement", month=MAY).values("enterprise")
    taken = Account.objects.filter(enterprise__isnull=False).values("enterprise")
    found = held("economy.statement_return", month=JUNE, enterprise__in=said).exclude(enterprise__in=taken)
    return list(found.order_by("pk").values_list("enterprise", flat=True))


def _signed_in(number: int, role: Role, department: str = "", enterprise: Any = None) -> str:
    """The session cookie of a new account."""
    account = Account.objects.create_user(
        f"day-{number}",
        name=f"李{number}",
        role=role,
        department=Department.objects.get(name=department) if department else None,
        enterprise=enterprise,
    )
    person = Client()
    person.force_login(account)
    return f"{settings.SESSION_COOKIE_NAME}={person.cookies[settings.SESSION_COOKIE_NAME].value}"


def _account(department: str, role: Role) -> Account:
    """Somebody of the demonstration in that department; the office has no clerks."""
    found = Account.objects.filter(department__name=department, role__in=(role, Role.OFFICE)).first()
    assert found is not None
    return found


def _said_in_may(enterprise: str) -> dict[str, str]:
    """The texts of an enterprise's statement of May."""
    ledger = registry.ledger("economy.statement")
    record = held(ledger.label, month=MAY, enterprise=enterprise).order_by("-edition").first()
    return form_texts(Subject(ledger, _account(ECONOMY, Role.CLERK)), record)


def _pages() -> dict[str, str]:
    """Where the common pages lie."""
    tax = held(TAX).order_by("-month", "enterprise__name", "tax_kind", "basis").first()
    listed, asked = reverse("ledger:list", args=[TAX]), {"month": "2025年3月", "tax_kind": "vat"}
    peer, peer_asked = "/admin/economy/tax/", {"month__exact": "2025-03-01", "tax_kind__exact": "vat"}
    return {
        "home": "/",
        "to-dos": "/todos/",
        "messages": "/messages/",
        "search": "/search/?" + urlencode({"q": "智能制造"}),
        "dossier": f"/dossier/enterprise/{tax.enterprise_id}/",
        "map": "/map/",
        "figures, all": "/figures/?period=2025-H1",
        "figure": "/figures/services.accepted/?period=2025-H1",
        "board": "/board/?period=2025-H1",
        "report": "/reports/half-year/?period=2025-H1",
        "report, file": "/reports/half-year/clean.docx?period=2025-H1",
        "dispatch": "/dispatch/daily/",
        "dispatch, file": "/dispatch/weekly.docx",
        "collecting, task": "/collecting/economy.statement/2025-06/",
        "API, figure": "/api/figures/services.accepted?period=2025-H1",
        "tax, list": listed,
        "tax, filter": f"{listed}?{urlencode(asked)}",
        "tax, record": reverse("ledger:detail", args=[TAX, tax.pk]),
        "admin: tax, list": peer,
        "admin: tax, filter": f"{peer}?{urlencode(peer_asked)}",
        "admin: tax, record": f"{peer}{tax.pk}/change/",
    }
