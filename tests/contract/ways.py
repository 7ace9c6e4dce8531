"""The ways in that the access contract walks: pages, API, exports, look-ups, moves, addresses of files (途径)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.attachments.storing import kept
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.procedure import registry as procedures

CONTENT = b"evidence"


@dataclass(frozen=True)
class Case:
    """A ledger with a record in it: whose enterprise it is about, the personal column that holds MARK, if any, and the
    department it names as one that fills in part of it.
    """

    ledger: type[Ledger]
    record: Any
    owner: Any
    marked: str
    further: dict[str, Any]
    file: Attachment
    named: str = ""


@dataclass(frozen=True)
class Way:
    """A way in: ``takes`` what it needs, ``open``, ``read``, ``export`` or one of ``seats.deeds``; whether it ``shows``
    columns.

    ``whole``: a withheld column is shown there to who sees it in every record that he reads.
    ``either``: who may read is answered one way or another, by rights of its own, and everyone else 404. ``costly``:
    of those who may, one asks.
    """

    takes: str
    name: str
    ask: Callable[[Client], Any]
    shows: bool = False
    whole: bool = False
    either: bool = False
    costly: bool = False


def lay_file(ledger: type[Ledger], record: Any) -> Attachment:
    """A file that lies with the record."""
    digest = hashlib.sha256(CONTENT).hexdigest()
    path = kept(digest)
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(CONTENT)
    return Attachment.objects.create(
        ledger=ledger.label,
        record=record.pk,
        digest=digest,
        name="佐证.txt",
        media_type="text/plain",
        size=len(CONTENT),
        uploaded_at=timezone.now(),
    )


def word_of(case: Case) -> str:
    """A text of the record's own that everybody who reads it may search by; empty where its ledger has none."""
    declared = case.ledger.declared()
    for name in case.ledger.search or case.ledger.title:
        column, value = declared.get(name), getattr(case.record, name, None)  # none for a path through a link
        if value and column and column.kind in ("text", "credit_code") and not column.personal:
            return str(value)
    return ""


def ways(case: Case) -> Iterator[Way]:
    """Every way in to the case's ledger and record."""
    yield from _pages(case)
    yield from _api(case)
    yield from _files(case)
    yield from _moves(case)


def _page(name: str, *args: object, **asked: str) -> Callable[[Client], Any]:
    url = reverse(name, args=args)
    return lambda client: client.get(url, asked)


def _send(method: str, url: str, body: dict[str, Any]) -> Callable[[Client], Any]:
    return lambda client: client.generic(method, url, json.dumps(body), "application/json")


def _pages(case: Case) -> Iterator[Way]:
    label, pk = case.ledger.label, case.record.pk
    yield Way("open", "page list", _page("ledger:list", label, columns=case.marked), shows=True)
    yield Way("open", "page history", _page("ledger:history", label), shows=True, whole=True)
    yield Way("export", "page export", _page("ledger:export", label, format="csv"), shows=True, whole=True)
    yield Way("export", "page history export", _page("ledger:history-export", label))
    yield Way("open", "page template", _page("ledger:template", label), costly=True)
    yield Way("read", "page detail", _page("ledger:detail", label, pk), shows=True)
    yield Way("new", "page new", _page("ledger:new", label))
    yield Way("change", "page edit", _page("ledger:edit", label, pk))
    yield Way("void", "page void", _page("ledger:void", label, pk))
    yield Way("write", "page import", _page("ledger:import", label))
    offered = next((n for n, each in case.ledger.declared().items() if each.kind in ("link", "code")), "")
    if offered:
        yield Way("open", "page lookup", _page("ledger:lookup", label, offered))


def _api(case: Case) -> Iterator[Way]:
    base, pk = f"/api/ledgers/{case.ledger.label}/records", case.record.pk
    new, stale = {"values": case.further, "reason": "契约"}, {"reason": "", "version": "x"}
    yield Way("open", "api list", lambda client: client.get(base), shows=True)
    yield Way("read", "api record", lambda client: client.get(f"{base}/{pk}"), shows=True)
    yield Way(
        "read", "api history", lambda client: client.get(f"{base}/{pk}/history"), shows=True, whole=True
    )
    yield Way("create", "api create", _send("POST", base, new))
    yield Way("change", "api change", _send("PATCH", f"{base}/{pk}", stale | {"values": {}}))
    yield Way("void", "api void", _send("POST", f"{base}/{pk}/void", stale))


def _files(case: Case) -> Iterator[Way]:
    label, pk, file = case.ledger.label, case.record.pk, case.file.pk
    upload = reverse("attachments:upload", args=[label, pk])
    yield Way("read", "page file", _page("attachments:page", file))
    yield Way("read", "file itself", _page("attachments:file", file))
    yield Way("read", "api files", lambda client: client.get(f"/api/attachments/{label}/{pk}"))
    yield Way("read", "page upload", lambda client: client.post(upload), either=True)


def _moves(case: Case) -> Iterator[Way]:
    label, pk = case.ledger.label, case.record.pk
    procedure = procedures.find(label)
    if procedure is None:
        return
    name = next(iter(procedure.moves))
    body = {"move": name, "version": "x"}
    yield Way("read", "api standing", lambda client: client.get(f"/api/moves/{label}/{pk}"))
    yield Way("read", "api move", _send("POST", f"/api/moves/{label}/{pk}", body), either=True)
    yield Way("read", "page move", _page("procedure:move", label, pk, name))
