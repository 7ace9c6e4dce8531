"""How tests are dealt out to processes: what is dear to make is made in one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

DEAR = {"described", "said", "demonstration"}


def test_no_test_of_the_contract_that_is_dealt_out_alone_needs_what_is_dear(
    request: pytest.FixtureRequest, dealt_out: Callable[[str], str]
) -> None:
    """Otherwise each process would load the demonstration anew; its group is told in ``conftest.DEAR``."""
    alone = [item for item in request.session.items if dealt_out(item.nodeid) == item.nodeid]
    dear = [item.nodeid for item in alone if DEAR.intersection(getattr(item, "fixturenames", ()))]
    assert dear == []
