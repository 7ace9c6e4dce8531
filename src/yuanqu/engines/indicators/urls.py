"""Where the pages of figures lie."""

from django.urls import path

from yuanqu.engines.indicators.lineage_page import directory, lineage
from yuanqu.engines.indicators.pages import catalogue_page, figure_page
from yuanqu.engines.indicators.quota_page import quotas_page

urlpatterns = [
    path("quotas/", quotas_page, name="quotas"),
    path("indicators/", directory, name="directory"),
    path("indicators/of/<str:code>/", lineage, name="lineage"),
    path("figures/", catalogue_page, name="figures"),
    path("figures/<str:code>/", figure_page, name="figure"),
]
