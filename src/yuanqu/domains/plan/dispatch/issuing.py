"""Issuing a bulletin (印发通报): it is kept as a record with its file, and the next one begins after it."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from django.utils import timezone

from yuanqu.domains.plan.dispatch.composing import Material, compose
from yuanqu.domains.plan.dispatch.decisions import decisions_open
from yuanqu.domains.plan.dispatch.kinds import Kind, between, last_issued, next_number
from yuanqu.domains.plan.dispatch.recipients import Recipients, send_to
from yuanqu.domains.plan.dispatch.sites import sites
from yuanqu.engines.attachments.models import Origin
from yuanqu.engines.attachments.storing import Claim, attach
from yuanqu.engines.documents.docx_writer import write_docx
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import Author, create
from yuanqu.engines.procedure.survey import survey
from yuanqu.people.models import Account

_ON_SITE = ("on_site",)


def material(kind: Kind, account: Account, on: date) -> Material:
    """What a bulletin of ``on`` says to ``account``: nothing that it may not read."""
    days = between(kind, on)
    found, decided = survey(account, days), decisions_open(account, days, _ON_SITE if kind.by_site else ())
    places = sites(account, found.problems, decided, on) if kind.by_site else []
    return Material(kind, next_number(kind, on), found, decided, places)


def as_docx(found: Material) -> bytes:
    """The file. Dated by its day, so that the same content gives the same bytes."""
    midnight = timezone.make_aware(datetime.combine(found.survey.between.on, time()))
    buffer = BytesIO()
    write_docx(compose(found, midnight), buffer, annotated=False)
    return buffer.getvalue()


def issue(kind: Kind, by: Author, on: date, to: Recipients) -> Record:
    """Keep the bulletin of ``on`` as issued, its file with it, and tell those it goes to.

    Raises Refused: one of a kind a day, and not to nobody.
    """
    if not to:
        raise Refused("plan.bulletin_to_nobody", "没有选收件人：请选领导、全部科室或几个科室，再印发。")
    last: Any = last_issued(kind, on)
    if last is not None and last.bulletin_on == on:
        raise Refused("plan.bulletin_issued", f"{on}的{kind.title}已经印发（{last.number}）。")
    found = material(kind, by.account, on)
    content = as_docx(found)
    values = {
        "kind": kind.code,
        "number": found.number,
        "since": found.survey.between.since,
        "bulletin_on": on,
        "issued_at": timezone.now(),
        "moved": found.survey.moved,
        "overdue": len(found.survey.lit("red")),
        "problems": len(found.survey.problems),
        "drafted_by": by.account.name,
        "recipients": str(to),
        "digest": hashlib.sha256(content).hexdigest(),
    }
    ledger = registry.ledger("plan.bulletin")
    record = create(ledger, values, by)
    title = f"{kind.title}（{found.number}）"
    file = attach(ledger, record, [content], f"{title}.docx", by.account, Claim(origin=Origin.ALBUM))
    send_to(to, record, title, file)
    return record
