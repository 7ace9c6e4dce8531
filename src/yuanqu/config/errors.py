"""What goes wrong while setting up or starting, each with a stable code and the way to mend it."""

from __future__ import annotations


class SetupError(Exception):
    """`message` says in Chinese what is wrong, where, what was expected and how to mend it; `code` never changes."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
