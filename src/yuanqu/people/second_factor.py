"""The second factor 二次验证: a code of an authenticator app beside the password (TOTP, RFC 6238).

An app and the product share a secret. It is not stored: it is worked out from the signing key in the home folder and a
nonce in the database, so that whoever has the database alone can make no codes. Codes serve once; recovery codes, for
somebody whose phone is gone, are kept as digests.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime

import pyotp
from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from yuanqu.people.models import Account, RecoveryCode, SecondFactor
from yuanqu.people.rights import ADMINISTRATORS

RECOVERY_CODES = 10
_STEP = 30  # seconds; what every app uses
_SLACK = 1  # steps a phone's clock may be off either way
_SECRET_BYTES = 20
_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is taken for another


def has_factor(account: Account) -> bool:
    """Whether signing in to ``account`` asks for a code."""
    return SecondFactor.objects.filter(account=account, confirmed_at__isnull=False).exists()


def is_required(account: Account) -> bool:
    """Whether ``account`` must have one: the three administrators, or everybody, by the setting."""
    wanted = settings.YUANQU_SECOND_FACTOR
    return wanted == "everyone" or (wanted == "administrators" and account.role in ADMINISTRATORS)


def is_missing(account: Account) -> bool:
    """Whether ``account`` must have one and has none."""
    return is_required(account) and not has_factor(account)


def pending_factor(account: Account) -> SecondFactor:
    """The factor that is being set up: the same again until it is confirmed."""
    made, _ = SecondFactor.objects.get_or_create(account=account, defaults={"nonce": secrets.token_hex(16)})
    return made


def secret_of(factor: SecondFactor) -> str:
    """What app and product share, as an app takes it when it is typed in."""
    made = salted_hmac("yuanqu.people.second_factor", factor.nonce, algorithm="sha256").digest()
    return base64.b32encode(made[:_SECRET_BYTES]).decode()


def address_of(factor: SecondFactor, zone: str) -> str:
    """The address that the picture holds: it tells the app the secret, the account and the zone."""
    issuer = f"园区 {zone}".strip()
    return pyotp.TOTP(secret_of(factor)).provisioning_uri(name=factor.account.username, issuer_name=issuer)


@transaction.atomic
def confirm_factor(account: Account, typed: str, now: datetime) -> list[str]:
    """Put the factor in force with a first code from the app; gives recovery codes, none where the code is wrong."""
    factor = SecondFactor.objects.select_for_update().filter(account=account, confirmed_at=None).first()
    if factor is None or not _use_step(factor, typed, now):
        return []
    factor.confirmed_at = now
    factor.save(update_fields=["confirmed_at"])
    return renew_recovery_codes(account)


@transaction.atomic
def accepts(account: Account, typed: str, now: datetime) -> str:
    """What ``typed`` is, used up by this: ``code``, ``recovery``, or empty where it is nothing that lets in."""
    factor = (
        SecondFactor.objects.select_for_update().filter(account=account, confirmed_at__isnull=False).first()
    )
    if factor is None:
        return ""
    if _use_step(factor, typed, now):
        return "code"
    used = RecoveryCode.objects.filter(account=account, digest=_digest(account, typed), used_at=None)
    return "recovery" if used.update(used_at=now) else ""


@transaction.atomic
def renew_recovery_codes(account: Account) -> list[str]:
    """New recovery codes; the earlier ones end. They can be shown this once only."""
    RecoveryCode.objects.filter(account=account).delete()
    codes = ["-".join(_drawn(5) for _ in range(2)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, digest=_digest(account, code)) for code in codes
    )
    return codes


@transaction.atomic
def remove_factor(account: Account) -> None:
    """Take the factor and its recovery codes away."""
    SecondFactor.objects.filter(account=account).delete()
    RecoveryCode.objects.filter(account=account).delete()


def recovery_codes_left(account: Account) -> int:
    """How many recovery codes are unused."""
    return RecoveryCode.objects.filter(account=account, used_at=None).count()


def _use_step(factor: SecondFactor, typed: str, now: datetime) -> bool:
    """Whether ``typed`` is the code of a step about now that is later than the last one used; uses it up."""
    code = "".join(typed.split())
    if not (code.isascii() and code.isdigit()):
        return False
    app = pyotp.TOTP(secret_of(factor), interval=_STEP)
    for step in _steps(now):
        if step > factor.last_step and constant_time_compare(app.generate_otp(step), code):
            factor.last_step = step
            factor.save(update_fields=["last_step"])
            return True
    return False


def _steps(now: datetime) -> Sequence[int]:
    at = int(now.timestamp()) // _STEP
    return range(at - _SLACK, at + _SLACK + 1)


def _digest(account: Account, code: str) -> str:
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return hashlib.sha256(f"{account.pk} {plain}".encode()).hexdigest()


def _drawn(signs: int) -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(signs))
