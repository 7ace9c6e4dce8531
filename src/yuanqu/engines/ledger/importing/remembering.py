"""What departments have said their headings mean, kept by ledger, so that each is asked once (列名对应的记忆)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils import timezone

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.heading_names import plain
from yuanqu.engines.ledger.models import RememberedHeading
from yuanqu.people.models import Department

if TYPE_CHECKING:
    from yuanqu.people.models import Account

_LONGEST = 200


def department_for(ledger: type[Ledger], account: Account | None) -> Department | None:
    """Whose workbooks an import reads: the account's department, else the one that keeps the ledger."""
    if account is not None and account.department_id is not None:
        return account.department
    return Department.objects.filter(name=ledger.keeper).first()


def recall(ledger: type[Ledger], department: Department | None) -> dict[str, str]:
    """What the department said of headings in this ledger: plain heading → column, or empty for one not read."""
    kept = RememberedHeading.objects.filter(ledger=ledger.label, department=department)
    return dict(kept.values_list("heading", "means"))


def remember(ledger: type[Ledger], department: Department | None, said: Mapping[str, str], by: str) -> None:
    """Keep what was said of headings; a later word takes the place of an earlier."""
    RememberedHeading.objects.bulk_create(
        [
            RememberedHeading(
                ledger=ledger.label, department=department, heading=plain(text)[:_LONGEST], means=means,
                said_by=by, said_at=timezone.now(),
            )
            for text, means in said.items()
        ],
        update_conflicts=True,
        unique_fields=["ledger", "department", "heading"],
        update_fields=["means", "said_by", "said_at"],
    )  # fmt: skip
