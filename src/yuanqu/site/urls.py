"""Addresses of the page room itself: only the style guide, for those who build pages."""

from django.urls import path

from yuanqu.site import styleguide

urlpatterns = [
    path("styleguide/", styleguide.show, name="styleguide"),
    path("styleguide/records/", styleguide.records, name="styleguide-records"),
]
