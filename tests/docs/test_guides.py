"""The guides, followed to the letter in a copy of the sources: what they say is what happens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "guide"


@pytest.fixture(scope="module")
def with_ledger(checkout: Any) -> Any:
    """The checkout after the first guide."""
    checkout.follow(GUIDES / "add-a-ledger.md")
    return checkout


@pytest.fixture(scope="module")
def with_indicator(with_ledger: Any) -> Any:
    """The checkout after both guides."""
    with_ledger.follow(GUIDES / "add-an-indicator.md")
    return with_ledger


def test_add_a_ledger(with_ledger: Any) -> None:
    columns = with_ledger.run("yuanqu glossary")
    assert "### 园区路灯台账 `lighting.lamp`" in columns
