"""The pages of accounts and departments: one administrator makes them, another gives roles (账号与科室)."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanqu.people import enterprises, managing
from yuanqu.people.account_forms import DepartmentForm, MoveForm, NewAccountForm, RoleForm
from yuanqu.people.managing import AccountRefused
from yuanqu.people.models import Account, Department
from yuanqu.people.second_factor import has_factor
from yuanqu.people.throttling import client_address, is_locked
from yuanqu.site.parts import Action, Cell, Column, Crumb, Fact, Table

_LIST = Crumb("账号")


@require_safe
def account_list(request: HttpRequest) -> HttpResponse:
    """``/accounts/?q=李``: every account, by department."""
    _require(request, managing.may_manage(request.user) or managing.may_grant(request.user))
    text = request.GET.get("q", "").strip()
    held = Account.objects.select_related("department").order_by("department__order", "username")
    if text:
        held = held.filter(name__icontains=text) | held.filter(username__icontains=text)
    rows = [
        [
            Cell(each.name, reverse("account", args=[each.pk])),
            Cell(each.username),
            Cell(str(each.department or "—")),
            Cell(each.get_role_display() or "未授权"),
            Cell("启用" if each.is_active else "停用", light="green" if each.is_active else "grey"),
            Cell(_last_seen(each)),
        ]
        for each in held
    ]
    names = ("姓名", "用户名", "科室", "角色", "状态", "最近登录")
    make = [Action("建立账号", reverse("account-new"), "plus", primary=True)]
    context = {
        "crumbs": [Crumb("首页", "/"), _LIST],
        "actions": make if managing.may_manage(request.user) else [],
        "table": Table("账号", [Column(name) for name in names], rows),
        "text": text,
    }
    return render(request, "people/accounts.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account_new(request: HttpRequest) -> HttpResponse:
    """``/accounts/new/``: makes an account and shows, once, the link for its first password."""
    _require(request, managing.may_manage(request.user))
    form = NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made, token = managing.make_account(
                _by(request),
                given["username"],
                given["name"],
                timezone.now(),
                department=given["department"],
                enterprise=given["enterprise"],
                role=given["role"],
                address=client_address(request),
            )
        except AccountRefused as refusal:
            form.add_error("username" if "username" in refusal.code else None, str(refusal))
        else:
            return _show(request, made, link=_link(request, token))
    context = {
        "crumbs": [Crumb("首页", "/"), Crumb("账号", reverse("accounts")), Crumb("建立账号")],
        "form": form,
    }
    return render(request, "people/account_new.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def account_page(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """``/accounts/<id>/``: what an account is, and what the administrator may do with it."""
    _require(request, managing.may_manage(request.user) or managing.may_grant(request.user))
    return _show(request, get_object_or_404(Account, pk=account_id))


@never_cache
@require_POST
def account_deed(request: HttpRequest, account_id: UUID, deed: str) -> HttpResponse:
    """``/accounts/<id>/<deed>/``: each deed asks for its administrator."""
    account = get_object_or_404(Account, pk=account_id)
    by, address = _by(request), client_address(request)
    try:
        if deed == "reset":
            return _show(
                request,
                account,
                link=_link(request, managing.reset_password(by, account, timezone.now(), address)),
            )
        _do(request, deed, by, account, address)
    except AccountRefused as refusal:
        if refusal.code == "account-not-yours":
            raise PermissionDenied(str(refusal)) from refusal
        messages.error(request, str(refusal))
    else:
        messages.success(request, "已保存。")
    return redirect("account", account.pk)


def _do(request: HttpRequest, deed: str, by: Account, account: Account, address: str) -> None:
    if deed == "role":
        role_form = RoleForm(request.POST)
        _require_valid(role_form)
        managing.grant_role(by, account, role_form.cleaned_data["role"], address)
    elif deed == "move":
        move_form = MoveForm(request.POST)
        _require_valid(move_form)
        managing.move(by, account, move_form.cleaned_data["department"], address)
    elif deed == "unlock":
        managing.unlock(by, account, address)
    elif deed == "factor":
        managing.reset_factor(by, account, address)
    else:
        managing.set_active(by, account, deed == "enable", address)


def _require_valid(form: Any) -> None:
    if not form.is_valid():
        raise AccountRefused("account-choice-unknown", "所选的项不存在，请重新选择。")


@require_http_methods(["GET", "HEAD", "POST"])
def department_list(request: HttpRequest) -> HttpResponse:
    """``/departments/``: the departments with how many accounts each has, and a form for another."""
    _require(request, managing.may_manage(request.user))
    form = DepartmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            managing.make_department(_by(request), given["code"], given["name"], client_address(request))
        except AccountRefused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, f"已建立{given['name']}。")
            return redirect("departments")
    held = Department.objects.prefetch_related("accounts")
    rows = [
        [Cell(each.name), Cell(each.code), Cell(str(sum(a.is_active for a in each.accounts.all())))]
        for each in held
    ]
    columns = [Column("名称"), Column("代码"), Column("启用的账号", numeric=True)]
    context = {
        "crumbs": [Crumb("首页", "/"), Crumb("科室")],
        "table": Table("科室", columns, rows),
        "form": form,
    }
    return render(request, "people/departments.html", context, status=422 if form.errors else 200)


def _show(request: HttpRequest, account: Account, link: str = "") -> HttpResponse:
    manages, grants = managing.may_manage(request.user), managing.may_grant(request.user)
    context = {
        "crumbs": [Crumb("首页", "/"), Crumb("账号", reverse("accounts")), Crumb(account.name)],
        "account": account,
        "facts": account_facts(account),
        "link": link,
        "own": account.pk == request.user.pk,
        "locked": grants and is_locked(account.username, timezone.now()),
        "has_factor": grants and has_factor(account),
        "role_form": RoleForm(initial={"role": account.role}) if grants else None,
        "move_form": MoveForm(initial={"department": account.department}) if manages else None,
    }
    return render(request, "people/account.html", context)


def account_facts(account: Account) -> list[Fact]:
    """What an account is, as its page and its owner's page state it."""
    facts = [
        Fact("姓名", account.name),
        Fact("用户名", account.username),
        Fact("科室", str(account.department or "—")),
        Fact("角色", account.get_role_display() or "未授权"),
    ]
    if account.enterprise:
        facts.append(Fact("企业", enterprises.name(account.enterprise) or "（名录中没有）"))
    return [
        *facts,
        Fact("状态", "启用" if account.is_active else "停用"),
        Fact("密码", "已设置" if account.has_usable_password() else "尚未设置"),
        Fact("二次验证", "已启用" if has_factor(account) else "未启用"),
        Fact("最近登录", _last_seen(account)),
    ]


def _last_seen(account: Account) -> str:
    return f"{timezone.localtime(account.last_login):%Y-%m-%d %H:%M}" if account.last_login else "从未"


def _link(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("password-link", args=[token]))


def _by(request: HttpRequest) -> Account:
    return cast(Account, request.user)


def _require(request: HttpRequest, allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied("账号和科室由系统管理员管理，角色由安全管理员授予。")
