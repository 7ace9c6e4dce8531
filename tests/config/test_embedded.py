"""The embedded database: shared by commands, stopped by the last one, and surviving whatever is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest
from tests.config.using_command import COMMAND, UsingCommand, ended, wait_until_gone

from yuanqu.config import cluster as cluster_module
from yuanqu.config.cluster import PORT, SOCKET_PATH_LIMIT, Cluster, explained
from yuanqu.config.embedded import DATABASE, ROLE, EmbeddedServer
from yuanqu.config.errors import SetupError


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A home whose server, should a failing test leave it running, is stopped."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    yield folder
    while UsingCommand.running:
        UsingCommand.running.pop().kill()
    last = EmbeddedServer(Cluster(folder, durable=False))
    last._be_counted()
    last.leave()


def test_two_commands_at_once_share_one_server_and_the_last_one_stops_it(home: Path) -> None:
    first, second = UsingCommand(home), UsingCommand(home)
    server = first.server_pid()
    assert second.server_pid() == server
    first.leave()
    assert second.ask("SELECT 41 + 1") == "42"
    second.leave()
    assert ended(server)


def test_stopping_waits_for_nobody_to_reap_the_server(home: Path) -> None:
    """Pinned: every command took five minutes to end where the server's parent lived on."""
    starter = EmbeddedServer(Cluster(home, durable=False))
    starter.join()
    second = UsingCommand(home)
    server = second.server_pid()
    starter.leave()
    second.leave()  # within its minute
    assert psutil.Process(server).status() == psutil.STATUS_ZOMBIE
    os.waitpid(server, 0)


def test_committed_data_survives_killing_the_server(home: Path) -> None:
    command = UsingCommand(home)
    server = command.server_pid()
    assert command.ask("CREATE TABLE kept AS SELECT 7 AS number") == "done"
    os.kill(server, signal.SIGKILL)
    wait_until_gone(server)
    command.kill()

    following = UsingCommand(home)
    assert following.server_pid() != server
    assert following.ask("SELECT number FROM kept") == "7"
    following.leave()


def test_a_server_whose_command_was_killed_is_taken_over(home: Path) -> None:
    command = UsingCommand(home)
    server = command.server_pid()
    command.kill()
    assert psutil.pid_exists(server)

    following = UsingCommand(home)
    assert following.server_pid() == server
    following.leave()
    wait_until_gone(server)


@pytest.mark.parametrize("delay", [0.15, 0.3, 0.45, 0.6, 0.9])
def test_a_command_killed_while_starting_leaves_nothing_that_hinders_the_next(
    home: Path, delay: float
) -> None:
    command = UsingCommand(home)
    time.sleep(delay)
    command.kill()
    following = UsingCommand(home)
    assert following.server_pid() > 0
    assert following.ask("SELECT 1") == "1"
    following.leave()


def test_one_process_starts_the_server_again_when_it_was_killed(home: Path) -> None:
    server = EmbeddedServer(Cluster(home, durable=False))
    server.join()
    killed = server._postmaster()
    assert killed is not None
    killed.kill()
    wait_until_gone(killed.pid)
    server.join()
    with connect(server.cluster) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    server.leave()


def test_a_pid_file_whose_number_went_to_another_program_does_not_hinder(home: Path) -> None:
    command = UsingCommand(home)
    os.kill(command.server_pid(), signal.SIGKILL)
    command.kill()
    stale = Cluster(home).data / "postmaster.pid"
    stale.write_text(str(os.getpid()) + "\n" + "\n".join(stale.read_text().splitlines()[1:]))

    following = UsingCommand(home)
    assert following.server_pid() != os.getpid()
    following.leave()


