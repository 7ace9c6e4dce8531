"""Who is signed in, and the token that a program must send with every write (会话)."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Router, Schema
from pydantic import Field

from yuanqu.engines.ledger.api.problems import ERRORS
from yuanqu.people.models import Account


class SessionOut(Schema):
    """The account of this session."""

    username: str
    name: str
    department: str
    csrf_token: str = Field(description="写入时放在请求头 X-CSRFToken 中")


router = Router(tags=["会话"])


@router.get("", response={200: SessionOut, **ERRORS}, summary="当前账号与写入令牌", operation_id="session")
def session(request: HttpRequest) -> dict[str, str]:
    """The signed-in account."""
    account = cast(Account, request.user)
    return {
        "username": account.username,
        "name": account.name,
        "department": account.department.name if account.department else "",
        "csrf_token": get_token(request),
    }
