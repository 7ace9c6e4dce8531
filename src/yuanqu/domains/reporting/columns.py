"""Columns that the report's own procedure fills in: nobody types which snapshot was taken (系统填写的列)."""

from __future__ import annotations

from yuanqu.engines.ledger.fields import Text, Whole


class KeptText(Text):
    """A text that follows from a move."""

    kept = True


class KeptWhole(Whole):
    """A number that follows from a move."""

    kept = True
