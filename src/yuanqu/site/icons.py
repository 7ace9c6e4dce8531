"""The icons a page may use: the names in icons.txt, which the front-end build turns into one sprite (图标)."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

ICON_NAMES = frozenset(Path(__file__).with_name("icons.txt").read_text(encoding="utf-8").split())


class UnknownIcon(ValueError):
    """A name that is not in icons.txt."""

    def __init__(self, name: str) -> None:
        near = get_close_matches(name, sorted(ICON_NAMES), n=1)
        hint = f"是不是“{near[0]}”？" if near else ""
        super().__init__(
            f"没有名为“{name}”的图标。{hint}要用新图标，把名称加进 site/icons.txt 后重新构建页面资源。（icon-unknown）"
        )


def require_icon(name: str) -> str:
    """Return the name, or raise UnknownIcon: a missing icon would leave a hole that nobody notices."""
    if name not in ICON_NAMES:
        raise UnknownIcon(name)
    return name
