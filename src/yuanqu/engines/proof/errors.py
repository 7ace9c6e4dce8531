"""Errors of proofing: what is wrong with a draft and how to mend it in Chinese, and a stable English code."""

from __future__ import annotations


class ProofError(ValueError):
    """A draft that cannot be read. `code` is stable (`proof.too_large`, …); `str(error)` is the Chinese text."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = f"proof.{code}"
        self.message = message
