"""One file that lies with a record (附件): what it is, when and where it was taken, who brought it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from yuanqu.engines.ledger.record import new_id


class Phase(models.TextChoices):
    """Which state of the matter a picture shows."""

    BEFORE = "before", "整改前"
    DURING = "during", "整改中"
    AFTER = "after", "整改后"
    NONE = "", "其他材料"


class Origin(models.TextChoices):
    """How the file came: straight from a camera, chosen from an album, or brought in with a batch."""

    CAMERA = "camera", "现场拍照"
    ALBUM = "album", "选取文件"
    IMPORT = "import", "批量导入"


class Attachment(models.Model):
    """A file of a record. ``ledger`` and ``record`` say of which; ``digest`` is the SHA-256 of the kept original.

    ``taken_at``, ``longitude`` and ``latitude`` are what the picture or the phone claims; ``uploaded_at`` is ours.
    ``move``: the move of a procedure it is evidence of; such a file stays.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ledger = models.CharField(max_length=80)
    record = models.UUIDField()
    phase = models.CharField(max_length=10, choices=Phase.choices, blank=True, default=Phase.NONE)
    digest = models.CharField(max_length=64)
    shown = models.CharField(
        max_length=64, blank=True
    )  # the scaled picture's digest; empty: the original is shown
    thumbnail = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    size = models.BigIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    taken_at = models.DateTimeField(null=True)
    longitude = models.DecimalField(max_digits=10, decimal_places=7, null=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=7, null=True)
    taken_by = models.CharField(max_length=80, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.ALBUM)
    move = models.BigIntegerField(null=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    voided_at = models.DateTimeField(null=True)
    void_reason = models.TextField(blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = (
            models.Index(fields=("record", "ledger"), name="attachments_of_record"),
            models.Index(fields=("digest",), name="attachments_by_digest"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("ledger", "record", "phase", "digest"),
                condition=Q(voided_at=None),
                name="attachments_kept_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.ledger} {self.record} {self.name}"

    @property
    def is_picture(self) -> bool:
        """Whether it can be looked at in the page."""
        return bool(self.thumbnail)
