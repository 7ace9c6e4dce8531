"""Maps as files: a feature finds its record by the key and brings its shape; bad ones are told as cells are."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
import pyogrio
import pytest

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.importing.prepared import SourceFile
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.reading import read_sheets

pytestmark = pytest.mark.django_db
SQUARE = [[[115.0, 28.0], [115.01, 28.0], [115.01, 28.01], [115.0, 28.01], [115.0, 28.0]]]


def _feature(shape: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": shape}


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Any]:
    """``read(features)``: what an import into the register of enterprises makes of a GeoJSON file."""

    def prepared(*features: dict[str, Any], **otherwise: Any) -> Any:
        path = tmp_path / "企业.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features} | otherwise), "utf-8")
        return prepare(SourceFile.of(path), registry.ledger("registers.enterprise"))

    return prepared


def test_a_feature_changes_the_shape_of_its_record_alone(
    read: Callable[..., Any], register: Callable[..., Any]
) -> None:
    kept = register(employees_end=400)
    shape = {"type": "Polygon", "coordinates": SQUARE}
    found = read(_feature(shape, 统一社会信用代码=kept.uscc, OBJECTID=7))
    assert [each.sentence for each in found.problems] == []
    assert (found.counts.changed, found.counts.new) == (1, 0)
    worked_out = {"是否非公企业"}
    assert {change.column for change in found.changes} - worked_out == {"图形"}
    assert json.loads(found.frame["shape"][0]) == shape
    assert any("OBJECTID" in notice.text for notice in found.notices)


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        ({"type": "Point", "coordinates": [28.1, 115.2]}, "经纬度写反"),
        ({"type": "Point", "coordinates": [39612340.5, 3112345.2]}, "转换为经纬度"),
        ({"type": "Polygon", "coordinates": [SQUARE[0][:-1]]}, "没有闭合"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 1], [0, 0]]]}, "自相交"),
        ({"type": "GeometryCollection", "geometries": []}, "MultiPolygon"),
    ],
)
def test_a_bad_shape_is_told_where_it_stands(
    read: Callable[..., Any], register: Callable[..., Any], shape: dict[str, Any], said: str
) -> None:
    found = read(_feature(shape, uscc=register().uscc))
    assert [(each.row, each.column) for each in found.problems] == [(2, "图形")]
    assert said in found.problems[0].sentence


def test_other_coordinates_and_broken_files_are_refused(read: Callable[..., Any], tmp_path: Path) -> None:
    name = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4547"}}
    with pytest.raises(FileRefused, match="4547"):
        read(_feature(None), crs=name)
    broken = tmp_path / "x.geojson"
    broken.write_text('{"type": "FeatureCollection", "features": [', "utf-8")
    with pytest.raises(FileRefused, match="不是完整的GeoJSON"):
        list(read_sheets(broken, broken.name))


def test_a_shapefile_needs_the_optional_part(tmp_path: Path) -> None:
    path = tmp_path / "地块.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("parcels.shp", b"x")
    with pytest.raises(FileRefused, match=r"gis|读不出来"):
        list(read_sheets(path, path.name))


def test_a_survey_is_read_in_wgs84(tmp_path: Path) -> None:
    point = b"\x01\x01\x00\x00\x00" + numpy.array([500_000.0, 3_112_345.0], "<f8").tobytes()
    path = tmp_path / "地块.gpkg"
    pyogrio.raw.write(
        str(path),
        numpy.array([point], dtype=object),
        [numpy.array(["DK-1"], dtype=object)],
        ["地块编号"],
        layer="地块",
        driver="GPKG",
        geometry_type="Point",
        crs="EPSG:4547",
    )
    (grid,) = read_sheets(path, path.name)
    assert grid.cells["0"].to_list() == ["地块编号", "DK-1"]
    longitude, latitude = json.loads(grid.cells["1"][1])["coordinates"]
    assert (round(longitude, 6), round(latitude, 3)) == (114, 28.125)
