"""Uploaded files, kept under their SHA-256 in the home's ``files`` folder, readable by the product only (存档)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from yuanqu.engines.ledger.importing.limits import DEFAULT, Limits
from yuanqu.engines.ledger.importing.prepared import SourceFile
from yuanqu.engines.ledger.importing.problems import FileRefused


def kept(digest: str) -> Path:
    """Where the file of that digest lies."""
    return Path(settings.YUANQU_HOME) / "files" / digest


def keep(chunks: Iterable[bytes], name: str, limits: Limits = DEFAULT) -> SourceFile:
    """Keep a file given in chunks; it appears whole or not at all. Raises FileRefused when too large."""
    folder = Path(settings.YUANQU_HOME) / "files"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, size = sha256(), 0
    descriptor, draft = tempfile.mkstemp(prefix=".incoming-", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > limits.size:
                    raise FileRefused(
                        "file_too_large",
                        f"文件超过上限 {limits.size // 1_000_000} MB。请拆成几个文件分别导入。",
                    )
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(folder / digest.hexdigest())
    finally:
        Path(draft).unlink(missing_ok=True)
    return SourceFile(folder / digest.hexdigest(), Path(name).name, digest.hexdigest(), size)


def keep_path(path: Path, name: str = "", limits: Limits = DEFAULT) -> SourceFile:
    """Keep a copy of the file at ``path``."""
    with path.open("rb") as file:
        return keep(iter(lambda: file.read(1 << 20), b""), name or path.name, limits)
