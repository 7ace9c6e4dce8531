"""Where the pages of the ledgers lie; the label of a ledger stands in its address."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from yuanqu.engines.ledger.api.site import api_urls, build_api, ledger_api
from yuanqu.engines.ledger.importing.urls import urlpatterns as import_and_export
from yuanqu.engines.ledger.pages.detail_page import record_detail
from yuanqu.engines.ledger.pages.form_page import record_edit, record_new
from yuanqu.engines.ledger.pages.history_page import history_export, history_page
from yuanqu.engines.ledger.pages.index_page import ledger_index
from yuanqu.engines.ledger.pages.list_page import record_list
from yuanqu.engines.ledger.pages.lookup_page import column_lookup
from yuanqu.engines.ledger.pages.offered_page import standards_page
from yuanqu.engines.ledger.pages.void_page import record_void

_pages = [
    path("ledgers/", ledger_index, name="index"),
    path("ledgers/<str:label>/", record_list, name="list"),
    path("ledgers/<str:label>/new/", record_new, name="new"),
    path("ledgers/<str:label>/standards/", standards_page, name="standards"),
    path("ledgers/<str:label>/history/", history_page, name="history"),
    path("ledgers/<str:label>/history/export/", history_export, name="history-export"),
    path("ledgers/<str:label>/lookup/<str:column>/", column_lookup, name="lookup"),
    path("ledgers/<str:label>/<uuid:record_id>/", record_detail, name="detail"),
    path("ledgers/<str:label>/<uuid:record_id>/edit/", record_edit, name="edit"),
    path("ledgers/<str:label>/<uuid:record_id>/void/", record_void, name="void"),
]

urlpatterns = [
    path("api/", RedirectView.as_view(pattern_name="api:openapi-view")),
    path("api/ledgers/<str:label>/<path:rest>", ledger_api),
    path("api/", api_urls(build_api())),
    path("", include(([*_pages, *import_and_export], "ledger"))),
]
