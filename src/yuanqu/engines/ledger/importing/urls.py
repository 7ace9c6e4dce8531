"""Where the import pages lie, below their ledger; included by the ledgers' urls.py under its name space."""

from __future__ import annotations

from django.urls import path

from yuanqu.engines.ledger.exporting.pages import records_export
from yuanqu.engines.ledger.importing import pages

urlpatterns = [
    path("ledgers/<str:label>/export/", records_export, name="export"),
    path("ledgers/<str:label>/template/", pages.template, name="template"),
    path("ledgers/<str:label>/import/", pages.upload, name="import"),
    path("ledgers/<str:label>/import/<uuid:batch_id>/", pages.show_batch, name="import-batch"),
    path("ledgers/<str:label>/import/<uuid:batch_id>/apply/", pages.apply_batch, name="import-apply"),
    path("ledgers/<str:label>/import/<uuid:batch_id>/undo/", pages.undo_batch, name="import-undo"),
    path("ledgers/<str:label>/import/<uuid:batch_id>/marked/", pages.marked_workbook, name="import-marked"),
]
