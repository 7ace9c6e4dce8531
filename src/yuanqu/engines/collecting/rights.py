"""Who fills in a return 谁来填: its respondent; the keeper where rights by row leave it to him."""

from __future__ import annotations

from typing import Any

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.people.filling import pen_for
from yuanqu.people.models import Account


def may_fill_in(account: Account, collecting: Collecting, record: Any) -> bool:
    """Whether ``account`` may write the row that the return asks for."""
    row = {"month": record.month, collecting.respondent: getattr(record, collecting.attribute)}
    return pen_for(account, collecting.ledger.record, row).whole
