"""The history of all ledgers: changes, what each statement did, records as they were before, batches imported."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from yuanqu.engines.ledger.change import CurrentTransaction
from yuanqu.engines.ledger.record import new_id


class Change(models.Model):
    """One act on the ledgers: who, when, by which way and request, and why."""

    at = models.DateTimeField()
    way = models.CharField(max_length=20)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    actor_name = models.CharField(max_length=80)
    reason = models.TextField()
    request = models.UUIDField()
    db_user = models.CharField(max_length=80)
    transaction = models.BigIntegerField(db_default=CurrentTransaction(), editable=False)

    class Meta:
        indexes = (models.Index(fields=("transaction",), name="ledger_change_transaction"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name or self.db_user} {self.way}"


class Statement(models.Model):
    """What one statement did to one ledger: ``did`` is insert or update, ``records`` how many."""

    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="statements")
    ledger = models.CharField(max_length=80, db_index=True)
    did = models.CharField(max_length=10)
    records = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.ledger} {self.did} {self.records}"


class BeforeImage(models.Model):
    """One record's changed columns before and after an update, a voiding or a restoring."""

    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="images")
    ledger = models.CharField(max_length=80)
    record = models.UUIDField()
    did = models.CharField(max_length=10)
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        indexes = (models.Index(fields=("record", "ledger"), name="ledger_beforeimage_record"),)

    def __str__(self) -> str:
        return f"{self.ledger} {self.record} {self.did}"


class ImportBatch(models.Model):
    """One workbook brought to one ledger: previewed, then applied, refused or undone as a whole.

    The file itself lies under its SHA-256 in the home's ``files`` folder. ``counts`` holds how many rows were read,
    new, changed, unchanged and bad; ``problems`` the first of what was found, ``problem_count`` how many in all;
    ``preview`` what else the preview showed: sheet, notices, first changes. ``choices`` are the settings the
    preview was made with, so that applying does exactly what was shown. Batches of one workbook whose sheets go into
    several ledgers bear one ``together``: they are applied and undone as one.
    """

    class State(models.TextChoices):
        """What became of the batch."""

        PREVIEWED = "previewed", "已预览"
        APPLIED = "applied", "已导入"
        REFUSED = "refused", "未通过"
        UNDONE = "undone", "已撤销"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ledger = models.CharField(max_length=80)
    file_name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    size = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State.choices)
    mode = models.CharField(max_length=20)
    choices = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    problem_count = models.BigIntegerField(default=0)
    preview = models.JSONField(default=dict)
    reason = models.TextField(default="")
    change = models.ForeignKey(Change, null=True, on_delete=models.PROTECT, related_name="+")
    undone_by = models.ForeignKey(Change, null=True, on_delete=models.PROTECT, related_name="+")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    actor_name = models.CharField(max_length=80, default="")
    created_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    together = models.UUIDField(null=True, db_index=True)

    class Meta:
        indexes = (models.Index(fields=("ledger", "-created_at"), name="ledger_importbatch_latest"),)

    def __str__(self) -> str:
        return f"{self.ledger} {self.file_name} {self.state}"


class RememberedHeading(models.Model):
    """What a department said a heading of its workbooks means in a ledger, so that it is not asked again.

    ``heading`` is in its plain form (no blanks, half width); ``means`` is the column, or the column and the part of
    a link (``enterprise.uscc``), or empty for a heading that is not to be read. ``department`` is empty for what was
    said on the command line where the ledger's keeper is not set up.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ledger = models.CharField(max_length=80)
    department = models.ForeignKey("people.Department", null=True, on_delete=models.CASCADE, related_name="+")
    heading = models.CharField(max_length=200)
    means = models.CharField(max_length=120, blank=True)
    said_by = models.CharField(max_length=80)
    said_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("ledger", "department", "heading"),
                nulls_distinct=False,
                name="ledger_rememberedheading_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.ledger} {self.heading} → {self.means}"
