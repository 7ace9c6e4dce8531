"""`yuanqu serve`: the web pages, by granian; prints the first administrator's link while there is no account."""

from __future__ import annotations

import errno
import ipaddress
import logging
import multiprocessing
import socket
import threading
import time

import click
from django.db import connections
from django.urls import reverse
from django.utils import timezone
from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings

from yuanqu.config.database import ensure_running
from yuanqu.config.errors import SetupError
from yuanqu.config.invocation import command as declare
from yuanqu.engines.outbox.sending import send
from yuanqu.engines.procedure.ticking import tick_today
from yuanqu.people.first_administrator import make_link, needed

WATCH_EVERY = 2.0  # seconds
KEEP_ALIVE = 75  # seconds that an idle connection is kept: longer than proxies keep theirs
log = logging.getLogger(__name__)


@declare(example="yuanqu serve --port 8000", name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址；其他机器要访问时用 0.0.0.0")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="监听的端口")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="网页进程的个数")
def command(host: str, port: int, workers: int) -> None:
    """启动网页服务；按 Ctrl-C 停止。"""
    _require_free(host, port)
    address = f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{port}"  # noqa: S104 - compared only
    if needed():
        _require_loopback(host)
        link = address + reverse("first-administrator", args=[make_link(timezone.now())])
        click.echo(
            f"还没有账号。请在浏览器中打开下面的链接，建立系统管理员（24 小时内有效，只能用一次）：\n{link}"
        )
    click.echo(f"网页地址：{address}/  按 Ctrl-C 停止。")
    connections.close_all()
    threading.Thread(target=_watch, daemon=True).start()
    # A forked worker would inherit this process's threads half-way; a spawned one starts clean.
    multiprocessing.set_start_method("spawn", force=True)
    Granian(
        "yuanqu.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=8,
        http1_settings=HTTP1Settings(header_read_timeout=KEEP_ALIVE * 1000),
        respawn_failed_workers=True,
        log_enabled=False,
        process_name=None,
    ).serve()


def _require_loopback(host: str) -> None:
    try:
        loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise SetupError(
            "no-administrator-yet",
            f"还没有系统管理员，不能在 {host} 上对外服务。"
            "请先运行 yuanqu serve（只在本机），打开它显示的链接建立管理员。",
        )


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = {
                errno.EADDRINUSE: "已被另一个程序占用，请用 --port 换一个端口",
                errno.EACCES: "需要更高的权限，请用 --port 选 1024 以上的端口",
                errno.EADDRNOTAVAIL: "不是本机的地址，请检查 --host",
            }.get(error.errno or 0, str(error.strerror))
            raise SetupError("address-not-usable", f"{host} 的端口 {port} 不能使用：{reason}。") from error


def _watch() -> None:
    """Start the embedded database again should it be killed while pages are served; greet each new day once."""
    while True:
        time.sleep(WATCH_EVERY)
        try:
            ensure_running()
        except SetupError as error:
            log.error("数据库不能重新启动：%s [%s]", error, error.code)
            continue
        try:
            tick_today()
            send()
        except Exception:  # whatever a ledger's own rule raises must not end the watch over the database
            log.exception("每日处理没有完成，稍后再试")
        finally:
            connections.close_all()
