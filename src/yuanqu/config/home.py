"""YUANQU_HOME, the folder of everything that lasts: database, secret key, snapshots, attachments (数据目录)."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from yuanqu.config.errors import SetupError

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def checkout() -> Path | None:
    """The source checkout that this package runs from, or None when it is installed."""
    folder = Path(__file__).resolve().parents[3]
    return folder if (folder / "pyproject.toml").is_file() and (folder / "src" / "yuanqu").is_dir() else None


def home_folder() -> Path:
    """YUANQU_HOME: the environment's, else `.yuanqu/` in a checkout, else `~/.local/share/yuanqu`. Makes nothing."""
    named = os.environ.get("YUANQU_HOME", "").strip()
    if named:
        return Path(named).expanduser().absolute()
    source = checkout()
    return source / ".yuanqu" if source else Path.home() / ".local" / "share" / "yuanqu"


def open_home() -> Path:
    """The home folder, made if need be, readable by its owner only. Raises SetupError `home-not-writable`."""
    home = home_folder()
    try:
        home.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        if home.stat().st_mode & 0o777 != PRIVATE_FOLDER:
            home.chmod(PRIVATE_FOLDER)
    except OSError as error:
        raise SetupError(
            "home-not-writable",
            f"不能使用数据目录 {home}：{error.strerror}。"
            "请用对该目录有写权限的系统用户运行，或用环境变量 YUANQU_HOME 指定另一个目录。",
        ) from error
    return home


def secret_key(home: Path) -> str:
    """The key that signs sessions and links: generated once, kept in a file that only its owner reads.

    Two processes that start at once get the same key: the file appears whole, under its name, only once.
    """
    path = home / "secret-key"
    if not path.exists():
        _put_once(path, secrets.token_urlsafe(60))
    return path.read_text(encoding="ascii")


def seal_key(home: Path) -> bytes:
    """The key that a zone seals what it publishes with: generated once, in a file that only its owner reads."""
    path = home / "seal-key"
    if not path.exists():
        _put_once(path, secrets.token_hex(32))
    return bytes.fromhex(path.read_text(encoding="ascii").strip())


def _put_once(path: Path, text: str) -> None:
    """Write `text` beside `path`, then give it that name unless another process already has."""
    descriptor, draft = tempfile.mkstemp(prefix=path.name, dir=path.parent)  # mkstemp makes it 0600
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # the other process was first: its key counts
            os.link(draft, path)
    finally:
        Path(draft).unlink()
