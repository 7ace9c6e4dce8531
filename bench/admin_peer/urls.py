"""Addresses of the product and, under ``/admin/``, of the peer: a ModelAdmin of the same ledger, for who is signed in.

It shows the same columns in the same order, filters and searches by the same, and has as many rows a page. A link is
typed as an id: a drop-down of every enterprise would be charged to the peer.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.urls import path

from yuanqu.config.urls import urlpatterns as ours
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.queries import SIZES

LEDGER = registry.ledger("economy.tax")


class Site(admin.AdminSite):
    """Open to whoever is signed in: the peer is spared the asking for rights that our pages do."""

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated


class TaxAdmin(admin.ModelAdmin):
    """The ledger's own declaration, said in the admin's words."""

    list_display = LEDGER.columns
    list_select_related = ("enterprise",)
    list_filter: ClassVar = [name for name in LEDGER.filters if name != "month"]
    search_fields: ClassVar = [name.replace(".", "__") for name in LEDGER.search]
    ordering = ("-month", "enterprise__name", "tax_kind", "basis")
    list_per_page = SIZES[1]
    raw_id_fields = ("enterprise",)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_change_permission = has_view_permission


site = Site()
site.register(LEDGER.record, TaxAdmin)
urlpatterns = [path("admin/", site.urls), *ours]
