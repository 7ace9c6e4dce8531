"""How much may be brought, and the refusals that say so (上限)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """``size``: bytes of one file; ``count``: standing files of one record; ``pixels``: of one picture.

    ``side``: the longer side of the picture that is shown; larger ones are scaled, the original is kept.
    """

    size: int = 30_000_000
    count: int = 60
    pixels: int = 80_000_000
    side: int = 1920
    thumbnail: int = 320
    unpacked: int = 300_000_000  # of an office document: what its parts may unpack to
    parts: int = 5_000


LIMITS = Limits()


class FileUnfit(Exception):
    """A file was not taken. ``code`` is stable, the message says what was found, what is expected, how to mend it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = f"attachment.{code}", message
