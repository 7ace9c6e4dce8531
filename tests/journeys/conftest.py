"""One zone and one server for all journeys in a browser: what one changes, the others must not count on."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.conftest import Demonstration, living


@pytest.fixture(scope="package")
def walked_zone(told_zone: Callable[[], Demonstration]) -> Iterator[Demonstration]:
    """The told zone that the journeys in a browser walk through."""
    with living(told_zone()) as zone:
        yield zone


@pytest.fixture(scope="package")
def address(walked_zone: Demonstration) -> Iterator[str]:
    """The address of a server over that zone."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "yuanqu", "serve", "--port", str(port)], env=walked_zone.environment
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(url: str, server: subprocess.Popen[Any]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(f"{url}/sign-in/", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not answer")
