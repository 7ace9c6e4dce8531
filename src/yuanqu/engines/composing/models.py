"""Versions of a zone's own indicators (自定指标的版本): rows are only ever added, the latest of each counts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models


class Deed(models.TextChoices):
    """What made a version."""

    COMPOSED = "composed", "编制"
    REVISED = "revised", "修改"
    ARCHIVED = "archived", "归档"
    RESTORED = "restored", "恢复使用"


class Version(models.Model):
    """One state of one indicator, whole: ``number`` names the indicator, ``version`` counts its states from 1.

    ``spec``: what it measures (`spec.Spec`). The database refuses to change or delete a row.
    """

    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    deed = models.CharField(max_length=20, choices=Deed)
    name = models.CharField(max_length=80)
    spec: Any = models.JSONField()
    basis = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("number", "version"), name="composing_version_once"),)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def code(self) -> str:
        """The code of this very version: ``own.3@2``."""
        return f"own.{self.number}@{self.version}"

    @property
    def archived(self) -> bool:
        """Whether the indicator is out of use since."""
        return self.deed == Deed.ARCHIVED
