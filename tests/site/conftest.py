"""What the tests of pages share: where the sources lie, and the built bundle."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from yuanqu.site.navigation import NAVIGATION
from yuanqu.site.topbar import TOP_BAR, Providers

SITE = Path(__file__).resolve().parents[2] / "src" / "yuanqu" / "site"
HOW_TO_BUILD = "the front-end bundle is not built: run `python packaging/bundle.py` (or `make bundle`)"


@pytest.fixture(scope="session")
def site_folder() -> Path:
    return SITE


@pytest.fixture(scope="session")
def bundle() -> Path:
    """The folder of the built bundle. A test that needs it fails, saying how to build it, when it is not there."""
    folder = SITE / "static" / "bundle"
    if not all((folder / name).exists() for name in ("main.js", "chart.js", "site.css", "icons.svg")):
        pytest.fail(HOW_TO_BUILD, pytrace=False)
    return folder


@pytest.fixture(autouse=True)
def _this_room_alone(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of this room under the product's settings, without what the rooms that stand on it hand over."""
    monkeypatch.setattr(NAVIGATION, "_sections", {})
    monkeypatch.setattr(TOP_BAR, "_providers", Providers())
    settings.ROOT_URLCONF = "yuanqu.site.urls"
    settings.LOGIN_URL = "/sign-in/"
