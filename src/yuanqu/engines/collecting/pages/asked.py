"""What an address of collecting asks for: what is collected, which task (所问的填报)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from yuanqu.engines.collecting.declaration import Collecting, UnknownCollecting, collecting
from yuanqu.engines.ledger.pages.subject import Subject, subject
from yuanqu.engines.ledger.wording import wording
from yuanqu.people.access import sees_figures
from yuanqu.site.parts import Crumb


@dataclass(frozen=True)
class Task:
    """A task as one account sees it: ``on`` are its returns."""

    collecting: Collecting
    record: Any
    on: Subject

    @property
    def title(self) -> str:
        """Such as 「2025年4月企业财务状况月报」."""
        return f"{self.period}{self.collecting.name}"

    @property
    def period(self) -> str:
        """The period in words."""
        return period_of(self.collecting, self.record.month)

    def url(self, page: str = "task") -> str:
        """The address of one of its pages."""
        return reverse(f"collecting:{page}", args=[self.collecting.of, self.record.month])

    def crumbs(self, *steps: Crumb) -> list[Crumb]:
        """The way from the home page."""
        own = Crumb(self.title, self.url() if steps else "")
        return [Crumb("填报管理", reverse("collecting:index")), own, *steps]


def period_of(collecting: Collecting, month: date) -> str:
    """A period in words: 2025年4月."""
    return wording(collecting.return_ledger.declared()["month"], month)


def collecting_at(request: HttpRequest, of: str) -> tuple[Collecting, Subject]:
    """What is collected at an address, and its returns as who asks sees them. Raises Http404."""
    try:
        found = collecting(of)
    except UnknownCollecting as error:
        raise Http404(str(error)) from error
    return found, subject(request, found.returns)


def task_at(request: HttpRequest, of: str, month: date) -> Task:
    """The task of an address, for the zone's own staff: respondents see their own returns only. Raises Http404."""
    require_staff(request)
    return task_of(request, of, month)


def require_staff(request: HttpRequest) -> None:
    """Raises Http404 for a respondent from outside: what it may not read is like what is not there."""
    if not sees_figures(request.user):
        raise Http404("没有这一页，或您无权查看。")


def task_of(request: HttpRequest, of: str, month: date) -> Task:
    """The task of an address, whoever of those concerned asks. Raises Http404."""
    found, on = collecting_at(request, of)
    record = found.tasks_held().filter(month=month).first()
    if record is None:
        raise Http404(f"没有{period_of(found, month)}的填报任务。")
    return Task(found, record, on)
