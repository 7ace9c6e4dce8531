"""The Django app of accounts and departments; it tells the top bar who is signed in."""

from collections.abc import Iterable

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import autodiscover_modules

from yuanqu.site.navigation import Item, Section, register_section
from yuanqu.site.topbar import provide

ADMINISTRATION_ORDER = 900  # after every office
_PAGES = {
    "system_admin": (("账号", "accounts"), ("科室", "departments")),
    "security_admin": (("账号与角色", "accounts"),),
    "audit_admin": (("审计", "audit"),),
}


class PeopleConfig(AppConfig):
    """Label `people`; the account model is `people.Account`."""

    name = "yuanqu.people"
    label = "people"
    verbose_name = "人员"

    def ready(self) -> None:
        autodiscover_modules("auditing")
        provide(
            account_name=_account_name,
            account_items=_account_items,
            sign_in_url=_sign_in_url,
            sign_out_url=_sign_out_url,
        )
        register_section(Section("系统管理", ADMINISTRATION_ORDER, _administration, "settings"))


def _account_name(request: HttpRequest) -> str:
    return request.user.get_full_name() if request.user.is_authenticated else ""


def _sign_in_url(_request: HttpRequest) -> str:
    return reverse("sign-in")


def _sign_out_url(_request: HttpRequest) -> str:
    return reverse("sign-out")


def _account_items(request: HttpRequest) -> Iterable[Item]:
    return [Item("我的账号", reverse("my-account"), "user")] if request.user.is_authenticated else []


def _administration(request: HttpRequest) -> Iterable[Item]:
    pages = _PAGES.get(getattr(request.user, "role", ""), ())
    return [Item(label, reverse(name)) for label, name in pages]
