"""`yuanqu recover`: a security administrator's lost phone, a system administrator's lost password (找回)."""

from __future__ import annotations

import click
from django.urls import reverse
from django.utils import timezone

from yuanqu.config.invocation import command as declare
from yuanqu.people.recovering import recover


@declare(example="yuanqu recover anquan", name="recover")
@click.argument("username", metavar="用户名")
@click.option(
    "--address", default="http://127.0.0.1:8000", show_default=True, help="网页服务的地址，用于写出链接"
)
def command(username: str, address: str) -> None:
    """安全管理员丢失手机和恢复码、系统管理员忘记密码，而没有别人能为其重置时使用；记入审计。

    安全管理员：取消二次验证，仍用原密码登录，登录后须重新启用。系统管理员：原密码作废，给出设置新密码的链接。
    """
    token = recover(username, timezone.now())
    if token:
        link = address.rstrip("/") + reverse("password-link", args=[token])
        click.echo(f"原密码已作废。请本人打开下面的链接设置新密码（72 小时内有效，只能用一次）：\n{link}")
        return
    click.echo("二次验证已取消，各处的登录已退出。请本人用密码登录，随即重新启用二次验证。")
