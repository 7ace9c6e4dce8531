"""The addresses of ledgers and records, each pattern resolved once: a list holds hundreds of them (台账网址)."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from django.urls import reverse

_ANY = UUID(int=0)  # stands where a record's id will


def ledger_address(label: str, page: str, *args: object) -> str:
    """The address of a page of the ledger ``label``; with a record's id, of that record's page."""
    if not args:
        return _page(label, page)
    if len(args) == 1 and isinstance(args[0], UUID):
        before, after = _around(label, page)
        return f"{before}{args[0]}{after}"
    return reverse(f"ledger:{page}", args=[label, *args])


@cache
def index_address() -> str:
    """The address of the page of all ledgers."""
    return reverse("ledger:index")


@cache
def _page(label: str, page: str) -> str:
    return reverse(f"ledger:{page}", args=[label])


@cache
def _around(label: str, page: str) -> tuple[str, str]:
    """What stands before and behind the record's id."""
    before, _, after = reverse(f"ledger:{page}", args=[label, _ANY]).partition(str(_ANY))
    return before, after
