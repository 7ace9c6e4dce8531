"""What requests and payments are held to."""

from __future__ import annotations

from datetime import date

import pytest

from yuanqu.domains.services.rules import requests


@pytest.mark.django_db
def test_nothing_is_paid_before_its_notice_is_over() -> None:
    row = {"examined_on": date(2025, 3, 3), "public_to": date(2025, 3, 7), "approved_on": date(2025, 3, 10)}
    assert requests.notice_whole(row) is None
    assert requests.notice_over(row) is None
    assert requests.notice_whole(row | {"public_to": date(2025, 3, 3)})
    assert requests.notice_over(row | {"approved_on": date(2025, 3, 7)}), (
        "pinned: nobody looked at the notice"
    )
