"""styles.xml and fontTable.xml of a profile: every style by name, no theme fonts, no grid, exact line pitch.

Style names are Word's own where it has one (Title, heading 1, Body Text …), so that the navigation pane,
python-docx and LibreOffice know them; ours are Chinese.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from yuanqu.engines.documents.profile import Profile, twips_of_pt
from yuanqu.engines.documents.xml_text import escape

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Where the official typeface is absent, Word takes the one it carries itself.
_STAND_INS = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "宋体"}


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style; lengths in twips, sizes in points, `font` a typeface name."""

    id: str
    name: str
    based_on: str = "Normal"
    font: str = ""
    size_pt: Decimal | None = None
    tight: bool = True
    """Keeps the running text's character spacing; False sets it to none."""
    paragraph: str = ""
    outline: int | None = None
    bold: bool = False


def fonts_xml(east_asian: str, latin: str | None = None) -> str:
    """`w:rFonts` naming the typeface for every script; the hint decides for quotes, dashes and ellipses."""
    chinese, other = escape(east_asian), escape(latin or east_asian)
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{other}" w:eastAsia="{chinese}" '
        f'w:hAnsi="{other}" w:cs="{other}"/>'
    )


def indent_xml(profile: Profile, *, first: int = 0, right: int = 0) -> str:
    """`w:ind`; arguments in hundredths of a character. Both units are written: Word shows characters."""
    attributes = ""
    if right:
        attributes += f' w:rightChars="{right}" w:right="{profile.char_twips * right // 100}"'
    if first:
        attributes += f' w:firstLineChars="{first}" w:firstLine="{profile.char_twips * first // 100}"'
    return f"<w:ind{attributes}/>" if attributes else ""


def _exact(points: Decimal, before_pt: Decimal = Decimal(0)) -> str:
    space = f' w:before="{twips_of_pt(before_pt)}"' if before_pt else ""
    return f'<w:spacing{space} w:line="{twips_of_pt(points)}" w:lineRule="exact"/>'


def paragraph_styles(profile: Profile) -> tuple[Style, ...]:
    """Every paragraph style of the profile but Normal."""
    fonts = profile.fonts
    two = indent_xml(profile, first=200)
    small = profile.table_pt
    table_line = _exact(profile.table_line_pt)
    note_line = _exact(profile.table_line_pt - 2, Decimal(3))
    return (
        Style("Title", "Title", font=fonts.title, size_pt=profile.title_pt, tight=False,
              paragraph='<w:jc w:val="center"/>'),
        Style("DocumentNumber", "发文字号", paragraph='<w:jc w:val="center"/>'),
        Style("Salutation", "Salutation"),
        Style("BodyText", "Body Text", paragraph=two),
        Style("Heading1", "heading 1", font=fonts.level1, paragraph="<w:keepNext/>" + two, outline=0),
        Style("Heading2", "heading 2", font=fonts.level2, paragraph="<w:keepNext/>" + two, outline=1),
        Style("Heading3", "heading 3", paragraph="<w:keepNext/>" + two, outline=2, bold=profile.level3_bold),
        Style("Heading4", "heading 4", paragraph="<w:keepNext/>" + two, outline=3),
        Style("Item", "段首标题", based_on="BodyText"),
        Style("Attachment", "附件说明"),
        Style("Signature", "Signature", paragraph='<w:jc w:val="right"/>'),
        Style("Date", "Date", paragraph='<w:jc w:val="right"/>'),
        Style("Caption", "caption", font=fonts.level1, size_pt=small + Decimal("3.5"), tight=False,
              paragraph='<w:jc w:val="center"/>'),
        Style("TableHead", "表头", font=fonts.level1, size_pt=small, tight=False,
              paragraph=f'<w:keepNext/>{table_line}<w:jc w:val="center"/>'),
        Style("TableText", "表内文字", size_pt=small, tight=False, paragraph=table_line),
        Style("TableNote", "表注", size_pt=small - Decimal("1.5"), tight=False, paragraph=note_line),
        Style("Picture", "图", tight=False,
              paragraph='<w:keepNext/><w:spacing w:before="120" w:line="240" w:lineRule="auto"/>'
                        '<w:jc w:val="center"/>'),
        Style("Footer", "footer", font=fonts.page_number, size_pt=profile.page_number_pt, tight=False,
              paragraph=_exact(profile.page_number_pt + 2)),
    )  # fmt: skip


def _style_xml(style: Style) -> str:
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    run = fonts_xml(style.font) if style.font else ""
    if style.bold:
        run += "<w:b/>"
    if not style.tight:
        run += '<w:spacing w:val="0"/>'
    if style.size_pt is not None:
        half_points = int(style.size_pt * 2)
        run += f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    following = '<w:next w:val="BodyText"/>' if style.outline is not None or style.id == "Title" else ""
    custom = "" if style.name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/>{following}<w:qFormat/>'
        f"<w:pPr>{style.paragraph}{outline}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _normal_xml(profile: Profile) -> str:
    # Word's default lets punctuation hang; LibreOffice 7 reads the element upside down, so it is left out.
    hanging = "" if profile.hanging_punctuation else '<w:overflowPunct w:val="0"/>'
    half_points = int(profile.body_pt * 2)
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/><w:kinsoku/>{hanging}<w:autoSpaceDE w:val="0"/>'
        '<w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
        f'{_exact(profile.line_pt)}<w:jc w:val="both"/></w:pPr><w:rPr>'
        f"{fonts_xml(profile.fonts.body, profile.fonts.latin)}"
        f'<w:color w:val="000000"/><w:spacing w:val="{twips_of_pt(profile.spacing_pt)}"/><w:kern w:val="0"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:style>'
    )


def _comment_styles(profile: Profile) -> str:
    return (
        '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
    ) + _style_xml(
        Style("CommentText", "annotation text", font=profile.fonts.page_number, size_pt=Decimal(10),
              tight=False, paragraph='<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>')
    )  # fmt: skip


def styles_xml(profile: Profile, *, annotated: bool) -> str:
    """styles.xml; the comment styles stand only in the annotated edition."""
    body = fonts_xml(profile.fonts.body, profile.fonts.latin)
    return (
        f"{HEAD}<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>{body}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        f"{_normal_xml(profile)}{''.join(map(_style_xml, paragraph_styles(profile)))}"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        f"{_comment_styles(profile) if annotated else ''}</w:styles>"
    )


def font_table_xml(profile: Profile) -> str:
    """fontTable.xml: the typefaces asked for, and what Word may take in their place."""
    entries = []
    for name in profile.fonts.names():
        stand_in = f'<w:altName w:val="{_STAND_INS[name]}"/>' if name in _STAND_INS else ""
        charset = "00" if name == profile.fonts.latin else "86"
        entries.append(f'<w:font w:name="{escape(name)}">{stand_in}<w:charset w:val="{charset}"/></w:font>')
    return f"{HEAD}<w:fonts {NAMESPACE}>{''.join(entries)}</w:fonts>"
