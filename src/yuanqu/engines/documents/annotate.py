"""Annotations as real Word comments 批注, one for each figure of the annotated edition."""

from __future__ import annotations

from datetime import UTC, datetime

from yuanqu.engines.documents.model import Note
from yuanqu.engines.documents.profile import Profile
from yuanqu.engines.documents.styles import HEAD, NAMESPACE, fonts_xml
from yuanqu.engines.documents.xml_text import escape

AUTHOR = "园区"
INITIALS = "园"
TARGET_LABEL = "打开记录"


def note_lines(note: Note) -> tuple[str, ...]:
    """The lines of a comment: its title, 「label：value」 for each line, and where the records open."""
    lines = (note.title, *(f"{label}：{value}" for label, value in note.lines))
    return (*lines, f"{TARGET_LABEL}：{note.target}") if note.target else lines


class Annotations:
    """Collects notes while the body is written; gives the marks around each figure and comments.xml."""

    def __init__(self, profile: Profile, moment: datetime | None) -> None:
        font = fonts_xml(profile.fonts.page_number)
        self._reference = f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/>{font}</w:rPr>'
        self._text = f'<w:r><w:rPr>{font}</w:rPr><w:t xml:space="preserve">'
        self._strong = f'<w:r><w:rPr>{font}<w:b/></w:rPr><w:t xml:space="preserve">'
        stamp = f' w:date="{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"' if moment else ""
        self._open = f'w:author="{AUTHOR}"{stamp} w:initials="{INITIALS}">'
        self._comments: list[str] = []

    def around(self, content: str, note: Note) -> str:
        """`content` (runs as XML) as the range of a new comment."""
        key = len(self._comments)
        self._comments.append(self._comment(key, note))
        return (
            f'<w:commentRangeStart w:id="{key}"/>{content}<w:commentRangeEnd w:id="{key}"/>'
            f'{self._reference}<w:commentReference w:id="{key}"/></w:r>'
        )

    def _comment(self, key: int, note: Note) -> str:
        first, *others = (escape(line).replace("\n", " ") for line in note_lines(note))
        start = '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
        paragraphs = [
            f"{start}{self._reference}<w:annotationRef/></w:r>{self._strong}{first}</w:t></w:r></w:p>"
        ]
        paragraphs.extend(f"{start}{self._text}{line}</w:t></w:r></w:p>" for line in others)
        return f'<w:comment w:id="{key}" {self._open}{"".join(paragraphs)}</w:comment>'

    def xml(self) -> str:
        """comments.xml with every note given to `around`, in order."""
        return f"{HEAD}<w:comments {NAMESPACE}>{''.join(self._comments)}</w:comments>"
