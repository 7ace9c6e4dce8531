"""Where the pages of procedures lie."""

from __future__ import annotations

from django.urls import include, path

from yuanqu.engines.procedure.pages import extension_pages, move_page

_pages = [
    path("procedures/<str:label>/<uuid:record_id>/extend/", extension_pages.extension_page, name="extend"),
    path("procedures/<str:label>/<uuid:record_id>/<str:name>/", move_page.move_page, name="move"),
    path("extensions/<uuid:request_id>/", extension_pages.decision_page, name="decide"),
]

urlpatterns = [path("", include((_pages, "procedure")))]
