"""How WeCom and DingTalk group robots are spoken to, as their documents have it (群机器人).

WeCom: POST {"msgtype": "markdown", "markdown": {"content": …}} to the URL with its key. DingTalk: the same with
``title`` and ``text``; with a secret the URL also carries ``timestamp`` (milliseconds) and ``sign``, the Base64 of the
HMAC-SHA256 over "timestamp\\nsecret". Both answer {"errcode": 0} when they took it, and take 20 a minute.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import datetime
from http.client import HTTPException
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from yuanqu.engines.outbox.models import Channel, Outgoing

TIMEOUT = 10
A_MINUTE = 20
_MOST = 64_000
_MARKS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]()#"})


class NotTaken(Exception):
    """The other side did not take a message; the text says why, without the address, which is a secret."""


class _NoRedirect(HTTPRedirectHandler):
    """A webhook that leads elsewhere is not followed."""

    def redirect_request(self, *_args: Any, **_options: Any) -> None:
        return None


def body_of(channel: Channel, line: Outgoing) -> dict[str, Any]:
    """What is posted for ``line``."""
    link = f"[{line.title.translate(_MARKS)}]({channel.site.rstrip('/')}{quote(line.url, safe='/?=&%')})"
    text = link if line.url else line.title.translate(_MARKS)
    if channel.kind == Channel.Kind.DINGTALK:
        return {"msgtype": "markdown", "markdown": {"title": line.title, "text": text}}
    return {"msgtype": "markdown", "markdown": {"content": text}}


def address_of(channel: Channel, now: datetime) -> str:
    """Where it is posted; for DingTalk with its secret signed at ``now``."""
    if channel.kind != Channel.Kind.DINGTALK or not channel.secret:
        return channel.address
    stamp = str(int(now.timestamp()) * 1000)
    digest = hmac.new(channel.secret.encode(), f"{stamp}\n{channel.secret}".encode(), hashlib.sha256).digest()
    signed = urlencode({"timestamp": stamp, "sign": base64.b64encode(digest).decode()})
    return f"{channel.address}{'&' if urlsplit(channel.address).query else '?'}{signed}"


def post(channel: Channel, line: Outgoing, now: datetime) -> None:
    """Send ``line``. Raises NotTaken."""
    content = json.dumps(body_of(channel, line), ensure_ascii=False).encode()
    url = address_of(channel, now)
    if urlsplit(url).scheme not in ("http", "https"):
        raise NotTaken("地址不是 http 或 https")
    request = Request(url, content, {"Content-Type": "application/json; charset=utf-8"})  # noqa: S310 - looked at above
    try:
        with build_opener(_NoRedirect).open(request, timeout=TIMEOUT) as answer:
            said = json.loads(answer.read(_MOST))
    except (URLError, OSError, HTTPException, ValueError) as error:
        raise NotTaken(f"没有连通或回答读不懂：{type(error).__name__}") from error
    if not isinstance(said, dict) or said.get("errcode") != 0:
        code = said.get("errcode") if isinstance(said, dict) else ""
        raise NotTaken(f"对方未接收，errcode {code}")
