"""Where the warning list lies."""

from django.urls import path

from yuanqu.domains.economy.missed_page import missed_page

urlpatterns = [path("economy/missed/", missed_page, name="missed")]
