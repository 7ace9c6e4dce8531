"""Which database, by the environment; and what is said when it cannot be used."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import sql

from yuanqu.config import database
from yuanqu.config.cluster import PORT
from yuanqu.config.errors import SetupError


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> str:
    """The session's own server, reached the way a server elsewhere would be."""
    database.ensure_running()
    own = database.database_settings()
    database._require_usable.cache_clear()
    return f"postgresql:///{own['NAME']}?host={own['HOST']}&port={PORT}&user={own['USER']}"


def test_the_embedded_database_is_the_default() -> None:
    found = database.database_settings()
    assert found["NAME"] == "yuanqu"
    assert found["HOST"].endswith("/socket")
    assert found["CONN_HEALTH_CHECKS"]
    assert not found["ATOMIC_REQUESTS"]


def test_a_url_is_taken_apart_with_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUANQU_DATABASE_URL", "postgresql://clerk:s%40cret@db.zone:6432/zone?sslmode=require")
    found = database.database_settings()
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.zone", "6432", "zone")
    assert (found["USER"], found["PASSWORD"]) == ("clerk", "s@cret")
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://[half", "postgresql://h/d?no_such_option=1"])
def test_a_malformed_url_is_explained(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("YUANQU_DATABASE_URL", url)
    with pytest.raises(SetupError, match="YUANQU_DATABASE_URL") as caught:
        database.database_settings()
    assert caught.value.code == "database-url-malformed"


def test_a_database_by_url_is_used_and_nothing_else_started(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("YUANQU_DATABASE_URL", url)
    monkeypatch.setenv("YUANQU_HOME", "/nonexistent/and/not/to/be/made")
    database.ensure_running()


def test_an_unreachable_database_is_explained_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUANQU_DATABASE_URL", "postgresql://127.0.0.1:1/zone")
    with pytest.raises(SetupError, match="refused") as caught:
        database.ensure_running()
    assert caught.value.code == "database-unreachable"


def test_a_database_that_is_too_old_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("YUANQU_DATABASE_URL", url)
    monkeypatch.setattr(database, "OLDEST", 99)
    with pytest.raises(SetupError, match="99") as caught:
        database.ensure_running()
    assert caught.value.code == "database-too-old"


def test_a_database_in_another_encoding_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    name = "latin_zone"
    with psycopg.connect(url, autocommit=True) as connection:
        make = "CREATE DATABASE {} ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0"
        connection.execute(sql.SQL(make).format(sql.Identifier(name)))
    try:
        monkeypatch.setenv("YUANQU_DATABASE_URL", url.replace("/yuanqu?", f"/{name}?"))
        with pytest.raises(SetupError) as caught:
            database.ensure_running()
        assert caught.value.code == "database-not-utf8"
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))
