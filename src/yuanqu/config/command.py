"""The command `yuanqu`: finds a command by name, loads only that one, and says what went wrong (命令行)."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from difflib import get_close_matches
from importlib import import_module
from types import FrameType
from typing import NoReturn

import click

from yuanqu.config.home import home_folder
from yuanqu.config.usage_words import in_chinese

# Name → the module below yuanqu.config.commands that defines `command`, and the line that `yuanqu --help` shows.
# The help line stands here so that listing the commands loads none of them.
COMMANDS = {
    "demo": ("demo", "建立演示园区，写出工作总结和指标"),
    "serve": ("serve", "启动网页服务"),
    "import": ("import_", "把工作簿或 CSV 导入台账"),
    "undo": ("undo", "撤销一次导入"),
    "export": ("export", "把台账导出为工作簿或 CSV"),
    "ledgers": ("ledgers", "列出台账及其栏目"),
    "procedures": ("procedures", "列出流程及其动作，画流程图"),
    "tick": ("tick", "到期提醒、催办和自动办理（每日一次）"),
    "send": ("send", "把站内消息发到已启用的群和邮箱"),
    "figures": ("figures", "列出某一期间的指标数值"),
    "quotas": ("quotas", "列出本期应办未办的对象"),
    "records": ("records", "列出一个指标所依据的记录"),
    "report": ("report", "写出工作总结（.docx）"),
    "proof": ("proof", "核对文稿中的数据、用字和标点；建有园区时与台账核对"),
    "snapshot": ("snapshot", "为测算导出数据快照"),
    "rollup": ("rollup", "汇总各园区封存的快照（县、省、全国）"),
    "audit": ("audit", "列出或校验审计记录"),
    "recover": ("recover", "找回管理员的二次验证或密码"),
    "glossary": ("glossary", "由声明生成术语表（供开发者）"),
    "django": ("django", "运行 Django 的管理命令（供开发者）"),
}

DONE, FAILED, WRONG_USE, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143


class Yuanqu(click.Group):
    """The group of commands, each loaded when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        # Commands import models at their top, so Django has to be set up before they are loaded.
        import_module("yuanqu.config.preparation").set_up_django()
        loaded = import_module(f"yuanqu.config.commands.{COMMANDS[cmd_name][0]}").command
        assert isinstance(loaded, click.Command)
        return loaded

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"是不是想用 {near[0]}?" if near else "用 yuanqu --help 查看全部命令。"
            raise click.UsageError(f"没有 {args[0]} 这个命令；{hint}")
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage("yuanqu", "[--debug] 命令 [选项]", "用法：")
        formatter.write_paragraph()
        formatter.write_text("园区：台账、办理、指标、工作总结——每个数字都能打开到记录。")
        with formatter.section("命令"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])
        with formatter.section("选项"):
            formatter.write_dl([("--debug", "出错时显示程序的调用过程"), ("--help", "显示本说明")])
        with formatter.section("示例"):
            formatter.write_text("yuanqu figures --help")


group = Yuanqu("yuanqu", no_args_is_help=False)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run one command and end the process with its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in words
    words = [word for word in words if word != "--debug"] or ["--help"]
    signal.signal(signal.SIGTERM, _leave_in_order)
    sys.exit(run(words, debug=debug))


def run(words: list[str], *, debug: bool = False) -> int:
    """The exit status of one command; whatever went wrong has been printed to standard error."""
    try:
        group.main(words, prog_name="yuanqu", standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        return _say(in_chinese(error), "wrong-use", WRONG_USE)
    except (click.Abort, KeyboardInterrupt):
        return _say("已中断。", "interrupted", INTERRUPTED)
    except BrokenPipeError:  # the reader has gone; what is still buffered goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        if debug:
            traceback.print_exc()
        return _explain(error)
    return DONE


def _leave_in_order(_signal: int, _frame: FrameType | None) -> NoReturn:
    """On SIGTERM end like on an error: open transactions roll back, the database is left properly."""
    sys.exit(TERMINATED)


def _explain(error: Exception) -> int:
    code = getattr(error, "code", None)
    if type(error).__name__ == "FoundProblems":
        return FAILED
    if isinstance(code, str) and str(error):
        return _say(str(error), code, WRONG_USE if isinstance(error, LookupError) else FAILED)
    where = _write_down(error)
    return _say(f"程序内部出错：{type(error).__name__}: {error}\n{where}", "internal-error", FAILED)


def _write_down(error: Exception) -> str:
    """Keep the traceback in the home folder for whoever mends it."""
    log = home_folder() / "errors.log"
    try:
        with log.open("a", encoding="utf-8") as file:
            traceback.print_exception(error, file=file)
    except OSError as unwritable:
        return f"（错误详情未能写入 {log}：{unwritable.strerror}；加 --debug 可直接显示。）"
    return f"错误详情已写入 {log}；加 --debug 可直接显示。"


def _say(message: str, code: str, status: int) -> int:
    click.echo(f"错误：{message} [{code}]", err=True)
    return status
