"""The .docx package: parts that depend only on the profile, made once; a zip that is always the same."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterable
from datetime import UTC
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from yuanqu.engines.documents.model import Properties
from yuanqu.engines.documents.profile import PageNumber, Profile, twips_of_mm, twips_of_pt
from yuanqu.engines.documents.styles import HEAD, NAMESPACE, font_table_xml, fonts_xml, styles_xml
from yuanqu.engines.documents.xml_text import escape

Part = tuple[str, bytes]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip can hold: files differ only by content


def _footer_xml(profile: Profile, side: str) -> str:
    font = fonts_xml(profile.fonts.page_number)
    one = twips_of_pt(profile.page_number_pt)
    where = {
        "right": f'<w:ind w:rightChars="100" w:right="{one}"/><w:jc w:val="right"/>',
        "left": f'<w:ind w:leftChars="100" w:left="{one}"/><w:jc w:val="left"/>',
        "center": '<w:jc w:val="center"/>',
    }[side]

    def run(inner: str) -> str:
        return f"<w:r><w:rPr>{font}</w:rPr>{inner}</w:r>"

    field = (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + run('<w:fldChar w:fldCharType="separate"/>')
        + run("<w:t>1</w:t>")
        + run('<w:fldChar w:fldCharType="end"/>')
    )
    return (
        f'{HEAD}<w:ftr {NAMESPACE}><w:p><w:pPr><w:pStyle w:val="Footer"/>{where}</w:pPr>'
        f'{run("""<w:t xml:space="preserve">— </w:t>""")}{field}'
        f'{run("""<w:t xml:space="preserve"> —</w:t>""")}</w:p></w:ftr>'
    )


def _settings_xml(profile: Profile) -> str:
    sides = "<w:evenAndOddHeaders/>" if profile.page_number is PageNumber.OUTER else ""
    modes = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1))
    )
    return (
        f'{HEAD}<w:settings {NAMESPACE}><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="{profile.char_twips}"/>{sides}'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>{modes}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def section_xml(profile: Profile) -> str:
    """`w:sectPr`: page, type area and footers; no `w:docGrid`, which would override the exact pitch."""
    # The dashes stand in the middle of the footer's line, which is the page number's size plus 2 pt.
    footer = twips_of_mm(profile.bottom_mm - profile.page_number_below_mm) - twips_of_pt(
        (profile.page_number_pt + 2) / 2
    )
    references = ""
    if profile.page_number is not PageNumber.ABSENT:
        references = '<w:footerReference w:type="default" r:id="rIdOdd"/>'
    if profile.page_number is PageNumber.OUTER:
        references = '<w:footerReference w:type="even" r:id="rIdEven"/>' + references
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{twips_of_mm(profile.top_mm)}" w:right="{twips_of_mm(profile.right_mm)}" '
        f'w:bottom="{twips_of_mm(profile.bottom_mm)}" w:left="{twips_of_mm(profile.left_mm)}" '
        f'w:header="851" w:footer="{footer}" w:gutter="0"/></w:sectPr>'
    )


def _relationships(entries: Iterable[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in entries
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def relationships_part(profile: Profile, *, annotated: bool, images: int) -> Part:
    """word/_rels/document.xml.rels; pictures are rIdImage1 … in order."""
    entries = [(f"rId{name.title()}", f"{_OFFICE}/{name}", f"{name}.xml") for name in ("styles", "settings")]
    entries.append(("rIdFonts", f"{_OFFICE}/fontTable", "fontTable.xml"))
    entries.extend((f"rId{key}", f"{_OFFICE}/footer", target) for key, target in _footers(profile))
    if annotated:
        entries.append(("rIdComments", f"{_OFFICE}/comments", "comments.xml"))
    entries.extend((f"rIdImage{n}", f"{_OFFICE}/image", f"media/image{n}.png") for n in range(1, images + 1))
    return "word/_rels/document.xml.rels", _relationships(entries).encode()


def _footers(profile: Profile) -> tuple[tuple[str, str], ...]:
    if profile.page_number is PageNumber.ABSENT:
        return ()
    odd = ("Odd", "footer1.xml")
    return (odd, ("Even", "footer2.xml")) if profile.page_number is PageNumber.OUTER else (odd,)


def content_types_part(profile: Profile, *, annotated: bool, images: int) -> Part:
    """[Content_Types].xml for exactly the parts that are there."""
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    kinds.update({f"/word/{target}": f"{_WORD}.footer+xml" for _, target in _footers(profile)})
    if annotated:
        kinds["/word/comments.xml"] = f"{_WORD}.comments+xml"
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    ) + ('<Default Extension="png" ContentType="image/png"/>' if images else "")
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    text = f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'
    return "[Content_Types].xml", text.encode()


def core_part(properties: Properties, title: str) -> Part:
    """docProps/core.xml: title, author, language and, where the caller gave it, the time of creation."""
    created = ""
    if properties.created is not None:
        moment = properties.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        created = "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
            for name in ("created", "modified")
        )
    text = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(properties.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(properties.author)}</cp:lastModifiedBy>"
        f"{created}<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
    return "docProps/core.xml", text.encode()


@lru_cache(maxsize=32)
def fixed_parts(profile: Profile, annotated: bool) -> tuple[Part, ...]:
    """The parts that are the same in every document of a profile."""
    roots = (
        ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )
    parts = [
        ("_rels/.rels", _relationships(roots)),
        ("word/styles.xml", styles_xml(profile, annotated=annotated)),
        ("word/settings.xml", _settings_xml(profile)),
        ("word/fontTable.xml", font_table_xml(profile)),
    ]
    odd = "right" if profile.page_number is PageNumber.OUTER else "center"
    for (_, target), side in zip(_footers(profile), (odd, "left"), strict=False):
        parts.append((f"word/{target}", _footer_xml(profile, side)))
    return tuple((name, text.encode()) for name, text in parts)


def zipped(parts: Iterable[Part]) -> bytes:
    """Parts as a zip: same parts, same bytes, on any machine and at any time."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=4)
    return buffer.getvalue()


def put(content: bytes, target: str | os.PathLike[str] | BinaryIO) -> None:
    """Write bytes to a path, all or nothing (a temporary file, then renamed), or to an open binary file."""
    if not isinstance(target, str | os.PathLike):
        target.write(content)
        return
    path = Path(target)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
