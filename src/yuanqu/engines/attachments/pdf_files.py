"""Whether a .pdf opens (PDF 能否打开): asked in a process of its own, with limits of time and of memory.

What is brought as evidence comes from anywhere: what opens it may loop or grow on a broken or hostile one.
"""

from __future__ import annotations

import logging
import resource
import signal
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import DependencyError

from yuanqu.engines.attachments.limits import FileUnfit

SECONDS = 15
MEMORY = 1024 * 1024 * 1024
_OUT_OF_TIME = (signal.SIGXCPU, signal.SIGKILL)
_OPENS, _LOCKED, _BLANK = b"opens", b"locked", b"blank"


def require_opens(path: Path, name: str) -> None:
    """Open the .pdf at ``path``. Raises FileUnfit: ``locked``, ``blank``, ``too_slow``, ``broken``."""
    command = [sys.executable, "-m", "yuanqu.engines.attachments.pdf_files", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS + 5, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as slow:
        raise _too_slow(name) from slow
    if -done.returncode in _OUT_OF_TIME:
        raise _too_slow(name)
    if done.stdout == _LOCKED:
        raise FileUnfit("locked", f"「{name}」设有打开密码，别人看不了，未收。请去掉密码后再上传。")
    if done.stdout == _BLANK:
        raise FileUnfit("blank", f"「{name}」里一页也没有，未收。请检查后重新上传。")
    if done.stdout != _OPENS:
        raise FileUnfit("broken", f"「{name}」已损坏或不完整，打不开，未收。请用阅读器打开后另存，再上传。")


def _too_slow(name: str) -> FileUnfit:
    said = f"「{name}」过于复杂，没能在 {SECONDS} 秒内打开，未收。请用阅读器打开后另存，再上传。"
    return FileUnfit("too_slow", said)


def _tried(path: Path) -> bytes:
    """What becomes of opening it; anything else that is raised says that it does not open."""
    try:
        return _read(PdfReader(path, strict=False))
    except (
        DependencyError
    ):  # a cipher not read here: documents that only forbid printing come so, and are believed
        return _OPENS


def _read(reader: PdfReader) -> bytes:
    if reader.is_encrypted and not reader.decrypt(""):
        return _LOCKED
    if not reader.pages:
        return _BLANK
    for page in (reader.pages[0], reader.pages[-1]):
        page.get_contents()
    return _OPENS


def _main(path: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    logging.disable()
    sys.stdout.buffer.write(_tried(Path(path)))


if __name__ == "__main__":
    _main(sys.argv[1])
