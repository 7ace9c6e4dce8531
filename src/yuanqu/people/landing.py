"""Where a browser lands that opens the address of a deed (只能提交的地址): on the page the deed stands on.

Whoever was signed out while filling in a form is led to the deed's own address after signing in, which takes only POST.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

_ONLY_POSTS = 405
_SAID = "刚才要提交的内容没有提交：请在这一页重新办理。"


class LandingMiddleware:
    """Leads a browser on from an address that only takes POST; a program is told 405 as ever."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._answer(request)
        if response.status_code != _ONLY_POSTS or not _opens_a_page(request):
            return response
        messages.info(request, _SAID)
        return redirect(
            page_below(request.path, request.resolver_match.kwargs if request.resolver_match else {})
        )


def page_below(path: str, kept: Mapping[str, Any]) -> str:
    """The nearest page that the address of a deed lies under and that is about the same; the home page at last."""
    while (path := f"{path.rstrip('/').rpartition('/')[0]}/") != "/":
        try:
            found = resolve(path)
        except Resolver404:
            continue
        if found.kwargs.items() <= kept.items():
            return path
    return "/"


def _opens_a_page(request: HttpRequest) -> bool:
    wanted = request.headers.get("Accept", "")
    parts = request.headers.get("HX-Request") or request.path.startswith("/api/")
    return request.method == "GET" and "text/html" in wanted and not parts
