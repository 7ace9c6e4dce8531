"""Where the editions are tied to what stands below: the record's page and the live report lead to them (接线)."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from yuanqu.domains.reporting.editions import of_period
from yuanqu.domains.reporting.ledgers.confirmation import Confirmation
from yuanqu.domains.reporting.ledgers.edition import Edition, EditionLoop
from yuanqu.domains.reporting.pages.subject import OFFICE
from yuanqu.domains.reporting.periods import span_of
from yuanqu.engines.indicators.asked import Asked
from yuanqu.engines.ledger.pages.beside import Beside, stand_beside
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.reports.pages import lead_on
from yuanqu.people.access import may_enter


def edition_block(_request: HttpRequest, _on: Subject, record: Record) -> Beside | None:
    """On the pages of an edition and of a confirmation: where the report itself is read."""
    if isinstance(record, Confirmation):
        edition, url = record.edition, f"{reverse('edition-check', args=[record.edition_id])}"
        said = {
            "url": f"{url}?department={record.department}",
            "label": f"查看{record.department}要核对的数字",
        }
        return Beside("reporting/block.html", {"title": edition.name, **said}, order=5, above=True)
    if isinstance(record, Edition):
        said = {"url": reverse("edition", args=[record.pk]), "label": "打开这一版工作总结"}
        return Beside("reporting/block.html", {"title": record.name, **said}, order=5, above=True)
    return None


def editions_of(request: HttpRequest, asked: Asked) -> dict[str, object]:
    """Above the live report: the editions of its period, and for the office how to begin one."""
    found = of_period(asked.period)
    begins = may_enter(request.user, OFFICE) and span_of(asked.period) is not None
    shown = [
        (each, EditionLoop.state(each.state).label, reverse("edition", args=[each.pk])) for each in found
    ]
    return {
        "template": "reporting/of_period.html",
        "editions": shown,
        "begins": begins and not any(each.under_way for each in found),
        "asked": asked,
    }


stand_beside(edition_block)
lead_on(editions_of)
