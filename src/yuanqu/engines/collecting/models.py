"""What collecting keeps beside the ledgers: what was doubted when something was reported, and how it was explained."""

from __future__ import annotations

from django.db import models


class Explanation(models.Model):
    """One soft check's doubt at one reporting of a return, with the respondent's explanation; the table only grows.

    ``returns`` is the label of the returns' ledger, ``record`` the return, ``seq`` the move by which it was reported.
    ``column``: the first of the columns in doubt. ``text`` is the respondent's.
    """

    returns = models.CharField(max_length=80)
    record = models.UUIDField()
    seq = models.PositiveIntegerField()
    code = models.CharField(max_length=80)
    column = models.CharField(max_length=60, blank=True)
    doubt = models.TextField()
    text = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "collecting_explanation"
        indexes = (models.Index(fields=("record", "seq"), name="collecting_explanation_of"),)

    def __str__(self) -> str:
        return f"{self.returns} {self.record} {self.seq} {self.code}"
