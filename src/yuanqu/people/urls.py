"""Where the pages of accounts lie."""

from django.urls import path

from yuanqu.people.views import SignIn, SignOut, first_administrator

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-out/", SignOut.as_view(), name="sign-out"),
    path("first-administrator/<str:token>/", first_administrator, name="first-administrator"),
]
