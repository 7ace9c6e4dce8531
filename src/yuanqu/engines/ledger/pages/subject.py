"""What a page of a ledger is about: the ledger the address names, who asks, the way from the home page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.entitled import raw_values
from yuanqu.engines.ledger.pages.addresses import index_address, ledger_address
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.registry import UnknownLedger
from yuanqu.people.access import access_records, may_export, may_read
from yuanqu.people.filling import Pen, may_add, may_write, pen_for
from yuanqu.people.models import Account
from yuanqu.site.parts import Crumb


@dataclass(frozen=True)
class Subject:
    """One ledger as one account sees it."""

    ledger: type[Ledger]
    account: Account

    @property
    def may_write(self) -> bool:
        """Whether there may be a record here in which the account writes something."""
        return may_write(self.account, self.ledger.record)

    @property
    def may_add(self) -> bool:
        """Whether the account may register records here."""
        return may_add(self.account, self.ledger.record)

    def pen(self, record: Record) -> Pen:
        """What the account may write in ``record``, which need not be saved yet."""
        return pen_for(self.account, self.ledger.record, raw_values(self.ledger, record))

    @property
    def may_export(self) -> bool:
        """Whether the person may download what it reads here."""
        return may_export(self.account, self.ledger.record)

    def url(self, page: str, *args: object) -> str:
        """The address of one of the ledger's pages."""
        return ledger_address(self.ledger.label, page, *args)

    def crumbs(self, *steps: Crumb) -> list[Crumb]:
        """The way from the home page; without steps the ledger's list is the page itself."""
        own = Crumb(self.ledger.name, self.url("list") if steps else "")
        return [Crumb("台账", index_address()), own, *steps]

    def record(self, record_id: UUID) -> Record:
        """A record the account may read. Raises Http404."""
        found = access_records(self.account, self.ledger.record).filter(pk=record_id).first()
        if found is None:
            raise Http404(f"「{self.ledger.name}」中没有这条记录，或您无权查看。")
        return found


def subject(request: HttpRequest, label: str) -> Subject:
    """The subject of an address. Raises Http404 with what may have been meant."""
    try:
        ledger = registry.ledger(label)
    except UnknownLedger as error:
        raise Http404(str(error)) from error
    return Subject(readable_ledger(request, ledger), cast(Account, request.user))


def readable_ledger(request: HttpRequest, ledger: type[Ledger]) -> type[Ledger]:
    """``ledger``, if who asks may read it. Raises Http404, the same as for a ledger that does not exist."""
    if not may_read(request.user, ledger.record):
        raise Http404("没有这本台账，或您无权查看。")
    return ledger


def asked_words(request: HttpRequest) -> dict[str, list[Any]]:
    """The words of the address and their texts."""
    return {word: list(texts) for word, texts in request.GET.lists()}
