"""What tests of accounts share."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _no_second_factor(settings: Any) -> None:
    """Nobody must have a second factor, so that administrators get on; its own tests ask for it."""
    settings.YUANQU_SECOND_FACTOR = "nobody"
