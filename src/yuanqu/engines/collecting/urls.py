"""Where the pages of collecting lie."""

from __future__ import annotations

from django.urls import include, path, register_converter

from yuanqu.engines.collecting.pages.asking_page import asking_page
from yuanqu.engines.collecting.pages.deeds import approve_all, chase_all, lock_page
from yuanqu.engines.collecting.pages.departments_page import departments_page
from yuanqu.engines.collecting.pages.index_page import index_page, units_page
from yuanqu.engines.collecting.pages.month_in_address import MonthInAddress
from yuanqu.engines.collecting.pages.return_page import return_page
from yuanqu.engines.collecting.pages.task_page import task_page
from yuanqu.engines.collecting.pages.workbook import task_workbook

register_converter(MonthInAddress, "month")
_pages = [
    path("collecting/", index_page, name="index"),
    path("collecting/new/", asking_page, name="ask"),
    path("collecting/departments/", departments_page, name="departments"),
    path("collecting/<str:of>/units/", units_page, name="units"),
    path("collecting/<str:of>/returns/<uuid:record_id>/", return_page, name="return"),
    path("collecting/<str:of>/<month:month>/", task_page, name="task"),
    path("collecting/<str:of>/<month:month>/chase/", chase_all, name="chase"),
    path("collecting/<str:of>/<month:month>/approve/", approve_all, name="approve"),
    path("collecting/<str:of>/<month:month>/lock/", lock_page, name="lock"),
    path("collecting/<str:of>/<month:month>/workbook/", task_workbook, name="workbook"),
]

urlpatterns = [path("", include((_pages, "collecting")))]
