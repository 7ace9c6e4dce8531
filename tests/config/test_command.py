"""The command line: what it lists, how it answers wrong use, how it says what went wrong."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from yuanqu.config import command as command_line
from yuanqu.config.command import COMMANDS, group, run
from yuanqu.config.errors import SetupError
from yuanqu.config.home import home_folder
from yuanqu.config.invocation import Command, FoundProblems, command, json_option, print_json

FOLDER = Path(command_line.__file__).parent / "commands"


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> dict[str, BaseException]:
    """Makes `yuanqu figures` raise what a test puts under "error"."""
    what: dict[str, BaseException] = {}

    @command(example="yuanqu figures", database=False)
    @click.option("--period", required=True)
    @click.option("--limit", type=int)
    @click.option("--file", type=click.Path(exists=True))
    @click.option("--form", type=click.Choice(["red", "green"]))
    def figures(period: str, limit: int | None, file: str | None, form: str | None) -> None:
        """说明。"""
        raise what["error"]

    monkeypatch.setattr(group, "get_command", lambda _context, _name: figures)
    return what


def test_help_lists_every_command_and_loads_none() -> None:
    script = (
        "import sys; from yuanqu.config.command import run; run(['--help']); print('django' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert all(name in out and line in out for name, (_, line) in COMMANDS.items())
    assert out.endswith("False\n")


def test_help_is_quick() -> None:
    began = time.monotonic()
    subprocess.run([sys.executable, "-m", "yuanqu", "--help"], capture_output=True, check=True)
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_loads_and_has_chinese_help_with_an_example(name: str) -> None:
    loaded = group.get_command(click.Context(group), name)
    assert isinstance(loaded, Command)
    help_text = loaded.get_help(click.Context(loaded, info_name=f"yuanqu {name}"))
    assert f"yuanqu {name}" in loaded.example
    assert "用法：" in help_text
    assert "示例" in help_text
    assert "Usage" not in help_text
    assert not re.search(r"[\u4e00-\u9fff][,;()?!]|[,;:()?!][\u4e00-\u9fff]", help_text), "half-width marks"
    assert not re.search(r"\b(?:FILE|DIRECTORY|TEXT|INTEGER|RANGE|LEDGER|BATCH|WORDS|default)\b", help_text)
    for option in loaded.params:
        assert not isinstance(option, click.Option) or option.help, f"{name}: {option.name} has no help"


def test_every_command_module_is_listed() -> None:
    listed = {module for module, _ in COMMANDS.values()}
    defining = {
        path.stem for path in FOLDER.glob("*.py") if "def command(" in path.read_text() or path.stem in listed
    }
    assert listed == defining


def test_an_unknown_command_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figure"]) == 2
    assert "是不是想用 figures" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["figures", "--perod", "x"], "没有 --perod 这个选项；是不是想用 --period"),
        (["figures"], "缺少选项 --period"),
        (["figures", "--period", "x", "--limit", "many"], "选项 --limit 的值不对：“many”不是数字"),
        (["figures", "--period"], "选项 --period 后面要写它的值"),
        (["figures", "--period", "x", "more"], "多出了“more”"),
        (["figures", "--period", "x", "--file", "none.xlsx"], "没有“none.xlsx”这个文件"),
        (["figures", "--period", "x", "--form", "blue"], "“blue”不在可选的范围内，可选：'red', 'green'"),
    ],
)
def test_wrong_use_is_explained_in_chinese(
    failing: dict[str, BaseException], capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(words) == 2
    printed = capsys.readouterr().err
    assert printed.startswith("错误：")
    assert said in printed
    assert "[wrong-use]" in printed


def test_a_known_error_is_one_line_with_its_code(
    failing: dict[str, BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    failing["error"] = SetupError("disk-full", "磁盘已满。")
    assert run(["figures", "--period", "x"]) == 1
    assert capsys.readouterr().err == "错误：磁盘已满。 [disk-full]\n"


def test_problems_found_are_status_one_without_another_word(
    failing: dict[str, BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    failing["error"] = FoundProblems()
    assert run(["figures", "--period", "x"]) == 1
    assert capsys.readouterr().err == ""


def test_an_unforeseen_error_shows_no_traceback_but_keeps_it(
    failing: dict[str, BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    failing["error"] = ZeroDivisionError("made for this test")
    assert run(["figures", "--period", "x"]) == 1
    printed = capsys.readouterr().err
    assert "Traceback" not in printed
    assert "[internal-error]" in printed
    assert "made for this test" in (home_folder() / "errors.log").read_text()


def test_debug_shows_the_traceback(
    failing: dict[str, BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    failing["error"] = ZeroDivisionError("made for this test")
    assert run(["figures", "--period", "x"], debug=True) == 1
    assert "Traceback" in capsys.readouterr().err


def test_interrupting_is_said_plainly(
    failing: dict[str, BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    failing["error"] = KeyboardInterrupt()
    assert run(["figures", "--period", "x"]) == 130
    assert "已中断" in capsys.readouterr().err


def test_json_keeps_chinese_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    print_json([{"name": "规上企业", "value": "231"}])
    assert '"name": "规上企业"' in capsys.readouterr().out


def test_the_json_option_is_declared_once_for_all() -> None:
    @command(example="yuanqu figures", database=False)
    @json_option
    def figures(as_json: bool) -> None:
        """说明。"""

    assert "以 JSON 输出" in figures.get_help(click.Context(figures))
