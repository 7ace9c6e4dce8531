"""What nobody else can give back is given back on the server: no more than that, and written down."""

from __future__ import annotations

import pytest
from django.utils import timezone

from yuanqu.config.command import run
from yuanqu.people import second_factor
from yuanqu.people.models import Account, AuditEntry, Role, SecondFactor

pytestmark = pytest.mark.django_db
PASSWORD = "Correct-Horse-9"


@pytest.mark.parametrize("role", [Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN])
def test_each_gets_back_what_is_nobody_elses_to_give(role: Role, capsys: pytest.CaptureFixture[str]) -> None:
    account = Account.objects.create_user("lone", PASSWORD, name="独", role=role)
    SecondFactor.objects.create(account=account, nonce="n", confirmed_at=timezone.now())
    assert run(["recover", "lone"]) == 0
    account.refresh_from_db()
    said, security = capsys.readouterr().out, role == Role.SECURITY_ADMIN
    assert second_factor.has_factor(account) != security
    assert account.check_password(PASSWORD) == security
    assert ("/password/" in said) != security
    entry = AuditEntry.objects.latest("id")
    assert (entry.who, entry.act) == ("服务器命令行", "找回二次验证" if security else "找回密码")
    assert "/password/" not in entry.what


@pytest.mark.parametrize(
    ("username", "code"),
    [("nobody", "account-unknown"), ("clerk", "account-others-help"), ("calm", "account-no-factor")],
)
def test_others_are_sent_to_their_administrators(
    username: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Account.objects.create_user("clerk", PASSWORD, name="员", role=Role.CLERK)
    Account.objects.create_user("calm", PASSWORD, name="安", role=Role.SECURITY_ADMIN)
    assert run(["recover", username]) == 1
    assert code in capsys.readouterr().err
    assert not AuditEntry.objects.exists()
