"""Where the home page and the report lie."""

from django.urls import path

from yuanqu.engines.reports.board import board, board_choice
from yuanqu.engines.reports.home import home
from yuanqu.engines.reports.pages import half_year, half_year_file
from yuanqu.engines.reports.search_page import search

urlpatterns = [
    path("", home, name="home"),
    path("board/", board, name="board"),
    path("board/choice/", board_choice, name="board-choice"),
    path("search/", search, name="search"),
    path("reports/half-year/", half_year, name="half-year-report"),
    path("reports/half-year/<str:edition>.docx", half_year_file, name="half-year-file"),
]
