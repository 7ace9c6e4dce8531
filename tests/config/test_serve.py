"""`yuanqu serve`, as a person starts it: pages, the one-time link, and a database that is killed meanwhile."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import psutil
import pytest

WAIT = 30.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    folder.chmod(0o700)
    return folder


@contextmanager
def serving(home: Path, *, end: signal.Signals) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """`yuanqu serve` in `home` until `end` is sent: the process, its address and what it printed."""
    port = free_port()
    command = [sys.executable, "-m", "yuanqu", "serve", "--port", str(port)]
    environment = os.environ | {"YUANQU_HOME": str(home)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout
            printed = "".join(iter_until(running.stdout, "Ctrl-C"))
            yield running, f"http://127.0.0.1:{port}", printed
        finally:
            running.send_signal(end)
            running.wait(timeout=WAIT)


def iter_until(lines: Iterable[str], word: str) -> Iterator[str]:
    """The lines up to the one with `word`; fails when they end before."""
    for line in lines:
        yield line
        if word in line:
            return
    pytest.fail("yuanqu serve ended before it served")


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[tuple[str, str]]:
    """The address of a running server, and the one-time link that it printed."""
    with serving(home, end=signal.SIGINT) as (_, address, printed):
        assert status_of(f"{address}/sign-in/", expected=200) == 200
        yield address, re.findall(r"http\S+first-administrator\S+", printed)[0]


def status_of(url: str, *, expected: int) -> int:
    """Ask until `expected` is answered, for half a minute at most."""
    deadline, status = time.monotonic() + WAIT, 0
    while status != expected and time.monotonic() < deadline:
        try:
            with urlopen(url, timeout=WAIT) as answer:
                status = answer.status
        except HTTPError as error:
            with error:
                status = error.code
        except URLError:
            time.sleep(0.2)
        if status != expected:
            time.sleep(0.2)
    return status


def test_the_link_leads_to_the_form_of_the_first_administrator(served: tuple[str, str]) -> None:
    with urlopen(served[1], timeout=WAIT) as page:
        assert "建立系统管理员" in page.read().decode()


def test_other_pages_ask_to_sign_in(served: tuple[str, str]) -> None:
    with urlopen(f"{served[0]}/sign-in/?next=/", timeout=WAIT) as page:
        assert "<title>登录" in page.read().decode()


def test_pages_come_back_by_themselves_after_the_database_was_killed(
    served: tuple[str, str], home: Path
) -> None:
    killed = int((home / "postgres" / "postmaster.pid").read_text().split()[0])
    os.kill(killed, signal.SIGKILL)
    time.sleep(0.5)
    assert status_of(served[1], expected=200) == 200
    assert int((home / "postgres" / "postmaster.pid").read_text().split()[0]) != killed


def test_without_an_administrator_it_serves_this_machine_only(served: tuple[str, str], home: Path) -> None:
    refused = subprocess.run(
        [sys.executable, "-m", "yuanqu", "serve", "--host", "0.0.0.0", "--port", str(free_port())],
        env=os.environ | {"YUANQU_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert "[no-administrator-yet]" in refused.stderr


def test_a_port_in_use_is_explained(served: tuple[str, str], home: Path) -> None:
    refused = subprocess.run(
        [sys.executable, "-m", "yuanqu", "serve", "--port", served[0].rsplit(":", 1)[1]],
        env=os.environ | {"YUANQU_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert "已被另一个程序占用" in refused.stderr


def test_it_leaves_nothing_running(home: Path) -> None:
    """Ended as systemd ends it: pages, workers and database are gone. It has a home of its own."""
    own = home.parent / "stopped"
    own.mkdir(mode=0o700)
    with serving(own, end=signal.SIGTERM) as (running, _, _):
        database = int((own / "postgres" / "postmaster.pid").read_text().split()[0])
        children = psutil.Process(running.pid).children(recursive=True)
    assert not (own / "postgres" / "postmaster.pid").exists()
    _, alive = psutil.wait_procs(children, timeout=10)
    assert not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]
    assert not psutil.pid_exists(database) or psutil.Process(database).status() == psutil.STATUS_ZOMBIE
