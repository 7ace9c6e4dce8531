"""Messages out in the menu (接线): channels for the system administrator, calendar and letters for everybody else."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse

from yuanqu.people.roles import Role
from yuanqu.site.navigation import Item, Section, register_section

_ORDER = 910  # after the administration of accounts


def _items(request: HttpRequest) -> Iterable[Item]:
    if getattr(request.user, "role", "") == Role.SYSTEM_ADMIN:
        yield Item("消息通道", reverse("outbox"))
    elif request.user.is_authenticated:
        yield Item("日历和邮件", reverse("own-calendar"))
        if getattr(request.user, "role", "") == Role.OFFICE:
            yield Item("群消息范围", reverse("outbox-groups"))


register_section(Section("对外消息", _ORDER, _items, "message"))
