"""Start-up checks of all declarations."""

from __future__ import annotations

from typing import Any


def check_declarations(**_: Any) -> list[Any]:
    return []
