"""What is noted in the audit trail without anybody having to think of it: sign-ins, downloads, writes, refusals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from yuanqu.people.audit import DONE, FAILED, REFUSED, note
from yuanqu.people.sessions import begin
from yuanqu.people.throttling import client_address

READS = ("GET", "HEAD", "OPTIONS")
# These note what they do themselves, in better words than an address; only what they refuse is noted here.
OWN_LINES = frozenset(
    {
        "account-new",
        "account-deed",
        "departments",
        "my-account",
        "password-overdue",
        "end-session",
        "my-factor",
        "own-new",
        "own-edit",
    }
)
# Of these nothing is noted here: their addresses hold links that may still work, or the signals below say more.
NEVER = frozenset({"sign-in", "sign-in-code", "sign-out", "password-link", "first-administrator"})
ACTS = {
    "ledger:new": "登记记录",
    "ledger:edit": "修改记录",
    "ledger:void": "作废记录",
    "ledger:export": "导出记录",
    "ledger:history-export": "导出历史",
    "ledger:template": "下载模板",
    "ledger:import": "上传导入文件",
    "ledger:import-apply": "确认导入",
    "ledger:import-undo": "撤销导入",
    "ledger:import-marked": "下载校验结果",
    "half-year-file": "下载工作总结",
    "proof": "上传文稿核稿",
    "proof-draft": "处理核稿意见",
    "proof-remarked": "下载核稿批注稿",
    "audit-export": "导出审计记录",
    "own-archive": "归档或恢复自定指标",
}
_FOUND_BAD, _FAULT = 400, 500
_REFUSALS = (401, 403, 404, 429)


class AuditMiddleware:
    """Adds a line for every write, every download and every refusal; reading pages is not noted."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        account = getattr(request, "user", None)  # as it was before the request signed somebody out
        response = self._answer(request)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name not in NEVER and _worth_a_line(request, response, account, name):
            note(_act(request, response, name), _what(request), _outcome(response), account=account,
                 address=client_address(request))  # fmt: skip
        return response


def _worth_a_line(request: HttpRequest, response: HttpResponseBase, account: Any, name: str) -> bool:
    if response.status_code in _REFUSALS:
        return bool(account and account.is_authenticated) and not request.path.startswith("/static/")
    if request.method not in READS:
        return name not in OWN_LINES
    return response.status_code < _FOUND_BAD and "attachment" in response.get("Content-Disposition", "")


def _act(request: HttpRequest, response: HttpResponseBase, name: str) -> str:
    if response.status_code in _REFUSALS and request.method in READS and name not in ACTS:
        return "查看"
    return ACTS.get(name, "下载" if request.method in READS else "提交")


def _outcome(response: HttpResponseBase) -> str:
    if response.status_code in _REFUSALS:
        return REFUSED
    return FAILED if response.status_code >= _FOUND_BAD else DONE


def _what(request: HttpRequest) -> str:
    return f"{request.method} {unquote(request.get_full_path())}"


@receiver(user_logged_in, dispatch_uid="yuanqu.audit.in")
def _signed_in(*, request: Any, user: Any, **_signal: Any) -> None:
    if isinstance(request, HttpRequest):
        begin(request, _address(request))
    note("登录", account=user, address=_address(request))


@receiver(user_logged_out, dispatch_uid="yuanqu.audit.out")
def _signed_out(*, request: Any, user: Any, **_signal: Any) -> None:
    note("退出", account=user, address=_address(request))


@receiver(user_login_failed, dispatch_uid="yuanqu.audit.failed")
def _failed(*, credentials: Any, request: Any = None, **_signal: Any) -> None:
    tried = str(credentials.get("username", ""))
    note("登录", "用户名或密码不正确", REFUSED, who=f"用户名 {tried}", address=_address(request))


def _address(request: Any) -> str:
    return client_address(request) if isinstance(request, HttpRequest) and request.META else ""
