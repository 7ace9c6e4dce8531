"""Maps as sheets (地图文件): a feature is a row, its properties are columns, its geometry stands in the column 图形.

So a GeoJSON file is previewed, checked and written like any workbook, and finds its records by their business key.
Shapefiles (zipped) and GeoPackages are turned into GeoJSON in WGS84 first, by GDAL, where the optional part ``gis`` is
installed.
"""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from yuanqu.engines.ledger.fields import SHAPE_HEADINGS
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.limits import Limits, check_extent
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.shapes import BadShape, in_degrees

try:
    import pyogrio
    import pyogrio.raw
except ImportError:  # the optional part is not installed
    pyogrio = None

HEADING = SHAPE_HEADINGS[0]
_GEOPACKAGE = b"SQLite format 3\0"
_COLLECTION = (
    '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {…}, "geometry": {…}}]}'
)


def is_geojson(path: Path) -> bool:
    """Whether the file begins as a JSON object does."""
    with path.open("rb") as file:
        return file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def is_survey(path: Path) -> bool:
    """Whether the file is a GeoPackage or a zip that holds a shapefile."""
    with path.open("rb") as file:
        if file.read(len(_GEOPACKAGE)) == _GEOPACKAGE:
            return True
    return bool(_shapefiles(path))


def read_features(path: Path, sheet: str, limits: Limits) -> Grid:
    """A GeoJSON file as one sheet. Raises FileRefused."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
        features = found["features"] if found.get("type") == "FeatureCollection" else [found]
        in_degrees(found)
        rows = [dict(_cells(feature)) for feature in features]
    except BadShape as error:
        raise FileRefused("map_crs", f"{error.expected}。{error.mend}。") from error
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FileRefused(
            "map_unreadable",
            f"文件不是完整的GeoJSON（UTF-8）要素集，应形如 {_COLLECTION}。请重新导出后再导入。",
        ) from error
    headings = [*dict.fromkeys(name for row in rows for name in row if name != HEADING), HEADING]
    check_extent(sheet, len(rows) + 1, len(headings), limits)
    columns = {str(n): [name, *(row.get(name) for row in rows)] for n, name in enumerate(headings)}
    return Grid(sheet, pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)))


def read_survey(path: Path, sheet: str, limits: Limits) -> Iterator[Grid]:
    """The layers of a shapefile or GeoPackage, one sheet a layer. Raises FileRefused."""
    if pyogrio is None:
        raise FileRefused(
            "map_part_missing",
            "读取 Shapefile（.zip）和 GeoPackage（.gpkg）需要可选组件 gis（pip install 'yuanqu[gis]'），"
            "现在没有安装。也可以先用地理信息软件另存为 GeoJSON（WGS84）再导入。",
        )
    sources = [f"/vsizip/{path}/{name}" for name in _shapefiles(path)] or [str(path)]
    for source in sources:
        try:
            layers = [str(layer) for layer, *_ in pyogrio.list_layers(source)]
            for layer in layers:
                with tempfile.TemporaryDirectory() as folder:
                    out = Path(folder) / "layer.geojson"
                    _to_geojson(source, layer, out)
                    yield read_features(out, layer or sheet, limits)
        except (ValueError, RuntimeError) as error:
            raise FileRefused(
                "map_unreadable",
                "地图文件读不出来。请确认 .shp、.shx、.dbf、.prj 都在压缩包内，文件没有损坏。",
            ) from error


def _to_geojson(source: str, layer: str, out: Path) -> None:
    """Write one layer as GeoJSON by RFC 7946, which is in WGS84 whatever the layer was in."""
    coding = None if source.endswith(".gpkg") or _says_coding(source) else "GB18030"
    about, _, geometry, fields = pyogrio.raw.read(source, layer=layer, encoding=coding, force_2d=True)
    if not about["crs"]:
        raise FileRefused("map_crs", f"图层“{layer}”没有写明坐标系（缺 .prj）。请补上坐标系定义后再导入。")
    pyogrio.raw.write(
        str(out),
        geometry,
        fields,
        about["fields"],
        layer="layer",
        driver="GeoJSON",
        geometry_type=about["geometry_type"],
        crs=about["crs"],
        RFC7946="YES",
    )


def _shapefiles(path: Path) -> list[str]:
    """The shapefiles in a zip; none where the file is no zip."""
    if not zipfile.is_zipfile(path):
        return []
    with zipfile.ZipFile(path) as archive:
        return [name for name in archive.namelist() if name.lower().endswith(".shp")]


def _says_coding(source: str) -> bool:
    """Whether a zipped shapefile says by a .cpg how its texts are coded; without one, Chinese surveys mean GB18030."""
    path, _, inside = source.removeprefix("/vsizip/").partition(".zip/")
    try:
        with zipfile.ZipFile(f"{path}.zip") as archive:
            return any(name.lower() == f"{inside[:-4]}.cpg".lower() for name in archive.namelist())
    except OSError:
        return False


def _cells(feature: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    """A feature's row: heading and text."""
    bare = feature.get("type") != "Feature"
    for name, value in ({} if bare else feature.get("properties") or {}).items():
        yield str(name), _text(value)
    geometry = feature if bare else feature.get("geometry")
    yield HEADING, _json(geometry) if geometry else None


def _text(value: Any) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return format(value, "f")
    return _json(value) if isinstance(value, dict | list) else str(value)


def _json(value: Any) -> str:
    """JSON whose numbers stand as they were written."""
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{json.dumps(str(name))}: {_json(each)}" for name, each in value.items()) + "}"
        )
    if isinstance(value, list):
        return f"[{', '.join(map(_json, value))}]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)
