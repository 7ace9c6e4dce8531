"""A person's browser (浏览器): one connection kept open, cookies, forms as the page gives them, time of each answer."""

from __future__ import annotations

import http.client
import re
import select
import time
from collections.abc import Collection, Mapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urljoin
from uuid import uuid4

from bench.day.journal import Journal, Wrong
from lxml import html

IDLE = 20  # seconds after which a connection is opened anew: far less than the server keeps it
LONGEST = 180
FOUND, SAID = 302, 300  # the status of a redirect; characters of an answer that are told
File = tuple[str, bytes]  # its name, its content


class Page:
    """An answer."""

    def __init__(self, address: str, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.address, self.status, self.body = address, status, body
        self.location = headers.get("location", "")

    @property
    def text(self) -> str:
        """What it says."""
        return self.body.decode("utf-8", "replace")

    def form(self, holding: str) -> tuple[str, dict[str, str]]:
        """The address and the texts of the form that has a field of that name. Raises Wrong where there is none."""
        for form in html.fromstring(self.text).forms:
            if holding in form.inputs:  # a file's own field has no text
                fields = {name: text or "" for name, text in form.form_values()}
                return urljoin(self.address, form.action or self.address), fields
        raise Wrong(f"{self.address} has no form with {holding}: {self.said}")

    def links(self, under: str) -> list[str]:
        """The addresses below ``under`` that it leads to, without what is asked of them."""
        found = re.findall(rf'href="({re.escape(under)}[0-9a-f-]{{36}}/)"', self.text)
        return list(dict.fromkeys(found))

    @property
    def said(self) -> str:
        """What it says, shortened to what a person would read of a refusal."""
        if "<html" not in self.text[:SAID].lower():
            return self.text[:SAID]
        found = html.fromstring(self.text)
        told = found.xpath(
            "//*[contains(@class,'notice')]//text() | //ul[@class='field-errors']//text() | //h1//text()"
        )
        return " ".join(" ".join(told).split())[:SAID]


class Browser:
    """One person's."""

    def __init__(self, port: int, cookie: str, journal: Journal) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
        self._journal, self._used = journal, 0.0
        self._cookies: dict[str, str] = dict([cookie.split("=", 1)])

    def get(self, kind: str, path: str, expected: Collection[int] = (200,)) -> Page:
        """A page, timed under ``kind``. Raises Wrong for another answer than one of the ``expected``."""
        return self._timed(kind, "GET", path, None, {}, expected)

    def send(
        self,
        kind: str,
        path: str,
        fields: Mapping[str, str],
        files: Mapping[str, File] | None = None,
        expected: Collection[int] = (FOUND,),
    ) -> Page:
        """A form sent, with its files."""
        body, content = _multipart(fields, files) if files else (urlencode(fields).encode(), _PLAIN)
        return self._timed(kind, "POST", path, body, {"Content-Type": content}, expected)

    def close(self) -> None:
        """At the end of the day."""
        self._connection.close()

    def _timed(
        self,
        kind: str,
        method: str,
        path: str,
        body: bytes | None,
        headers: Mapping[str, str],
        expected: Collection[int],
    ) -> Page:
        if time.monotonic() - self._used > IDLE or _ended(self._connection):
            self._connection.close()  # the next request opens it anew, as a browser does
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        start = time.perf_counter()
        try:
            self._connection.request(method, path, body, {"Cookie": cookies, **headers})
            answer = self._connection.getresponse()
            page = Page(path, answer.status, {n.lower(): v for n, v in answer.getheaders()}, answer.read())
        except Exception:
            self._connection.close()
            raise
        took = (time.perf_counter() - start) * 1000
        self._used = time.monotonic()
        self._keep(answer.headers.get_all("set-cookie") or [])
        if page.status not in expected:
            raise Wrong(f"{method} {path} {page.status} {page.location} {page.said}")
        self._journal.took(kind, took)
        return page

    def _keep(self, given: list[str]) -> None:
        for line in given:
            for name, morsel in SimpleCookie(line).items():
                self._cookies[name] = morsel.value


_PLAIN = "application/x-www-form-urlencoded"


def _multipart(fields: Mapping[str, str], files: Mapping[str, File]) -> tuple[bytes, str]:
    mark = uuid4().hex
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
        for name, text in fields.items()
    ]
    for name, (file, content) in files.items():
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
        parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
    return b"".join([*parts, f"--{mark}--\r\n".encode()]), f"multipart/form-data; boundary={mark}"


def _ended(connection: Any) -> bool:
    """Whether the server has closed a connection that was idle: nothing else is to be read between two answers."""
    return connection.sock is not None and bool(select.select([connection.sock], [], [], 0)[0])