def test_a_forked_child_keeps_the_server_running(home: Path) -> None:
    script = COMMAND.split("for line")[0] + textwrap.dedent(
        """
        import os, time
        if os.fork() == 0:
            sys.stdin.readline()
            with psycopg.connect(**where) as connection:
                print(connection.execute("SELECT 'from the child'").fetchone()[0], flush=True)
        """
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout
    assert parent.stdin
    server = int(parent.stdout.readline())
    assert parent.wait(timeout=30) == 0
    parent.stdin.write("go on\n")
    parent.stdin.flush()
    assert parent.stdout.readline() == "from the child\n"
    parent.stdout.close()
    parent.stdin.close()
    wait_until_gone(server)


def test_the_product_is_no_superuser(home: Path) -> None:
    server = EmbeddedServer(Cluster(home, durable=False))
    server.join()
    with connect(server.cluster) as connection:
        assert connection.execute(
            "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
        ).fetchone() == (False,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT pg_read_file('/etc/hostname')")
    server.leave()


def test_only_the_owner_reaches_the_socket_and_nothing_listens_on_the_network(home: Path) -> None:
    server = EmbeddedServer(Cluster(home, durable=False))
    server.join()
    assert server.cluster.sockets.stat().st_mode & 0o777 == 0o700
    postmaster = server._postmaster()
    assert postmaster is not None
    assert not postmaster.net_connections(kind="inet")
    server.leave()


def test_sorting_and_encoding_do_not_depend_on_the_system(home: Path) -> None:
    server = EmbeddedServer(Cluster(home, durable=False))
    server.join()
    with connect(server.cluster) as connection:
        row = connection.execute(
            "SELECT pg_encoding_to_char(encoding), datlocprovider, datlocale FROM pg_database"
            " WHERE datname = current_database()"
        ).fetchone()
        assert row == ("UTF8", "b", "C.UTF-8")
        assert connection.execute("SHOW synchronous_commit").fetchone() == (
            "off",
        )  # this cluster is throw-away
    server.leave()


def test_a_lasting_cluster_syncs_what_it_commits(tmp_path: Path) -> None:
    command = " ".join(Cluster(tmp_path).command())
    assert "synchronous_commit=on" in command
    assert "fsync=off" not in command


def test_a_long_path_moves_the_socket_to_a_private_folder(tmp_path: Path) -> None:
    home = tmp_path / ("很长的目录名" * 6)
    home.mkdir(mode=0o700)
    cluster = Cluster(home, durable=False)
    assert cluster.sockets.parent != home
    assert len(os.fsencode(cluster.sockets / f".s.PGSQL.{PORT}")) <= SOCKET_PATH_LIMIT
    server = EmbeddedServer(cluster)
    server.join()
    assert cluster.sockets.stat().st_mode & 0o777 == 0o700
    with connect(cluster) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    server.leave()
    cluster.sockets.rmdir()


def test_a_socket_folder_that_another_made_is_refused(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    cluster.sockets.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SetupError) as caught:
        cluster.open_socket_folder()
    assert caught.value.code == "socket-folder-not-private"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's server runs as another user")
def test_root_runs_it_unprivileged_from_a_checkout_in_a_private_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = home.parent / "private"
    private.mkdir(mode=0o700)
    (private / "programs").symlink_to(cluster_module._programs())
    monkeypatch.setattr(cluster_module, "_programs", lambda: private / "programs")
    server = EmbeddedServer(Cluster(home, durable=False))
    server.join()
    postmaster = server._postmaster()
    assert postmaster is not None
    assert 0 not in postmaster.uids()
    server.leave()


def test_a_data_folder_without_its_version_is_not_overwritten(home: Path) -> None:
    (home / "postgres").mkdir()
    (home / "postgres" / "precious").touch()
    with pytest.raises(SetupError) as caught:
        EmbeddedServer(Cluster(home, durable=False)).join()
    assert caught.value.code == "database-damaged"
    assert (home / "postgres" / "precious").exists()


def test_a_data_folder_of_another_version_is_explained(home: Path) -> None:
    (home / "postgres").mkdir()
    (home / "postgres" / "PG_VERSION").write_text("13\n")
    with pytest.raises(SetupError, match="PostgreSQL 13") as caught:
        EmbeddedServer(Cluster(home, durable=False)).join()
    assert caught.value.code == "database-other-version"


def test_a_server_that_cannot_start_says_why_in_its_own_words(home: Path) -> None:
    server = EmbeddedServer(Cluster(home, durable=False))
    server.join()
    server.leave()
    with (home / "postgres" / "postgresql.auto.conf").open("a") as settings:
        settings.write("shared_preload_libraries = 'no_such_library'\n")
    with pytest.raises(SetupError, match="no_such_library") as caught:
        server.join()
    assert caught.value.code == "database-does-not-start"
    server.leave()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ('FATAL:  could not write lock file "postmaster.pid": No space left on device', "disk-full"),
        ('FATAL:  could not open file "x": Permission denied', "database-no-permission"),
        ('FATAL:  could not create file "x": Read-only file system', "home-not-writable"),
        ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", "database-no-memory"),
        ("FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use", "database-still-ending"),
        ("something never seen before", "database-does-not-start"),
    ],
)
def test_known_reasons_are_explained_in_chinese(words: str, code: str, tmp_path: Path) -> None:
    error = explained(words, tmp_path)
    assert error.code == code
    assert words in str(error)
    assert str(tmp_path) in str(error) or code == "database-no-memory"


def connect(cluster: Cluster) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(host=str(cluster.sockets), port=PORT, user=ROLE, dbname=DATABASE, autocommit=True)
