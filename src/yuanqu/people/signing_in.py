"""How a session finds its account (登录后端)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from yuanqu.people.models import Account


class AccountBackend(ModelBackend):
    """Django's, which fetches the department along: nearly every page asks which one it is."""

    def get_user(self, user_id: Any) -> Account | None:
        """The account of that id, while it is in use."""
        found = Account.objects.select_related("department").filter(pk=user_id).first()
        return found if found is not None and found.is_active else None
