"""Where the pages of a zone's own indicators lie."""

from django.urls import path

from yuanqu.engines.composing.pages.composer import edit, new
from yuanqu.engines.composing.pages.own import archive, own_list, own_page

urlpatterns = [
    path("indicators/own/", own_list, name="own-indicators"),
    path("indicators/own/new/", new, name="own-new"),
    path("indicators/own/<int:number>/", own_page, name="own-indicator"),
    path("indicators/own/<int:number>/edit/", edit, name="own-edit"),
    path("indicators/own/<int:number>/archive/", archive, name="own-archive"),
]
