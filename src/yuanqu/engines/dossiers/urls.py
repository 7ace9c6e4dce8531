"""Where the dossiers lie."""

from __future__ import annotations

from django.urls import include, path

from yuanqu.engines.dossiers.page import dossier_page
from yuanqu.engines.dossiers.related import related_lines

_pages = [
    path("dossier/<str:name>/<uuid:record_id>/", dossier_page, name="dossier"),
    path("related/<str:label>/<uuid:record_id>/<str:other>/", related_lines, name="related"),
]

urlpatterns = [path("", include((_pages, "dossiers")))]
