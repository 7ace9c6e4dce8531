"""Remarks in somebody's .docx (批注与修订): Word comments on the exact letters, corrections as tracked changes.

Works on the XML itself: a run is parted where a remark begins or ends, each part keeping its properties; nothing else
changes. What python-docx would do by rebuilding the tree is a handful of insertions here.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby

from yuanqu.engines.documents.docx_text import MAX_PART_BYTES, MAX_PARTS
from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.markup import Letter, RunSpan, paragraphs
from yuanqu.engines.documents.styles import HEAD, NAMESPACE
from yuanqu.engines.documents.xml_text import escape

BODY, COMMENTS = "word/document.xml", "word/comments.xml"
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_ID = re.compile(r'\bw:id="(\d+)"')
_ONCE = re.compile(r'\s+w14:[A-Za-z]+="[^"]*"')
_AFTER, _BEFORE, _STRUCK = range(3)  # the order of what is inserted at one place
_SPACED = re.compile(r"\bxml:space\s*=")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say of ``start`` to ``end`` of the text as read: a comment, a correction, or both.

    ``instead``: the letters that should stand there; None: nothing is corrected.
    """

    start: int
    end: int
    lines: tuple[str, ...] = ()
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Remarked:
    """The new .docx, and the remarks that found no place in its body (a footnote's)."""

    content: bytes
    unplaced: tuple[Remark, ...]


def remark(source: bytes, text: str, remarks: Sequence[Remark], *, author: str, at: datetime) -> Remarked:
    """The .docx with the remarks in it; ``text``: what was read of it. Raises DocumentError for no .docx.

    Nothing in it is expanded: no entity is resolved, and parts beyond the limits of the reader are refused.
    """
    entries = _entries(source)
    parts = {each.filename: content for each, content in entries}
    body = _decoded(parts.get(BODY, b""))
    letters = _placed(body, text)
    sheet = _Sheet(body, author, at, _first_free(parts))
    unplaced = [
        each for each in sorted(remarks, key=lambda one: (one.start, one.end)) if not sheet.put(each, letters)
    ]
    changed = {BODY: sheet.body().encode()}
    if sheet.comments:
        changed |= _with_comments(parts, sheet.comments)
    return Remarked(_zipped(entries, changed), tuple(unplaced))


class _Sheet:
    """Collects what is inserted where."""

    def __init__(self, xml: str, author: str, at: datetime, free: int) -> None:
        self._xml = xml
        stamp = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        self._by = f'w:author="{escape(author)}" w:date="{stamp}"'
        self._free = free
        self._edits: list[tuple[int, int, int, str]] = []  # from, order, to, what stands there instead
        self._struck: set[int] = set()
        self._spaced: set[int] = set()
        self.comments: list[str] = []

    def put(self, said: Remark, letters: Sequence[Letter | None]) -> bool:
        """Note a remark; False where its letters do not stand in the body."""
        inside = [each for each in letters[said.start : said.end] if each is not None]
        if not inside:
            return False
        if said.lines:
            key = self._next()
            self._insert(inside[0], f'<w:commentRangeStart w:id="{key}"/>', before=True)
            reference = f'<w:r><w:commentReference w:id="{key}"/></w:r>'
            self._insert(inside[-1], f'<w:commentRangeEnd w:id="{key}"/>{reference}', before=False)
            self.comments.append(self._comment(key, said.lines))
        if said.instead is not None and all(each.inner and each.at not in self._struck for each in inside):
            self._strike(inside, said.instead)
        return True

    def body(self) -> str:
        """The XML with everything inserted."""
        pieces, at = [], 0
        for start, _, end, put in sorted(self._edits, key=lambda each: each[:2]):
            pieces += [self._xml[at:start], put]
            at = max(at, end)
        return "".join([*pieces, self._xml[at:]])

    def _strike(self, inside: Sequence[Letter], instead: str) -> None:
        """Each run's part of the letters as deleted, then the new ones as inserted, in the form of the first."""
        stretches = list(_parts(inside))
        for number, stretch in enumerate(stretches, 1):
            run, old = stretch[0].run, "".join(each.text for each in stretch)
            gone = f'<w:delText xml:space="preserve">{escape(old)}</w:delText></w:r></w:del>'
            put = f'<w:del w:id="{self._next()}" {self._by}>{_again(run)}{gone}'
            if number == len(stretches) and instead:
                new = f'<w:t xml:space="preserve">{escape(instead)}</w:t></w:r></w:ins>'
                put += f'<w:ins w:id="{self._next()}" {self._by}>{_again(inside[0].run)}{new}'
            self._part(stretch[0].at, stretch[-1].end, stretch[0], put, order=_STRUCK)
        self._struck |= {each.at for each in inside}

    def _insert(self, letter: Letter, put: str, *, before: bool) -> None:
        """Put something before or behind a letter; a run that begins or ends there is not parted."""
        run = letter.run
        if before and letter.place == 0:
            self._edits.append((run.start, _BEFORE, run.start, put))
        elif not before and letter.place == run.letters - 1:
            self._edits.append((run.end, _AFTER, run.end, put))
        else:
            at = letter.at if before else letter.end
            self._part(at, at, letter, put, order=_BEFORE if before else _AFTER)

    def _part(self, start: int, end: int, letter: Letter, put: str, *, order: int) -> None:
        """The run parted there, with ``put`` in the place of what stood from start to end."""
        again = _again(letter.run)
        if not letter.inner:
            self._edits.append((start, order, end, f"</w:r>{put}{again}"))
            return
        self._edits.append((start, order, end, f'</w:t></w:r>{put}{again}<w:t xml:space="preserve">'))
        opened, closed = letter.tag
        tag = self._xml[opened:closed]
        if opened not in self._spaced and not _SPACED.search(tag):
            self._edits.append((opened, _STRUCK, closed, tag[:-1] + ' xml:space="preserve">'))
        self._spaced.add(opened)

    def _comment(self, key: int, lines: Sequence[str]) -> str:
        said = "".join(
            f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines
        )
        return f'<w:comment w:id="{key}" {self._by} w:initials="核">{said}</w:comment>'

    def _next(self) -> int:
        self._free += 1
        return self._free - 1


