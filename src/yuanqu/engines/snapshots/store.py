"""Where snapshots lie in YUANQU_HOME, and how one is named, opened and cleared away (快照的存放).

snapshots/parts/<sha256>.parquet     one ledger's records
snapshots/manifests/<id>.json        which parts make the snapshot
snapshots/current.json               the newest one, and the marks its ledgers had in the database
snapshots/spilled/<process>-<n>/     what a query of that process could not hold in memory, while it runs
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings

from yuanqu.engines.snapshots.errors import damaged, missing
from yuanqu.engines.snapshots.marks import Seen
from yuanqu.engines.snapshots.parts import DRAFT, Part, write_whole
from yuanqu.engines.snapshots.snapshot import Snapshot

SPILLED = "spilled"


@dataclass(frozen=True)
class Pointer:
    """The newest snapshot and the mark each ledger had in the database when it was exported.

    ``seen``: which transactions it saw, for telling what came after.
    """

    snapshot: Snapshot
    marks: dict[str, str]
    seen: Seen | None = None

    @cached_property
    def files(self) -> list[str]:
        """Where the snapshot's parts should lie."""
        return [str(path) for label in self.snapshot.parts for path in self.snapshot.paths(label)]


def parts_folder() -> Path:
    """The folder of all parts, made if need be."""
    return _made(_root() / "parts")


def open_snapshot(snapshot_id: str, *, verify: bool = False) -> Snapshot:
    """The snapshot of that id. ``verify`` reads every part and compares it with its hash.

    Raises SnapshotError ``snapshot-missing`` or ``snapshot-damaged``.
    """
    path = _root() / "manifests" / f"{snapshot_id}.json"
    if not path.exists():
        raise missing(snapshot_id)
    snapshot = _read(json.loads(path.read_text(encoding="utf-8")))
    if snapshot.id != snapshot_id:
        raise damaged(f"清单 {path.name} 与其摘要不符")
    snapshot.require_parts()
    if verify:
        snapshot.verify()
    return snapshot


def keep(snapshot: Snapshot, marks: dict[str, str], seen: Seen | None = None) -> None:
    """Write the manifest, then point to it; each appears whole or not at all."""
    manifest = _made(_root() / "manifests") / f"{snapshot.id}.json"
    if not manifest.exists():
        write_whole(manifest, snapshot.to_json())
    write_whole(_root() / "current.json", {"snapshot": snapshot.to_json(), "marks": marks, "seen": seen})


def newest() -> Pointer | None:
    """The newest snapshot with its marks, or None where there is none or its parts were cleared away."""
    path = _root() / "current.json"
    try:
        stands = path.stat()
        pointer = _pointer(path, stands.st_ino, stands.st_mtime_ns, stands.st_size)
    except FileNotFoundError:
        return None
    return pointer if all(os.path.exists(part) for part in pointer.files) else None


@lru_cache(maxsize=4)
def _pointer(path: Path, _file: int, _written: int, _size: int) -> Pointer:
    """What the file says; it is written anew, never changed, so it is read once for each time it was written."""
    found = json.loads(path.read_text(encoding="utf-8"))
    seen = found.get("seen")  # a home of an older version has none
    return Pointer(_read(found["snapshot"]), found["marks"], Seen(*seen) if seen else None)


def spill_folder() -> Path:
    """A folder of this process's own for what does not fit into memory; DuckDB makes it when there is something."""
    return _made(_root() / SPILLED) / f"{os.getpid()}-{next(_spills)}"


_spills = count()
_named: list[Callable[[], Iterable[str]]] = []


def keep_snapshots(named: Callable[[], Iterable[str]]) -> None:
    """Never clear away the snapshots whose ids ``named`` gives: for engines above, whose figures rest on them."""
    if named not in _named:
        _named.append(named)


def collect_garbage(keep: Iterable[str]) -> list[str]:
    """Remove every snapshot but the newest, those of the ids in ``keep`` and those named by others, and the parts
    no other one uses.

    Nothing else ever removes a snapshot: sealed figures name theirs. Returns the ids removed.
    """
    root = _root()
    with exclusive():
        pointer = newest()
        named = (identity for ids in _named for identity in ids())
        kept = {*keep, *named, *([pointer.snapshot.id] if pointer else [])}
        manifests = {path.stem: path for path in (root / "manifests").glob("*.json")}
        gone = [identity for identity in manifests if identity not in kept]
        for identity in gone:
            manifests.pop(identity).unlink()
        used = {
            name
            for identity in manifests
            for part in open_snapshot(identity).parts.values()
            for name in part.names
        }
        for path in parts_folder().glob("*.parquet"):
            if path.stem not in used:
                path.unlink()
    return gone


@contextmanager
def exclusive() -> Iterator[None]:
    """One process at a time takes or clears snapshots; what a kill left behind is removed: drafts, what was spilled."""
    with (_made(_root()) / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for folder in (_root(), _root() / "manifests", parts_folder()):
            for draft in folder.glob(f"*{DRAFT}"):
                draft.unlink()
        for folder in (_root() / SPILLED).glob("*-*"):
            if not _runs(int(folder.name.partition("-")[0])):
                shutil.rmtree(folder, ignore_errors=True)
        yield


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _root() -> Path:
    return Path(settings.YUANQU_HOME) / "snapshots"


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _read(found: dict[str, Any]) -> Snapshot:
    parts = {label: Part.from_json(part) for label, part in found["ledgers"].items()}
    return Snapshot(parts, parts_folder(), found["taken_at"])
