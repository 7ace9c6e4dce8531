"""Which PostgreSQL Django talks to: the embedded one, or any by YUANQU_DATABASE_URL (数据库)."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from yuanqu.config.cluster import PORT, Cluster
from yuanqu.config.embedded import DATABASE, ROLE, server_of
from yuanqu.config.errors import SetupError
from yuanqu.config.home import home_folder, open_home

OLDEST = 15
SCHEMES = ("postgresql://", "postgres://")


def database_settings() -> dict[str, Any]:
    """Django's settings of the one database. Starts nothing and makes nothing."""
    url = database_url()
    connection = _from_url(url) if url else _embedded()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,  # a connection that outlived a restart of the server is not handed out
        "ATOMIC_REQUESTS": False,
        **connection,
    }


def ensure_running() -> None:
    """Return once the database answers and is one we can work with; starts the embedded one if need be.

    Call it before Django connects; calling it again costs next to nothing. Raises SetupError.
    """
    url = database_url()
    if url:
        _require_usable(url)
    else:
        server_of(embedded_cluster()).join()


def database_stands() -> bool:
    """Whether there is a database to ask: one named by the environment, or an embedded one made before."""
    return bool(database_url()) or (Cluster(home_folder()).data / "PG_VERSION").exists()


def embedded_cluster() -> Cluster:
    """The embedded server's files, in the home folder, which is made if need be."""
    return Cluster(open_home(), durable=os.environ.get("YUANQU_THROWAWAY_DATABASE") != "1")


def database_url() -> str:
    """YUANQU_DATABASE_URL, or an empty string. Raises SetupError `database-url-malformed`."""
    url = os.environ.get("YUANQU_DATABASE_URL", "").strip()
    if url and not url.startswith(SCHEMES):
        raise SetupError(
            "database-url-malformed",
            "环境变量 YUANQU_DATABASE_URL 应写成 postgresql://用户：密码@主机：端口/数据库。",
        )
    return url


def _embedded() -> dict[str, Any]:
    sockets = Cluster(home_folder()).sockets
    return {"NAME": DATABASE, "USER": ROLE, "HOST": str(sockets), "PORT": str(PORT)}


def _from_url(url: str) -> dict[str, Any]:
    try:
        parts = dict(conninfo_to_dict(url))
    except psycopg.ProgrammingError as error:
        raise SetupError(
            "database-url-malformed", f"环境变量 YUANQU_DATABASE_URL 不能识别：{error}"
        ) from error
    named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    settings: dict[str, Any] = {key: str(parts.pop(word, "") or "") for key, word in named.items()}
    return settings | {"OPTIONS": parts}


@cache
def _require_usable(url: str) -> None:
    try:
        with psycopg.connect(url, connect_timeout=15) as connection:
            version = connection.info.server_version // 10_000
            encoding = connection.info.parameter_status("server_encoding")
    except psycopg.OperationalError as error:
        raise SetupError(
            "database-unreachable",
            "连接不上 YUANQU_DATABASE_URL 指定的数据库。请检查主机、端口、用户名、密码和网络。\n"
            f"数据库的原话：{str(error).strip()}",
        ) from error
    if version < OLDEST:
        raise SetupError(
            "database-too-old", f"数据库是 PostgreSQL {version}，需要 {OLDEST} 或更新的版本。请升级数据库。"
        )
    if encoding != "UTF8":
        raise SetupError(
            "database-not-utf8", f"数据库的编码是 {encoding}，需要 UTF8。请用 UTF8 编码新建一个数据库。"
        )
