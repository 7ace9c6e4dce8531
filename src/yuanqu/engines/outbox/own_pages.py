"""One's own calendar link and mail address, and the feed itself (日历和邮件的页面)."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yuanqu.engines.outbox.addresses import ask, confirm, forget, mail_channel
from yuanqu.engines.outbox.calendar import calendar, make_link, owner, revoke
from yuanqu.engines.outbox.mail import is_mail_address
from yuanqu.engines.outbox.models import CalendarLink, MailAddress, Outgoing
from yuanqu.engines.procedure.todos import todos_of
from yuanqu.people.models import Account
from yuanqu.site.parts import Crumb


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_reminders(request: HttpRequest) -> HttpResponse:
    """``/calendar/``: make a calendar link, which is shown once, or close it; write to a mail address, or no more."""
    account = cast(Account, request.user)
    deed = request.POST.get("deed", "make") if request.method == "POST" else ""
    if deed == "make":
        return _shown(
            request, link=request.build_absolute_uri(reverse("calendar", args=[make_link(account)]))
        )
    if deed == "revoke":
        revoke(account)
        messages.success(request, "订阅链接已作废。")
    elif deed == "forget":
        forget(account)
        messages.success(request, "不再向您发邮件。")
    elif deed == "mail" and (problem := _ask(account, request.POST.get("address", "").strip())):
        return _shown(request, 422, problem=problem, typed=request.POST.get("address", ""))
    return redirect("own-calendar") if deed else _shown(request)


@never_cache
@require_safe
def confirm_mail(request: HttpRequest, token: str) -> HttpResponse:
    """``/mail/<secret>/``, from the letter that asks: the address is in use from now on."""
    if not confirm(cast(Account, request.user), token):
        raise Http404("确认链接不是发给您的，或已被更晚的一封代替。")
    messages.success(request, "邮箱已确认，今后的提醒会发到那里。")
    return redirect("own-calendar")


@never_cache
@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """``/calendar/<secret>.ics``: whoever has the address reads it. Raises Http404 for one that opens nothing."""
    account = owner(token)
    if account is None:
        raise Http404("没有这份日历，或链接已作废。")
    site = request.build_absolute_uri("/")
    content = calendar("园区待办", todos_of(account).found, site, timezone.now())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _ask(account: Account, address: str) -> str:
    """What is wrong with an address; empty where the letter that asks is on its way."""
    channel = mail_channel()
    if channel is None:
        return "系统管理员还没有启用电子邮件通道。"
    if not is_mail_address(address):
        return f"“{address}”不是邮箱地址，应像 wang@zone.gov.cn。"
    ask(account, address, channel)
    return ""


def _shown(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    account = cast(Account, request.user)
    mail = MailAddress.objects.filter(account=account).first()
    failed = mail and Outgoing.objects.filter(to=mail.address, sent_at=None).exclude(problem="").order_by(
        "-pk"
    )
    context = {
        "crumbs": [Crumb("首页", "/"), Crumb("日历和邮件")],
        "held": CalendarLink.objects.filter(account=account, revoked_at=None).first(),
        "mail": mail,
        "failed": failed.first() if failed else None,
        "sends": mail_channel() is not None,
        **more,
    }
    return render(request, "outbox/calendar.html", context, status=status)
