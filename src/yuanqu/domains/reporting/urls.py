"""Where the editions of the work report lie."""

from django.urls import path

from yuanqu.domains.reporting.pages.changes_page import changes_page, correct_page, new_edition
from yuanqu.domains.reporting.pages.check_page import check_page
from yuanqu.domains.reporting.pages.edition_page import edition_file, edition_page
from yuanqu.domains.reporting.pages.words_page import words_page

urlpatterns = [
    path("reports/editions/", new_edition, name="edition-new"),
    path("reports/editions/<uuid:edition_id>/", edition_page, name="edition"),
    path("reports/editions/<uuid:edition_id>/<str:kind>.docx", edition_file, name="edition-file"),
    path("reports/editions/<uuid:edition_id>/check/", check_page, name="edition-check"),
    path("reports/editions/<uuid:edition_id>/changes/", changes_page, name="edition-changes"),
    path("reports/editions/<uuid:edition_id>/correct/", correct_page, name="edition-correct"),
    path("reports/editions/<uuid:edition_id>/words/<str:place>/", words_page, name="edition-words"),
]
