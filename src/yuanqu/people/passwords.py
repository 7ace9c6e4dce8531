"""What a password must be made of (等保 2.0: length and complexity)."""

from __future__ import annotations

import string

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError

KINDS_NEEDED = 3


class LengthValidator(MinimumLengthValidator):
    """Django's, whose message has no Chinese translation."""

    def get_error_message(self) -> str:
        return f"密码太短：至少 {self.min_length} 位。"

    def get_help_text(self) -> str:
        return f"密码至少 {self.min_length} 位。"


class CompositionValidator:
    """Wants at least three of: capital letters, small letters, digits, other signs."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError `password-too-plain` when too few kinds of signs are in `password`."""
        kinds = {_kind(sign) for sign in password}
        if len(kinds) < KINDS_NEEDED:
            raise ValidationError(self.get_help_text(), code="password-too-plain")

    def get_help_text(self) -> str:
        return "密码须包含大写字母、小写字母、数字、其他符号中的至少三类。"


def _kind(sign: str) -> str:
    for kind in (string.ascii_uppercase, string.ascii_lowercase, string.digits):
        if sign in kind:
            return kind
    return "other"
