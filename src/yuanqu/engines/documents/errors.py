"""Errors of the document engine: what is wrong and how to mend it in Chinese, and a stable English code."""

from __future__ import annotations


class DocumentError(ValueError):
    """A document that cannot be built, written, read or previewed.

    `code` is stable (`documents.bad_text`, `documents.bad_table`, …); `str(error)` is the Chinese text.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = f"documents.{code}"
        self.message = message
