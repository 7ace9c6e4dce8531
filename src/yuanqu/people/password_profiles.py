"""The rules that passwords of a zone follow: one of two profiles, chosen by the setting YUANQU_PASSWORDS (密码规则).

Nothing of Django is needed here: the settings themselves read the names.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PasswordProfile:
    """``least`` signs of at least ``kinds`` kinds, none of the last ``remembered``, changed within ``days``."""

    name: str
    least: int
    kinds: int = 1
    remembered: int = 0
    days: int | None = None


PROFILES = {
    # 等保 2.0 (GB/T 22239) asks for length, complexity and rotation, and leaves the numbers to the zone.
    "gb": PasswordProfile("等保", least=10, kinds=3, remembered=5, days=90),
    # OWASP ASVS 5, V6.2: long rather than mixed, never changed without a reason, and no common one.
    "asvs": PasswordProfile("OWASP ASVS", least=12),
}
