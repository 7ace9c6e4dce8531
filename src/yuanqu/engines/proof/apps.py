"""The proofing engine as a Django app."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse

from yuanqu.engines.reports.apps import list_beside_the_report
from yuanqu.people.access import sees_figures
from yuanqu.site.navigation import Item


class ProofEngine(AppConfig):
    """Adds 核稿 to the menu, behind the report."""

    name = "yuanqu.engines.proof"
    label = "proof"
    verbose_name = "核稿"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        list_beside_the_report(_links)


def _links(request: HttpRequest) -> Iterator[Item]:
    if sees_figures(request.user):
        yield Item("核稿", reverse("proof"), "file-text")
