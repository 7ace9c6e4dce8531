"""Where the files of records lie."""

from __future__ import annotations

from django.urls import include, path

from yuanqu.engines.attachments import pages

_pages = [
    path("attachments/to/<str:label>/<uuid:record_id>/", pages.upload, name="upload"),
    path("attachments/<uuid:attachment_id>/", pages.file_page, name="page"),
    path("attachments/<uuid:attachment_id>/file", pages.file_content, name="file"),
    path("attachments/<uuid:attachment_id>/void/", pages.void_file, name="void"),
]

urlpatterns = [path("", include((_pages, "attachments")))]
