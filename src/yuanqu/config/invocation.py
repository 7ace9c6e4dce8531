"""What every command of `yuanqu` shares: Chinese help with an example, preparing, JSON (命令行的公共约定).

A command lives in `commands/<name>.py` as `command`, and is listed in command.py:

    @command(example="yuanqu figures --period 2025-H1 --json")
    @click.option("--period", required=True, help="期间，如 2025-H1")
    @json_option
    def figures(period: str, as_json: bool) -> None:
        '''列出指标的数值。'''

By the time the body runs, Django is set up, the database answers and its schema is current (`database=False`
leaves that out). A body raises errors that carry a Chinese message and a `code`; command.py prints them. Exit
status: 0 done; 1 it could not be done or problems were found (`raise FoundProblems`); 2 wrong use.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import click

from yuanqu.config.preparation import prepare

Body = Callable[..., None]


class FoundProblems(Exception):
    """The command did its work and found problems, which it has printed itself: exit status 1, nothing more said."""


# What the parser writes into the list of options in English: kinds of values, and remarks on them.
_SAID = {
    " INTEGER RANGE": " 整数",
    " INTEGER": " 整数",
    " FILE": " 文件",
    " DIRECTORY": " 文件夹",
    " TEXT": " 文本",
    "[required]": "（必填）",
    "[default: ": "[默认：",
}


def _in_chinese(text: str) -> str:
    for english, chinese in _SAID.items():
        text = text.replace(english, chinese)
    return text


class ChineseHelp(click.Command):
    """A click command whose help is in Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces.replace("[OPTIONS]", "[选项]"), "用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [row for parameter in self.get_params(ctx) if (row := parameter.get_help_record(ctx))]
        with formatter.section("选项"):
            formatter.write_dl([(_in_chinese(names), _in_chinese(text)) for names, text in rows])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示本说明"
        return option


class Command(ChineseHelp):
    """A command that prepares the database before its body, and shows an example below its help."""

    def __init__(self, *args: Any, example: str, database: bool, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.example = example
        self.database = database

    def invoke(self, ctx: click.Context) -> Any:
        if self.database:
            prepare()
        return super().invoke(ctx)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("示例"):
            formatter.write_text(self.example)


def command(*, example: str, database: bool = True, name: str | None = None) -> Callable[[Body], Command]:
    """Make a function a command of `yuanqu`; its docstring, in Chinese, is the help."""

    def declare(body: Body) -> Command:
        declared = click.command(name, cls=Command, example=example, database=database)(body)
        assert isinstance(declared, Command)
        return declared

    return declare


json_option = click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供程序读取")


def print_json(data: object) -> None:
    """Print `data` as JSON: Chinese as it is, two spaces deep. Give decimals as text, never as floats."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
