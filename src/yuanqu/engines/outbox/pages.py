"""Setting channels up, by the system administrator (消息通道的页面)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yuanqu.engines.outbox.mail import is_mail_address, server_of
from yuanqu.engines.outbox.models import Channel
from yuanqu.engines.outbox.sending import switch_on
from yuanqu.people.roles import Role
from yuanqu.site.parts import Cell, Column, Crumb, Table

_FIELDS = ("name", "address", "sender", "secret", "site")
_CALLED = {"name": "名称", "address": "地址", "site": "本系统网址"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def channels(request: HttpRequest) -> HttpResponse:
    """``/outbox/``: the channels, what waits in each, and a form for a new one. A secret is never shown again."""
    _require_administrator(request)
    typed = {name: request.POST.get(name, "").strip() for name in ("kind", *_FIELDS)}
    problems = _problems(typed) if request.method == "POST" else []
    if request.method == "POST" and not problems:
        Channel.objects.create(**typed)
        messages.success(request, "通道已建立，尚未启用。")
        return redirect("outbox")
    context: dict[str, Any] = {
        "crumbs": [Crumb("首页", "/"), Crumb("对外消息")],
        "channels": [(each, _table(each)) for each in Channel.objects.order_by("pk")],
        "kinds": Channel.Kind.choices,
        "typed": typed,
        "problems": problems,
    }
    return render(request, "outbox/channels.html", context, status=422 if problems else 200)


@require_POST
def switch(request: HttpRequest, channel_id: int) -> HttpResponse:
    """``/outbox/<id>/``: on or off."""
    _require_administrator(request)
    channel = get_object_or_404(Channel, pk=channel_id)
    if channel.on:
        channel.on = False
        channel.save(update_fields=["on"])
    else:
        switch_on(channel)
    messages.success(request, f"「{channel.name}」已{'启用' if channel.on else '停用'}。")
    return redirect("outbox")


def _require_administrator(request: HttpRequest) -> None:
    if getattr(request.user, "role", "") != Role.SYSTEM_ADMIN:
        raise PermissionDenied("对外消息由系统管理员设置。")


def _problems(typed: dict[str, str]) -> list[str]:
    found = [f"「{label}」必填。" for name, label in _CALLED.items() if not typed[name]]
    if typed["kind"] not in Channel.Kind.values:
        found.append("请选择种类。")
    mail = typed["kind"] == Channel.Kind.EMAIL
    found += _of_mail(typed) if mail else []
    for name in ("site",) if mail else ("address", "site"):
        parts = urlsplit(typed[name])
        if typed[name] and (parts.scheme not in ("http", "https") or not parts.netloc):
            found.append(f"「{_CALLED[name]}」应以 http:// 或 https:// 开头。")
    if Channel.objects.filter(name=typed["name"]).exists():
        found.append(f"已有名为「{typed['name']}」的通道。")
    return found


def _of_mail(typed: dict[str, str]) -> list[str]:
    found = []
    try:
        encrypted = server_of(typed["address"]).secret if typed["address"] else True
    except ValueError:
        return ["「地址」应写成 smtps://主机:465、starttls://主机:587 或 smtp://主机:25。"]
    if typed["secret"] and not encrypted:
        found.append("密码不能不加密发送：请改用 smtps:// 或 starttls://，或不填密码。")
    if not is_mail_address(typed["sender"]):
        found.append("「发件邮箱」应是一个邮箱地址，如 notice@zone.gov.cn。")
    if Channel.objects.filter(kind=Channel.Kind.EMAIL).exists():
        found.append("已有一个电子邮件通道；每个人的提醒只从一处发出。")
    return found


def _table(channel: Channel) -> Table:
    """The latest lines: when, what, what became of it."""
    rows = [
        [
            Cell(f"{timezone.localtime(line.made_at):%Y-%m-%d %H:%M}"),
            Cell(line.title),
            Cell("已发送" if line.sent_at else f"未发送，已试 {line.attempts} 次 {line.problem}".strip()),
        ]
        for line in channel.lines.order_by("-pk")[:20]
    ]
    return Table(f"{channel.name}最近的消息", [Column("时间"), Column("消息"), Column("情况")], rows)
