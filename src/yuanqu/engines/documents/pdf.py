"""A .docx as PDF for preview, through LibreOffice; says which typefaces were substituted."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from yuanqu.engines.documents.fonts import Substitution, write_fontconfig
from yuanqu.engines.documents.office import convert
from yuanqu.engines.documents.profile import STANDARD, Profile


@dataclass(frozen=True, slots=True)
class Preview:
    """The PDF's path, and the typefaces it is not set in."""

    path: Path
    substituted: tuple[Substitution, ...]

    @property
    def notice(self) -> str:
        """One Chinese sentence for the page that shows the preview; empty where nothing was substituted."""
        if not self.substituted:
            return ""
        pairs = "；".join(map(str, self.substituted))
        return f"预览使用了替代字体，与正式文件字形不同：{pairs}。"


def to_pdf(
    docx: Path, out_dir: Path, office: str = "soffice", timeout: float = 120, profile: Profile = STANDARD
) -> Preview:
    """Render `docx` to `out_dir/<name>.pdf`. `profile` names the typefaces to find stand-ins for.

    Raises DocumentError `office_missing`, `office_timeout` or `office_failed`.
    """
    with tempfile.TemporaryDirectory(prefix="yuanqu-fonts-") as folder:
        config = Path(folder) / "fonts.conf"
        substituted = write_fontconfig(config, profile)
        path = convert(
            docx, out_dir, "pdf", office=office, timeout=timeout, environment={"FONTCONFIG_FILE": str(config)}
        )
    return Preview(path, substituted)
