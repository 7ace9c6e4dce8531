"""The Django app of accounts and departments; it tells the top bar who is signed in."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse

from yuanqu.site.topbar import provide


class PeopleConfig(AppConfig):
    """Label `people`; the account model is `people.Account`."""

    name = "yuanqu.people"
    label = "people"
    verbose_name = "人员"

    def ready(self) -> None:
        provide(account_name=_account_name, sign_in_url=_sign_in_url, sign_out_url=_sign_out_url)


def _account_name(request: HttpRequest) -> str:
    return request.user.get_full_name() if request.user.is_authenticated else ""


def _sign_in_url(_request: HttpRequest) -> str:
    return reverse("sign-in")


def _sign_out_url(_request: HttpRequest) -> str:
    return reverse("sign-out")
