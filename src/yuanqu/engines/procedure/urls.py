"""Where the pages of procedures lie."""

from __future__ import annotations

from django.urls import include, path

from yuanqu.engines.procedure.pages import extension_pages, move_page, work_pages

_pages = [
    path("todos/", work_pages.todo_page, name="todos"),
    path("messages/", work_pages.inbox_page, name="inbox"),
    path("messages/read/", work_pages.all_read, name="all-read"),
    path("messages/<int:message_id>/", work_pages.message_opened, name="message"),
    path("procedures/<str:label>/<uuid:record_id>/extend/", extension_pages.extension_page, name="extend"),
    path("procedures/<str:label>/<uuid:record_id>/<str:name>/", move_page.move_page, name="move"),
    path("extensions/<uuid:request_id>/", extension_pages.decision_page, name="decide"),
]

urlpatterns = [path("", include((_pages, "procedure")))]
