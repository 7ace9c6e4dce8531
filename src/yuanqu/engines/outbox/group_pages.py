"""What each group is told, as the office chooses: whose messages, and which kinds (群消息的范围)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from yuanqu.engines.outbox.models import Channel
from yuanqu.engines.procedure.models import Message
from yuanqu.people.models import Department
from yuanqu.people.roles import Role
from yuanqu.site.parts import Crumb


@never_cache
@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    """``/outbox/groups/``: each group with what it is told."""
    _require_office(request)
    context: dict[str, Any] = {
        "crumbs": [Crumb("首页", reverse("home")), Crumb("群消息范围")],
        "groups": [
            (each, _ticked(_whose(), each.departments), _ticked(_kinds(), each.kinds)) for each in _groups()
        ],
    }
    return render(request, "outbox/groups.html", context)


@require_POST
def group_choice(request: HttpRequest, channel_id: int) -> HttpResponse:
    """``/outbox/groups/<id>/``: choose anew; what was not told until now is not made up for."""
    _require_office(request)
    group = get_object_or_404(_groups(), pk=channel_id)
    group.departments = [name for name, _ in _whose() if name in request.POST.getlist("departments")]
    group.kinds = [code for code, _ in _kinds() if code in request.POST.getlist("kinds")]
    newest = Message.objects.order_by("-pk").values_list("pk", flat=True).first()
    group.seen = max(group.seen, newest or 0)
    group.save(update_fields=["departments", "kinds", "seen"])
    said = "今后按所选转发" if group.departments and group.kinds else "科室和种类没有都选，不转发任何消息"
    messages.success(request, f"「{group.name}」的范围已保存：{said}。")
    return redirect("outbox-groups")


def _groups() -> Any:
    return Channel.objects.exclude(kind=Channel.Kind.EMAIL).order_by("pk")


def _whose() -> list[tuple[str, str]]:
    names = [Channel.LEADERS, *Department.objects.order_by("code").values_list("name", flat=True)]
    return [(name, name) for name in names]


def _kinds() -> list[tuple[str, str]]:
    return [(code, str(label)) for code, label in Message.Kind.choices]


def _ticked(choices: list[tuple[str, str]], chosen: list[str]) -> list[tuple[str, str, bool]]:
    return [(code, label, code in chosen) for code, label in choices]


def _require_office(request: HttpRequest) -> None:
    if getattr(request.user, "role", "") != Role.OFFICE:
        raise PermissionDenied("群里转发哪些消息由办公室选择。")
