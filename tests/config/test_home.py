"""The home folder and the secret key."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from yuanqu.config.errors import SetupError
from yuanqu.config.home import checkout, home_folder, open_home, secret_key

WRITE_KEY = (
    "import sys, pathlib; from yuanqu.config import home; print(home.secret_key(pathlib.Path(sys.argv[1])))"
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_environment_names_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("YUANQU_HOME", str(tmp_path / "elsewhere"))
    assert home_folder() == tmp_path / "elsewhere"
    assert not home_folder().exists()


def test_a_checkout_keeps_its_home_in_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YUANQU_HOME", raising=False)
    source = checkout()
    assert source is not None
    assert home_folder() == source / ".yuanqu"


def test_the_home_is_for_its_owner_only_even_if_it_was_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    monkeypatch.setenv("YUANQU_HOME", str(home))
    assert mode(open_home()) == 0o700


def test_a_home_that_cannot_be_made_is_explained(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("YUANQU_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(SetupError, match="YUANQU_HOME") as caught:
        open_home()
    assert caught.value.code == "home-not-writable"


def test_the_secret_key_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert len(key) >= 80
    assert secret_key(tmp_path) == key
    assert mode(tmp_path / "secret-key") == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_processes_that_start_at_once_get_the_same_key(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITE_KEY, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    keys = {process.communicate()[0].strip() for process in running}
    assert len(keys) == 1
    assert keys == {secret_key(tmp_path)}
