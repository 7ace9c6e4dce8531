"""Many people at once: each signed in, each with a connection of its own, each asking as soon as it is answered."""

from __future__ import annotations

import http.client
import sys
import threading
import time
from collections.abc import Sequence


class Crowd:
    """People with their session cookies, before one server."""

    def __init__(self, port: int, cookies: Sequence[str]) -> None:
        self._port, self._cookies = port, cookies

    def one(self, path: str) -> str:
        """The page as the first of them sees it."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port)
        page, _ = _ask(connection, path, self._cookies[0])
        return page

    def ask(self, path: str, times: int) -> list[float]:
        """The milliseconds that each answer took, all people asking ``times`` times at once."""
        spent: list[float] = []
        start = threading.Barrier(len(self._cookies))
        people = [
            threading.Thread(target=self._person, args=(cookie, path, times, start, spent))
            for cookie in self._cookies
        ]
        for person in people:
            person.start()
        for person in people:
            person.join()
        if len(spent) != times * len(people):
            sys.exit(f"{path}: {len(spent)} answers to {times * len(people)} requests")
        return spent

    def _person(
        self, cookie: str, path: str, times: int, start: threading.Barrier, spent: list[float]
    ) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=120)
        connection.connect()
        start.wait()
        for _ in range(times):
            spent.append(_ask(connection, path, cookie)[1])
        connection.close()


def _ask(connection: http.client.HTTPConnection, path: str, cookie: str) -> tuple[str, float]:
    """A page and its milliseconds. Anything but the page itself ends the person's thread."""
    start = time.perf_counter()
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    page = answer.read().decode()
    took = (time.perf_counter() - start) * 1000
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status} {answer.getheader('Location') or ''} {page[-300:]}")
    return page, took
