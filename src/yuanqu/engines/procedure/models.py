"""What the procedure engine keeps: moves made, extensions asked for, messages, settings, days ticked (流程)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from yuanqu.engines.ledger.change import CurrentChange
from yuanqu.engines.ledger.record import new_id


class MoveMade(models.Model):
    """One move of one record; the table only grows. ``procedure`` is the ledger's label, ``seq`` 0 the begin.

    ``on`` is the day it holds from, ``at`` when it was entered. ``backfilled``: replayed from a workbook 补录.
    ``taken_back``: the change that undid the import it came from; such a move stands no more, and that is the one thing
    that may ever be written into a row, once.
    """

    procedure = models.CharField(max_length=80)
    record = models.UUIDField()
    seq = models.PositiveIntegerField()
    move = models.CharField(max_length=40)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40)
    on = models.DateField()
    at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_name = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    backfilled = models.BooleanField(default=False)
    change = models.ForeignKey(
        "ledger.Change",
        db_default=CurrentChange(),
        on_delete=models.PROTECT,
        db_constraint=False,
        editable=False,
        related_name="+",
    )
    taken_back = models.BigIntegerField(null=True, editable=False)

    class Meta:
        db_table = "procedure_move"
        constraints = (
            models.UniqueConstraint(
                fields=("record", "procedure", "seq"),
                condition=Q(taken_back=None),
                name="procedure_move_one_standing",
            ),
        )
        indexes = (models.Index(fields=("procedure", "move", "on"), name="procedure_move_by_day"),)

    def __str__(self) -> str:
        return f"{self.procedure} {self.record} {self.seq} {self.move}"


class ExtensionRequest(models.Model):
    """An extension of a running clock 延期, asked for and decided; its own thing beside the moves."""

    class State(models.TextChoices):
        """What became of it."""

        ASKED = "asked", "待批"
        APPROVED = "approved", "已批准"
        REFUSED = "refused", "未批准"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    procedure = models.CharField(max_length=80)
    record = models.UUIDField()
    clock = models.CharField(max_length=40)
    start = models.BigIntegerField()  # the move that started the clock's round
    due_was = models.DateField()
    due_new = models.DateField()
    reason = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decision = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=("record", "procedure"), name="procedure_extension_record"),)
        constraints = (
            models.UniqueConstraint(
                fields=("record", "procedure", "clock"),
                condition=Q(state="asked"),
                name="procedure_extension_one_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.procedure} {self.record} {self.clock} {self.state}"


class Message(models.Model):
    """A line in somebody's inbox. ``key`` says what it is about: the same is told to the same person once.

    ``department``: where the person was when told. Whoever moves on leaves the line behind: it is about records there.
    ``kind``: what a group that is told some things only is asked about.
    """

    class Kind(models.TextChoices):
        """What sort of thing is told."""

        DUE = "due", "到期和逾期"
        BACK = "back", "退回和延期"
        ALARM = "alarm", "催办和预警"
        ASKED = "asked", "填报"
        PAPER = "paper", "通报和工作总结"
        OTHER = "other", "其他"

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey("people.Department", null=True, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OTHER)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    url = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("account", "key"), name="procedure_message_told_once"),
        )
        indexes = (models.Index(fields=("account", "read_at", "-at"), name="procedure_message_inbox"),)

    def __str__(self) -> str:
        return self.title


class Watch(models.Model):
    """The zone's own settings of one procedure; without a row the defaults of ``lights.py`` hold.

    ``yellow``: days before the last day from which the light is yellow. ``told``: a list of
    ``{"days": −3, "who": ["department", "head", "named"]}``. ``named``: whom an overdue record escalates to.
    """

    procedure = models.CharField(max_length=80, primary_key=True)
    yellow = models.PositiveSmallIntegerField(default=3)
    told = models.JSONField(default=list)
    named = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.procedure


class Ticked(models.Model):
    """A day whose reminders have been sent."""

    day = models.DateField(primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.day)
