"""Where the dossiers lie."""

from __future__ import annotations

from django.urls import include, path

from yuanqu.engines.dossiers.page import dossier_page

_pages = [path("dossier/<str:name>/<uuid:record_id>/", dossier_page, name="dossier")]

urlpatterns = [path("", include((_pages, "dossiers")))]
