"""Letters by SMTP (电子邮件): all that is due to one person in one letter, a title and a link each.

A server is written smtps://host:465 (encrypted from the first word), starttls://host:587, or smtp://host:25 for one in
the house that takes no password. Certificates are held against the system's own authorities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from smtplib import SMTPException
from urllib.parse import quote, urlsplit

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.core.validators import validate_email

from yuanqu.engines.outbox.models import Channel, Outgoing
from yuanqu.engines.outbox.webhooks import TIMEOUT, NotTaken

_PORTS = {"smtp": 25, "starttls": 587, "smtps": 465}
_END = "本邮件由园区系统自动发出，请勿回复。详细内容登录后查看。"


@dataclass(frozen=True)
class Server:
    """Where letters are handed in."""

    host: str
    port: int
    scheme: str

    @property
    def secret(self) -> bool:
        """Whether what is said to it is encrypted."""
        return self.scheme != "smtp"


def server_of(address: str) -> Server:
    """The server that an address names. Raises ValueError for any other text."""
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname or parts.path not in ("", "/") or parts.username:
        raise ValueError(address)
    return Server(parts.hostname, parts.port or _PORTS[parts.scheme], parts.scheme)


def is_mail_address(text: str) -> bool:
    """Whether ``text`` is one mail address."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def post_letter(channel: Channel, lines: Sequence[Outgoing]) -> None:
    """Send ``lines``, all to the same person, as one letter. Raises NotTaken."""
    letter = EmailMessage(
        subject_of(lines),
        body_of(channel, lines),
        channel.sender,
        [lines[0].to],
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        server = server_of(channel.address)
        letter.connection = EmailBackend(
            host=server.host,
            port=server.port,
            username=channel.sender if channel.secret else "",
            password=channel.secret,
            use_ssl=server.scheme == "smtps",
            use_tls=server.scheme == "starttls",
            timeout=TIMEOUT,
        )
        letter.send()
    except (SMTPException, OSError, ValueError) as error:
        raise NotTaken(_told(error)) from error


def subject_of(lines: Sequence[Outgoing]) -> str:
    """The first title, and how many more."""
    more = f" 等 {len(lines)} 条" if len(lines) > 1 else ""
    return " ".join(f"{lines[0].title}{more}".split())


def body_of(channel: Channel, lines: Sequence[Outgoing]) -> str:
    """Each title with its link."""
    site = channel.site.rstrip("/")
    told = [
        f"{line.title}\n{site}{quote(line.url, safe='/?=&%')}" if line.url else line.title for line in lines
    ]
    return "\n\n".join([*told, _END])


def _told(error: Exception) -> str:
    """The kind of failure and the server's code; never an address, a name or a password."""
    code = getattr(error, "smtp_code", "")
    return f"邮件没有发出：{type(error).__name__}{f' {code}' if code else ''}"
