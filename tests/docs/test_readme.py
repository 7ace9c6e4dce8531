"""The two READMEs and the index of decisions: every command exists, every link leads somewhere, neither lags."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from yuanqu.config.command import COMMANDS, group

ROOT = Path(__file__).resolve().parents[2]
READMES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")}
FENCED = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+?)\)")
TARGET = re.compile(r"^([a-z]+):.*## ", re.MULTILINE)
DECISIONS = ROOT / "docs" / "decisions"


def commands(text: str) -> list[str]:
    """The command lines of a README."""
    return [line for block in FENCED.findall(text) for line in block.splitlines() if line.strip()]


LINES = list(dict.fromkeys(line for text in READMES.values() for line in commands(text)))
OURS = [line for line in LINES if line.startswith("yuanqu ")]
# Only a demonstration zone has told figures: tests/journeys asks it for them.
PRINTING = [line for line in OURS if line.split()[1] in ("ledgers", "figures") and "--told" not in line]


@pytest.mark.parametrize("line", [line for line in LINES if line not in OURS])
def test_what_is_made_is_a_target(line: str) -> None:
    words = shlex.split(line)
    assert words[0] == "make"
    assert words[1] in TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))


@pytest.mark.parametrize("line", OURS)
def test_a_command_takes_what_is_written(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsed as the command itself would parse it: unknown options and values are refused."""
    _name, command, *words = shlex.split(line)
    monkeypatch.chdir(tmp_path)
    for word in words:
        if word.endswith((".xlsx", ".csv")):
            (tmp_path / word).touch()
    context = click.Context(group)
    loaded = group.get_command(context, command)
    assert loaded, f"there is no yuanqu {command}"
    assert loaded.make_context(command, words)


def test_an_option_in_the_text_belongs_to_the_commands() -> None:
    """Options in backticks (`--json`) are options of some command."""
    context = click.Context(group)
    loaded = [group.get_command(context, name) for name in COMMANDS]
    known = {option for each in loaded if each for one in each.params for option in one.opts}
    for text in READMES.values():
        named = re.findall(r"`(--[a-z-]+)[^`]*`", text)
        assert named
        assert set(named) <= known


@pytest.mark.parametrize("name", READMES)
def test_every_link_leads_somewhere(name: str) -> None:
    links = LINK.findall(READMES[name])
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_they_are_of_equal_standing() -> None:
    """The same commands, links, pictures and parts in both, in the same order."""
    one, other = READMES.values()
    assert commands(one) == commands(other)
    links = [[link for link in LINK.findall(text) if not link.startswith("README")] for text in (one, other)]
    assert links[0] == links[1]
    assert re.findall("^#+ ", one, re.MULTILINE) == re.findall("^#+ ", other, re.MULTILINE)


@pytest.mark.parametrize("name", READMES)
def test_it_opens_with_a_picture_and_a_paragraph(name: str) -> None:
    blocks = [block for block in READMES[name].split("\n\n") if block.strip()]
    assert blocks[2].startswith("![")
    assert len(blocks[3]) > 150
    assert not blocks[3].startswith(("#", "-", "|", "`"))


@pytest.mark.parametrize("name", READMES)
def test_every_folder_of_the_map_is_there(name: str) -> None:
    house = READMES[name].split("```\nsrc/yuanqu/\n")[1].split("```")[0]
    rooms = re.findall(r"^( *)([a-z]+)/", house, re.MULTILINE)
    assert len(rooms) >= 10
    for indent, room in rooms:
        assert (ROOT / "src" / "yuanqu" / room if indent else ROOT / room).is_dir()


def test_the_simple_commands_run_in_an_empty_home(tmp_path: Path) -> None:
    """The embedded database comes up as it would for anybody; what asks for more is in tests/journeys."""
    assert PRINTING
    done = subprocess.run(
        ["bash", "-e", "-c", "\n".join(PRINTING)],
        cwd=tmp_path,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "YUANQU_HOME": str(tmp_path / "home"),
            "YUANQU_THROWAWAY_DATABASE": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout
    assert "services.service_case" in done.stdout
    assert (tmp_path / "template.xlsx").stat().st_size > 4000


def test_the_index_of_decisions_lists_every_page() -> None:
    listed = LINK.findall((DECISIONS / "README.md").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(page.name for page in DECISIONS.glob("*.md") if page.name != "README.md")
