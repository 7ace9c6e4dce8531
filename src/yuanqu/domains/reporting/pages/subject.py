"""Which edition an address names and what its reader may do with it (页面的对象)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from yuanqu.domains.reporting.ledgers.edition import Edition
from yuanqu.people.access import access_records, may_enter, sees_figures
from yuanqu.people.models import Account
from yuanqu.site.parts import Crumb

LEDGER, OFFICE = "reporting.edition", "办公室"


@dataclass(frozen=True)
class Subject:
    """One edition as one account sees it."""

    edition: Edition
    account: Account

    @property
    def writes(self) -> bool:
        """Whether the account words it: the office, until it goes to the departments."""
        return may_enter(self.account, OFFICE) and self.edition.in_words and self.edition.voided_on is None

    def url(self, page: str = "edition", *args: object) -> str:
        """The address of one of its pages."""
        return reverse(page, args=[self.edition.pk, *args])

    def crumbs(self, *steps: str) -> list[Crumb]:
        """The way from the home page."""
        own = Crumb(str(self.edition.name), self.url() if steps else "")
        way = [Crumb("首页", "/"), Crumb("工作总结", reverse("ledger:list", args=[LEDGER])), own]
        return [*way, *map(Crumb, steps)]


def subject(request: HttpRequest, edition_id: UUID) -> Subject:
    """The edition, if its reader may see it. Raises Http404, the same as for one that does not exist."""
    if not sees_figures(request.user):
        raise Http404("没有这一版工作总结，或您无权查看。")
    rows: Any = access_records(request.user, Edition).filter(pk=edition_id).select_related("corrects")
    found = rows.first()
    if found is None:
        raise Http404("没有这一版工作总结，或您无权查看。")
    return Subject(found, cast(Account, request.user))
