"""A seal: what a zone published, from when, by whose key — and everything it says covered by its hash (封存).

The content hash covers all that the seal says, the parts' hashes among it. The signature is an HMAC-SHA256 of that
hash under the zone's own key, which the keeper of the lake holds too (docs/decisions/nation.md says why).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from yuanqu.engines.rollup.errors import refused
from yuanqu.engines.snapshots import Part, Snapshot
from yuanqu.engines.snapshots.parts import is_whole, part_path

FORMAT, SEAL = 1, "seal.json"
_CODE, _DIGEST = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,31}"), re.compile(r"[0-9a-f]{64}")
Days = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Zone:
    """A zone as the lake knows it: its code, its name, the county and the province it lies in."""

    code: str
    name: str
    county: str = ""
    province: str = ""

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise refused(self.code or "（无代码）", "园区代码应为1至32位字母、数字、横线或下划线")


@dataclass(frozen=True)
class Seal:
    """What one zone published.

    ``through``: the last business day it speaks of. ``catalogue``: the hash of the declarations it was taken under.
    ``first``: the earliest day in each date column, by ledger. ``closed``: ledgers that are counted, and whose
    records the publisher does not let be listed.
    """

    zone: Zone
    taken_at: str
    through: date
    catalogue: str
    snapshot: str
    parts: Mapping[str, Part]
    first: Days
    closed: tuple[str, ...]
    signer: str
    signature: str = ""
    folder: Path = field(default=Path(), compare=False)

    @property
    def said(self) -> dict[str, Any]:
        """All that is sealed."""
        return {
            "format": FORMAT,
            "zone": vars(self.zone),
            "taken_at": self.taken_at,
            "through": self.through.isoformat(),
            "catalogue": self.catalogue,
            "snapshot": self.snapshot,
            "ledgers": {label: part.to_json() for label, part in self.parts.items()},
            "first": {label: dict(days) for label, days in self.first.items()},
            "closed": list(self.closed),
            "signer": self.signer,
        }

    @property
    def content(self) -> str:
        """The hash of all that is sealed."""
        text = json.dumps(self.said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def signed(self, key: bytes) -> str:
        """What the signature is under ``key``."""
        return hmac.new(key, self.content.encode(), hashlib.sha256).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """As it is written into the lake."""
        return {**self.said, "content": self.content, "signature": self.signature}

    def records(self) -> Snapshot:
        """The zone's parts as a snapshot of its own, by which a figure opens down to its records."""
        return Snapshot(self.parts, self.folder, self.taken_at)

    def path(self, label: str) -> Path:
        """The file of one part."""
        return part_path(self.folder, self.parts[label].sha256)

    def verify(self) -> None:
        """Read every part and compare it with its hash. Raises LakeError ``seal-refused``."""
        for label, part in self.parts.items():
            path = self.path(label)
            if not path.is_file():
                raise refused(self.zone.code, f"台账 {label} 的分片不在")
            if not is_whole(path, part.sha256):
                raise refused(self.zone.code, f"台账 {label} 的分片与其摘要不符")


def fingerprint(key: bytes) -> str:
    """What a key is called by where it must not be shown."""
    return hashlib.sha256(key).hexdigest()[:16]


def read_seal(folder: Path) -> Seal:
    """The seal in a zone's folder, its content hash compared. Raises LakeError ``seal-refused``."""
    try:
        found = json.loads((folder / SEAL).read_text(encoding="utf-8"))
        seal = _read(found, folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise refused(folder.name, f"封存文件读不出（{type(error).__name__}）") from error
    if found["format"] != FORMAT:
        raise refused(folder.name, f"封存格式是 {found['format']}，这里只读 {FORMAT}")
    if seal.content != found["content"]:
        raise refused(folder.name, "封存内容与其摘要不符")
    if seal.zone.code != folder.name:
        raise refused(folder.name, f"封存的园区代码是 {seal.zone.code}")
    if not all(_DIGEST.fullmatch(part.sha256) for part in seal.parts.values()):
        raise refused(folder.name, "分片摘要的写法不对")
    return seal


def _read(found: dict[str, Any], folder: Path) -> Seal:
    return Seal(
        zone=Zone(**found["zone"]),
        taken_at=found["taken_at"],
        through=date.fromisoformat(found["through"]),
        catalogue=found["catalogue"],
        snapshot=found["snapshot"],
        parts={label: Part.from_json(part) for label, part in found["ledgers"].items()},
        first=found["first"],
        closed=tuple(found["closed"]),
        signer=found["signer"],
        signature=found["signature"],
        folder=folder,
    )
