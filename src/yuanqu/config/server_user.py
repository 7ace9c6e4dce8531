"""As which system user the embedded database runs: PostgreSQL refuses root (数据库的系统用户).

An ordinary user runs it as themselves. Root runs it as the owner of the data folder, at first `nobody`, with one
capability besides: to search folders. Without it that user could not reach a home or a checkout that lies in root's
private folders, and opening those folders to everybody is not ours to do.
"""

from __future__ import annotations

import os
import pwd
import shutil
from pathlib import Path

from yuanqu.config.errors import SetupError

# Bits of CapEff in /proc/self/status. The first one present is lent; containers often lack the narrower one.
SEARCH_CAPABILITIES = (("dac_read_search", 2), ("dac_override", 1))


def server_identity(data: Path) -> tuple[int, int]:
    """User and group id that own `data` and run the server."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    if data.exists() and data.stat().st_uid != 0:
        return data.stat().st_uid, data.stat().st_gid
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def command_prefix(data: Path) -> list[str]:
    """What stands before a server command so that it runs as `server_identity`: nothing for ordinary users."""
    if os.geteuid() != 0:
        return []
    setpriv, capability = shutil.which("setpriv"), _search_capability()
    if not setpriv or not capability:
        raise SetupError(
            "database-refuses-root",
            "内置数据库不能以 root 身份运行，而本机缺少切换身份所需的 setpriv 命令或权限。"
            "请改用普通系统用户运行 yuanqu，或用环境变量 YUANQU_DATABASE_URL 指定一个 PostgreSQL。",
        )
    user, group = server_identity(data)
    switch = [f"--reuid={user}", f"--regid={group}", "--clear-groups", "--no-new-privs"]
    lend = [f"--inh-caps=-all,+{capability}", f"--ambient-caps=-all,+{capability}"]
    # Without this bit access(2) ignores the capability, and PostgreSQL believes its own programs missing.
    heed = ["--securebits=+no_setuid_fixup"]
    return [setpriv, *switch, *lend, *heed]


def give_to_server(path: Path, data: Path) -> None:
    """Make `path` belong to the user that runs the server; nothing to do for ordinary users."""
    if os.geteuid() == 0:
        os.chown(path, *server_identity(data))


def _search_capability() -> str | None:
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    effective = next(line for line in status.read_text().splitlines() if line.startswith("CapEff:"))
    held = int(effective.split()[1], 16)
    return next((name for name, bit in SEARCH_CAPABILITIES if held >> bit & 1), None)
