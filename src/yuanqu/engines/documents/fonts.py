"""Typefaces for previews 预览字体: which stand in for the official ones, and a fontconfig file saying so.

The official typefaces are licensed to the offices' desktops; a server seldom has them. The .docx always names
the official ones; only the preview is set in stand-ins, and it says which.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from yuanqu.engines.documents.profile import Profile
from yuanqu.engines.documents.xml_text import escape

SYSTEM_FONTS = "/etc/fonts/fonts.conf"
_SERIF, _SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"

# In order of likeness; the first one installed is taken.
STAND_INS: dict[str, tuple[str, ...]] = {
    "方正小标宋简体": ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FandolSong", _SERIF),
    "仿宋_GB2312": ("仿宋", "FangSong", "FandolFang", _SERIF),
    "楷体_GB2312": ("楷体", "KaiTi", "FandolKai", _SERIF),
    "黑体": ("SimHei", "FandolHei", _SANS),
    "宋体": ("SimSun", "FandolSong", _SERIF),
    "Times New Roman": ("Liberation Serif", "Tinos", _SERIF),
}
# 小标宋 is a heavy face: a song face stands in with its bold weight.
_BOLD = frozenset({("方正小标宋简体", "FandolSong"), ("方正小标宋简体", _SERIF)})


@dataclass(frozen=True, slots=True)
class Substitution:
    """An official typeface and the one that stands in for it; `used` is empty where none is installed."""

    official: str
    used: str

    def __str__(self) -> str:
        return f"{self.official} → {self.used or '未安装可替代的字体'}"


def installed_families() -> frozenset[str] | None:
    """Families that fontconfig knows here; None where fontconfig's `fc-list` is not installed."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    listed = subprocess.run([program, ":", "family"], capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    return frozenset(name.strip() for line in listed.stdout.splitlines() for name in line.split(","))


def substitutions(profile: Profile, installed: frozenset[str]) -> tuple[Substitution, ...]:
    """For each typeface of the profile that is not installed, the best stand-in that is."""
    found = []
    for official in profile.fonts.names():
        if official not in installed:
            used = next((name for name in STAND_INS.get(official, (_SERIF,)) if name in installed), "")
            found.append(Substitution(official, used))
    return tuple(found)


def fontconfig_xml(chosen: tuple[Substitution, ...]) -> str:
    """A fontconfig file that makes each stand-in answer to the official name, on top of the system's own."""
    matches = "".join(_match_xml(substitution) for substitution in chosen if substitution.used)
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f'<fontconfig><include ignore_missing="yes">{SYSTEM_FONTS}</include>{matches}</fontconfig>\n'
    )


def _match_xml(substitution: Substitution) -> str:
    edits = [_edit_xml("family", f"<string>{escape(substitution.used)}</string>")]
    if (substitution.official, substitution.used) in _BOLD:
        edits.append(_edit_xml("weight", "<const>bold</const>"))
    asked = f'<test name="family"><string>{escape(substitution.official)}</string></test>'
    return f'<match target="pattern">{asked}{"".join(edits)}</match>'


def _edit_xml(name: str, value: str) -> str:
    return f'<edit name="{name}" mode="assign" binding="strong">{value}</edit>'


def write_fontconfig(path: Path, profile: Profile) -> tuple[Substitution, ...]:
    """Write the fontconfig file for a profile's preview (set FONTCONFIG_FILE to it); returns what it does.

    Without fontconfig the file only includes the system's, and no typeface is reported to have a stand-in.
    """
    chosen = substitutions(profile, installed_families() or frozenset())
    path.write_text(fontconfig_xml(chosen), encoding="utf-8")
    return chosen
