"""The palette keeps WCAG 2.2 AA: 4.5 for text on every ground it stands on, 3 for edges of controls and marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GROUNDS = ("paper", "sheet", "shade")
TEXTS = ("ink", "ink-soft", "ink-faint", "brand", "brand-deep", "accent")
TEXT_ON = [
    *[(text, ground) for text in TEXTS for ground in GROUNDS],
    *[(text, "sheet") for text in ("green", "yellow", "red", "grey", "ochre")],
    *[
        (colour, f"{colour}-tint")
        for colour in ("green", "yellow", "red", "grey", "ochre", "accent", "brand")
    ],
    *[("ink", f"{tint}-tint") for tint in ("green", "yellow", "red", "brand", "accent")],
    ("brand-deep", "brand-tint"),
    ("on-brand", "brand"),
    ("on-brand", "brand-deep"),
    ("on-brand", "red"),
    ("on-brand-soft", "brand-deep"),
]
EDGES_ON = [
    *[(edge, ground) for edge in ("line-strong", "accent") for ground in GROUNDS],
    ("accent", "brand-tint"),
]


@pytest.fixture(scope="module")
def palette(site_folder: Path) -> dict[str, str]:
    text = (site_folder / "frontend" / "styles" / "palette.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--yq-([a-z-]+): (#[0-9a-f]{6});", text))


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2 of `#rrggbb`, 0 (black) to 1 (white)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read(palette: dict[str, str], text: str, ground: str) -> None:
    assert contrast(palette[text], palette[ground]) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), EDGES_ON)
def test_edges_can_be_seen(palette: dict[str, str], edge: str, ground: str) -> None:
    assert contrast(palette[edge], palette[ground]) >= 3


def test_the_numbers_beside_a_colour_are_that_colour(palette: dict[str, str], site_folder: Path) -> None:
    """Tabler wants some colours twice, as a name and as r, g, b: they must not drift apart."""
    text = (site_folder / "frontend" / "styles" / "palette.css").read_text(encoding="utf-8")
    pairs = re.findall(r"--tblr-([a-z-]+): var\(--yq-([a-z-]+)\);", text)
    twins = dict(re.findall(r"--tblr-([a-z-]+)-rgb: ([0-9, ]+);", text))
    checked = [(name, ours) for name, ours in pairs if name in twins]
    assert len(checked) >= 6
    for name, ours in checked:
        red, green, blue = (int(palette[ours][place : place + 2], 16) for place in (1, 3, 5))
        assert twins[name] == f"{red}, {green}, {blue}", name


def test_every_colour_used_is_declared(palette: dict[str, str], site_folder: Path) -> None:
    styles = site_folder / "frontend" / "styles"
    declared = set(re.findall(r"(--yq-[a-z-]+):", (styles / "palette.css").read_text(encoding="utf-8")))
    for path in styles.glob("*.css"):
        used = set(re.findall(r"var\((--yq-[a-z-]+)\)", path.read_text(encoding="utf-8")))
        assert used <= declared, path.name
