"""What the report engine keeps: sealed reports, whole and for ever, and the office's words in drafts (封存与改写)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models


class SealedReport(models.Model):
    """A report as it was sealed; the database refuses to change or delete one. ``edition``: the record it belongs to.

    ``snapshot``, ``catalogue``: SHA-256 of the snapshot's content and of the indicators' declarations. ``content``:
    over everything kept here. ``blocks``: the document's structure; ``codes``: the indicators each block states;
    ``figures``, ``changes``: what is stated, and what it changes of the edition it corrects — all as JSON text.
    """

    edition = models.UUIDField(primary_key=True, editable=False)
    title = models.CharField(max_length=200)
    period = models.CharField(max_length=40)
    as_of = models.DateField()
    sealed_at = models.DateTimeField()
    snapshot = models.CharField(max_length=64)
    catalogue = models.CharField(max_length=64)
    content = models.CharField(max_length=64)
    blocks = models.TextField()
    codes = models.TextField()
    figures = models.TextField()
    changes = models.TextField()
    annotated_file = models.BinaryField()
    clean_file = models.BinaryField()

    def __str__(self) -> str:
        return self.title


class Rewording(models.Model):
    """Words of the office at one ``place`` of a draft; only ever added, the latest counts, an empty one takes back."""

    edition = models.UUIDField()
    place = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("edition", "place", "-id"), name="reports_rewording_place"),)

    def __str__(self) -> str:
        return f"{self.edition} {self.place}"


class BoardChoice(models.Model):
    """Which indicators stand on the board, by code and in order; the latest counts, an empty one is the default."""

    codes: Any = models.JSONField(default=list)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.actor_name} {self.at:%Y-%m-%d}"
