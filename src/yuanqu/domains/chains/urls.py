"""Where the panoramas lie."""

from django.urls import path

from yuanqu.domains.chains.pages import first_panorama, panorama, segment

urlpatterns = [
    path("chains/panorama/", first_panorama, name="chain-panoramas"),
    path("chains/panorama/<str:code>/", panorama, name="chain-panorama"),
    path("chains/segments/<uuid:pk>/", segment, name="chain-segment"),
]
