"""The way from a return's record page to the page on which it is filled in and read (接到填报页)."""

from __future__ import annotations

from django.http import HttpRequest

from yuanqu.engines.collecting.records import OPEN_TO_RESPONDENT
from yuanqu.engines.collecting.requested import collecting_of_return
from yuanqu.engines.collecting.rights import may_fill_in
from yuanqu.engines.collecting.telling import return_address
from yuanqu.engines.ledger.pages.beside import Beside
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.record import Record


def return_link(_request: HttpRequest, on: Subject, record: Record) -> Beside | None:
    """The link, on the page of a return."""
    collecting = collecting_of_return(on.ledger.label, record)
    if collecting is None:
        return None
    fills = getattr(record, "state", "") in OPEN_TO_RESPONDENT and may_fill_in(on.account, collecting, record)
    context = {"url": return_address(collecting, record.pk), "fills": fills}
    return Beside("collecting/link.html", context, order=4, above=True)
