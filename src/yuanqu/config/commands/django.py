"""`yuanqu django …`: Django's own management commands, with the database running and current (for developers)."""

from __future__ import annotations

import click
from django.core.management import execute_from_command_line

from yuanqu.config.database import ensure_running
from yuanqu.config.invocation import Command
from yuanqu.config.preparation import bring_schema_up_to_date

# These make or move the schema themselves, or need none: a developer says which migrations there are to be.
SCHEMA = {
    "makemigrations",
    "migrate",
    "showmigrations",
    "sqlmigrate",
    "squashmigrations",
    "check",
    "help",
    "version",
}


@click.command(
    cls=Command,
    example="yuanqu django makemigrations economy",
    database=False,
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
)
@click.argument("words", metavar="[命令]...", nargs=-1, type=click.UNPROCESSED)
def command(words: tuple[str, ...]) -> None:
    """运行 Django 的管理命令；数据库已启动，结构先更新到最新，变更结构的命令除外。"""
    ensure_running()
    if not {*words[:1]} & SCHEMA:
        bring_schema_up_to_date()
    execute_from_command_line(["yuanqu django", *words])
