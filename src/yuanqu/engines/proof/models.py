"""What proofing keeps: a writer's drafts for a day, and what the zone said of findings and of words (核稿的存储)."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """A draft its writer works on; nobody else sees it, and it is deleted after a day (drafts.KEPT).

    ``file``: the .docx as uploaded, empty for pasted text. ``read``: its text as read; ``text``: as edited since.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    file = models.BinaryField(default=bytes)
    read = models.TextField()
    text = models.TextField()
    period = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.name


class Dismissal(models.Model):
    """A finding that is none, with the reason; ``key``: the rule and the words around (standing.key)."""

    key = models.CharField(max_length=64, unique=True)
    rule = models.CharField(max_length=60)
    quote = models.TextField()
    reason = models.CharField(max_length=300)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.rule} {self.quote}"


class Meaning(models.Model):
    """What drafts of this zone mean by words: of which indicator, in which slice (「park=east」, empty: the whole)."""

    measure = models.CharField(max_length=200)
    unit = models.CharField(max_length=40)
    indicator = models.CharField(max_length=120)
    slice = models.CharField(max_length=200, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("measure", "unit"), name="proof_one_meaning"),)

    def __str__(self) -> str:
        return f"{self.measure} {self.indicator}"
