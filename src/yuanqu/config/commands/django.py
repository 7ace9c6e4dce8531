"""`yuanqu django …`: Django's own management commands, with the database running (for developers)."""

from __future__ import annotations

import click
from django.core.management import execute_from_command_line

from yuanqu.config.database import ensure_running
from yuanqu.config.invocation import Command


@click.command(
    cls=Command,
    example="yuanqu django makemigrations economy",
    database=False,
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
)
@click.argument("words", metavar="[命令]...", nargs=-1, type=click.UNPROCESSED)
def command(words: tuple[str, ...]) -> None:
    """运行 Django 的管理命令；数据库已启动，但不自动变更结构。"""
    ensure_running()
    execute_from_command_line(["yuanqu django", *words])
