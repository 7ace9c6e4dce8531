"""Who fills in a return 谁来填: its respondent; the keeper where rights by row leave it to him."""

from __future__ import annotations

from typing import Any

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.people.access import may_enter
from yuanqu.people.models import Account


def may_fill_in(account: Account, collecting: Collecting, record: Any) -> bool:
    """Whether ``account`` may write the row that the return asks for."""
    return may_enter(account, collecting.ledger.keeper)
