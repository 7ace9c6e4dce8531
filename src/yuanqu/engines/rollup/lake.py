"""The lake opened: which zones' seals hold, which are refused and why, who is missing, late or older (数据湖).

lake/zones/<code>/seal.json          what a zone published last
lake/zones/<code>/<sha256>.parquet   its ledgers
lake/zones.csv                       whom the keeper expects: code,name,county,province (optional)
"""

from __future__ import annotations

import csv
import hmac
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from yuanqu.engines.indicators.canonical import catalogue_hash
from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.rollup.errors import LakeError, refused
from yuanqu.engines.rollup.seals import Seal, Zone, fingerprint, read_seal

REGISTER = "zones.csv"


@dataclass(frozen=True)
class Lake:
    """The seals that hold, by zone code; ``refused`` says of each other one why it does not."""

    folder: Path
    seals: Mapping[str, Seal]
    refused: Mapping[str, str]
    expected: Mapping[str, Zone] = field(default_factory=dict)
    unsigned: frozenset[str] = frozenset()

    def missing(self) -> list[Zone]:
        """Zones that are expected and published nothing."""
        return [zone for code, zone in self.expected.items() if code not in {*self.seals, *self.refused}]

    def late(self, until: date) -> list[Seal]:
        """Zones whose snapshot does not reach the day ``until``."""
        return [seal for seal in self.seals.values() if seal.through < until]

    def older(self) -> list[Seal]:
        """Zones that publish under other declarations than this house's."""
        ours = catalogue_hash(indicators())
        return [seal for seal in self.seals.values() if seal.catalogue != ours]


def open_lake(folder: Path, *, keys: Mapping[str, bytes] | None = None) -> Lake:
    """Read every seal, compare hashes and, where ``keys`` by zone code are given, signatures.

    What does not hold is refused by name and the rest goes on. Raises LakeError ``lake-missing``.
    """
    if not (folder / "zones").is_dir():
        raise LakeError(
            "lake-missing",
            f"{folder} 不是数据湖：没有 zones 文件夹。各园区用 yuanqu snapshot --publish 发布。",
        )
    expected = _register(folder / REGISTER)
    folders = sorted(path for path in (folder / "zones").iterdir() if path.is_dir())
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda path: _checked(path, expected, keys), folders))
    seals = {found.zone.code: found for found in results if isinstance(found, Seal)}
    wrong = {path.name: found for path, found in zip(folders, results, strict=True) if isinstance(found, str)}
    return Lake(folder, seals, wrong, expected, frozenset() if keys is not None else frozenset(seals))


def read_keys(path: Path) -> dict[str, bytes]:
    """Zone codes with their keys, from a CSV with the columns code and key (hexadecimal)."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return {row["code"]: bytes.fromhex(row["key"]) for row in csv.DictReader(file)}
    except (OSError, KeyError, ValueError) as error:
        raise LakeError(
            "keys-unreadable", f"密钥表 {path} 读不出：应为含 code、key 两列的 CSV，key 为十六进制。"
        ) from error


def _checked(folder: Path, expected: Mapping[str, Zone], keys: Mapping[str, bytes] | None) -> Seal | str:
    try:
        seal = read_seal(folder)
        _known(seal, expected, keys)
        seal.verify()
    except LakeError as error:
        return str(error)
    return seal


def _known(seal: Seal, expected: Mapping[str, Zone], keys: Mapping[str, bytes] | None) -> None:
    code = seal.zone.code
    if expected and code not in expected:
        raise refused(code, f"不在数据湖的园区名单 {REGISTER} 中")
    if expected and expected[code] != seal.zone:
        raise refused(code, f"自报的名称或所在县、省与 {REGISTER} 不一致")
    if keys is None:
        return
    if code not in keys:
        raise refused(code, "没有登记它的密钥，签名不能核验")
    if seal.signer != fingerprint(keys[code]) or not hmac.compare_digest(
        seal.signed(keys[code]), seal.signature
    ):
        raise refused(code, "签名与登记的密钥不符")


def _register(path: Path) -> dict[str, Zone]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            rows = [
                Zone(row["code"], row["name"], row["county"], row["province"]) for row in csv.DictReader(file)
            ]
        except KeyError as error:
            raise LakeError(
                "register-unreadable", f"{path} 应有 code、name、county、province 四列，缺 {error.args[0]}。"
            ) from error
    return {zone.code: zone for zone in rows}
