"""Where the pages of figures lie."""

from django.urls import path

from yuanqu.engines.indicators.pages import catalogue_page, figure_page

urlpatterns = [
    path("figures/", catalogue_page, name="figures"),
    path("figures/<str:code>/", figure_page, name="figure"),
]
