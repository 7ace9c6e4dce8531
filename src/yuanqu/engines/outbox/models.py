"""What messages out keeps: channels, lines waiting to be sent, calendar links (对外消息)."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Channel(models.Model):
    """A way out, set up by the system administrator; off until it says otherwise.

    ``address``: the webhook's URL, or the mail server's (``mail.server_of``). ``secret``: what DingTalk signs with, or
    the password of ``sender``. ``site``: this product's own address, which links begin with. ``seen``: up to which
    inbox message all were taken up, or told before it was on. ``departments`` and ``kinds``: what a group is told, as
    the office chose: lines told to people of these departments (``LEADERS``: of none), of these kinds; nothing before.
    """

    LEADERS = "领导"

    class Kind(models.TextChoices):
        """What is spoken there."""

        WECOM = "wecom", "企业微信群机器人"
        DINGTALK = "dingtalk", "钉钉群机器人"
        EMAIL = "email", "电子邮件"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=60, unique=True)
    address = models.CharField(max_length=500)
    sender = models.CharField(max_length=254, blank=True)
    secret = models.CharField(max_length=200, blank=True)
    site = models.CharField(max_length=200)
    on = models.BooleanField(default=False)
    seen = models.BigIntegerField(default=0)
    departments = models.JSONField(default=list)
    kinds = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.name


class Outgoing(models.Model):
    """One line to send: a title and a link, nothing else — who reads a group is beyond this product's rights.

    ``to``: a person's mail address; empty for a group.
    """

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="lines")
    key = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    url = models.CharField(max_length=300, blank=True)
    to = models.CharField(max_length=254, blank=True)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("channel", "key", "to"), name="outbox_told_once"),)
        indexes = (models.Index(fields=("sent_at", "due_at"), name="outbox_waiting"),)

    def __str__(self) -> str:
        return self.title


class CalendarLink(models.Model):
    """A secret address of one person's calendar; only its digest is kept. ``revoked_at``: it opens nothing more."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.account_id)


class MailAddress(models.Model):
    """Where a person wants to be written to. Nothing but the letter that asks is sent before ``confirmed_at``."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_address"
    )
    address = models.CharField(max_length=254)
    digest = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.address