def _parts(inside: Sequence[Letter]) -> Iterator[list[Letter]]:
    """The letters by the element they lie in."""
    for _, stretch in groupby(inside, key=lambda each: each.tag):
        yield list(stretch)


def _again(run: RunSpan) -> str:
    """A run like that one begun anew: its tag, without what may stand only once in a document, and its properties."""
    return _ONCE.sub("", run.opening) + run.properties


def _placed(body: str, text: str) -> list[Letter | None]:
    """For each letter of the text as read, its place in the body; None for what stands elsewhere or nowhere."""
    found: list[Letter | None] = [None] * len(text)
    at = 0
    for paragraph in paragraphs(body):
        said = paragraph.text
        bare = said.strip()
        place = text.find(bare, at) if bare else -1
        if place >= 0:
            skipped = len(said) - len(said.lstrip())
            for offset in range(len(bare)):
                found[place + offset] = paragraph.letters[skipped + offset]
            at = place + len(bare)
    return found


def _entries(source: bytes) -> list[tuple[zipfile.ZipInfo, bytes]]:
    """The parts of the archive. Raises DocumentError for what is no .docx or expands beyond the reader's limits."""
    try:
        with zipfile.ZipFile(BytesIO(source)) as archive:
            listed = archive.infolist()
            if len(listed) > MAX_PARTS or sum(each.file_size for each in listed) > 2 * MAX_PART_BYTES:
                raise DocumentError("too_large", "文件展开后过大：不像正常的 Word 文件，已拒绝。")
            return [(each, archive.read(each)) for each in listed]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as bad:
        raise DocumentError(
            "not_docx", "文件不是 .docx 格式、已加密或已损坏：请另存为 .docx 后重试。"
        ) from bad


def _decoded(content: bytes) -> str:
    try:
        xml = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError("not_docx", "正文不是 UTF-8 编码：请用 Word 打开并另存后重试。") from error
    if "<w:body" not in xml or "<![CDATA[" in xml:
        raise DocumentError("not_docx", "正文的写法不常见，不能加批注：请用 Word 打开并另存后重试。")
    return xml


def _first_free(parts: dict[str, bytes]) -> int:
    """A number above every id in body and comments."""
    ids = (
        int(each) for name in (BODY, COMMENTS) for each in _ID.findall(parts.get(name, b"").decode("utf-8"))
    )
    return max((each for each in ids if each < 2**30), default=-1) + 1


def _with_comments(parts: dict[str, bytes], comments: Sequence[str]) -> dict[str, bytes]:
    """comments.xml with the new ones behind its own; made, related and typed where the document had none."""
    said = "".join(comments)
    if COMMENTS in parts:
        own = parts[COMMENTS].decode("utf-8-sig")
        closing = own.rfind("</w:comments>")
        if closing >= 0:
            return {COMMENTS: (own[:closing] + said + own[closing:]).encode()}
    relation = f'<Relationship Id="rIdRemarks" Type="{_RELATION}" Target="comments.xml"/>'
    kind = f'<Override PartName="/{COMMENTS}" ContentType="{_COMMENTS_TYPE}"/>'
    made = {COMMENTS: f"{HEAD}<w:comments {NAMESPACE}>{said}</w:comments>".encode()}
    if COMMENTS in parts:
        return made
    made[RELATIONS] = _inserted(parts[RELATIONS], relation, "</Relationships>")
    made[TYPES] = _inserted(parts[TYPES], kind, "</Types>")
    return made


def _inserted(content: bytes, said: str, closing: str) -> bytes:
    text = content.decode("utf-8-sig")
    at = text.rindex(closing)
    return (text[:at] + said + text[at:]).encode()


def _zipped(entries: Sequence[tuple[zipfile.ZipInfo, bytes]], changed: dict[str, bytes]) -> bytes:
    """The archive again, its parts in their order, changed and new ones in place."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries:
            archive.writestr(entry, changed.pop(entry.filename, content), compress_type=entry.compress_type)
        for name, content in changed.items():
            archive.writestr(name, content)
    return buffer.getvalue()
