"""The report engine as a Django app."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.staying import stays
from yuanqu.people.access import sees_figures
from yuanqu.site.navigation import Item, Section, register_section
from yuanqu.site.topbar import provide

Links = Callable[[HttpRequest], Iterator[Item]]
_beside: list[Links] = []
_SEALED_STAYS = stays(
    "reports", ("reports_sealedreport", "reports_rewording"), "what is sealed stays as it is"
)


def list_beside_the_report(links: Links) -> None:
    """Show links of another engine behind the report's own, at the top of the menu."""
    if links not in _beside:
        _beside.append(links)


class ReportEngine(AppConfig):
    """Adds the home page, the catalogue of indicators and the report to the menu."""

    name = "yuanqu.engines.reports"
    label = "reports"
    verbose_name = "工作总结"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_SEALED_STAYS, dispatch_uid="yuanqu.reports.guard")
        register_section(Section("", 0, _links))
        provide(search_url=_search_url)
        autodiscover_modules("uses")  # found by name: it reads models


def _search_url(request: HttpRequest) -> str:
    return reverse("search") if request.user.is_authenticated else ""


def _links(request: HttpRequest) -> Iterator[Item]:
    if request.user.is_authenticated:
        yield Item("首页", reverse("home"), "home")
    if sees_figures(request.user):
        yield Item("看板", reverse("board"), "chart-line")
        yield Item("工作总结", reverse("half-year-report"), "report-analytics")
        for links in _beside:
            yield from links(request)
        yield Item("指标", reverse("figures"), "chart-bar")
