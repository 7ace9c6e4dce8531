"""A document written as .docx, annotated or clean: XML parts made directly, no template, no wall clock.

The same document gives the same bytes. Nothing in the clean edition tells that a figure has a note.
"""

from __future__ import annotations

import os
from typing import BinaryIO

from yuanqu.engines.documents.annotate import Annotations
from yuanqu.engines.documents.body_xml import BodyWriter
from yuanqu.engines.documents.diagram_xml import NAMESPACES as _DRAWINGS
from yuanqu.engines.documents.model import Document, Title
from yuanqu.engines.documents.package import (
    content_types_part,
    core_part,
    fixed_parts,
    put,
    relationships_part,
    section_xml,
    zipped,
)
from yuanqu.engines.documents.styles import HEAD, NAMESPACE

_NAMESPACES = (
    f'{NAMESPACE} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    f"{_DRAWINGS}"
)


def docx_bytes(document: Document, *, annotated: bool) -> bytes:
    """The .docx as bytes. Raises DocumentError where text cannot be stored or a picture is broken."""
    profile = document.profile
    annotations = Annotations(profile, document.properties.created) if annotated else None
    body = BodyWriter(document, annotations)
    main = f"{HEAD}<w:document {_NAMESPACES}><w:body>{body.xml()}{section_xml(profile)}</w:body></w:document>"
    images = len(body.images)
    parts = [content_types_part(profile, annotated=annotated, images=images)]
    parts.extend(fixed_parts(profile, annotated))
    parts.append(core_part(document.properties, document.properties.title or _title(document)))
    parts.append(relationships_part(profile, annotated=annotated, images=images))
    parts.append(("word/document.xml", main.encode()))
    if annotations is not None:
        parts.append(("word/comments.xml", annotations.xml().encode()))
    parts.extend((f"word/media/image{number}.png", content) for content, number in body.images.items())
    return zipped(parts)


def write_docx(document: Document, target: str | os.PathLike[str] | BinaryIO, *, annotated: bool) -> None:
    """Write the document to a path (all or nothing) or an open binary file.

    `annotated`: every figure's note becomes a real Word comment; otherwise there is no trace of one.
    Raises DocumentError where text cannot be stored or a picture is broken; nothing is written then.
    """
    put(docx_bytes(document, annotated=annotated), target)


def _title(document: Document) -> str:
    titles = [block for block in document.blocks if isinstance(block, Title)]
    return "".join(titles[0].lines) if titles else ""
