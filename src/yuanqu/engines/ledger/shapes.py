"""Shapes on the ground (图形): GeoJSON (RFC 7946) as text, checked, in one canonical form.

Canonical: ``type`` before ``coordinates``, seven decimals of a degree (about a centimetre) without zeros at their end,
outer rings counter-clockwise and holes clockwise; as PostgreSQL writes jsonb, so that text, frame and database agree.
Coordinates are whole ten-millionths of a degree while they are judged: no binary float takes part.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

SCALE = 7
MOST = 10**9  # what is larger is no coordinate of any system
LONGEST = 30_000  # characters; a workbook's cell holds no more than 32,767
DEPTHS = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
NAMES = {"Point": "点", "LineString": "线", "MultiLineString": "线", "Polygon": "面", "MultiPolygon": "面"}
DEGREES = ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "EPSG:4490", "EPSG::4326", "EPSG::4490")

Position = tuple[int, int]
Ring = list[Position]


class BadShape(ValueError):
    """A text that is no usable shape: what should be there, and how to mend it, both Chinese clauses."""

    def __init__(self, code: str, expected: str, mend: str = "") -> None:
        super().__init__(expected)
        self.code, self.expected, self.mend = f"shape.{code}", expected, mend


def read_shape(text: str) -> str:
    """The canonical text of a GeoJSON geometry, or of a feature that holds one. Raises BadShape."""
    try:
        found = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise BadShape(
            "unreadable",
            "应为GeoJSON文本，现在不是完整的JSON",
            '例如 {"type": "Point", "coordinates": [115.89, 28.68]}',
        ) from error
    return canonical(found)


def canonical(found: Any) -> str:
    """The canonical text of a geometry as JSON gives it. Raises BadShape."""
    geometry = _geometry(found)
    kind = geometry["type"]
    positions = _placed(geometry.get("coordinates"), DEPTHS[kind])
    _judge(kind, positions)
    text = f'{{"type": "{kind}", "coordinates": {_written(positions)}}}'
    if len(text) > LONGEST:
        raise BadShape(
            "too_large", f"图形有 {len(text)} 个字符，应不超过 {LONGEST} 个", "请先简化图形（抽稀节点）再录入"
        )
    return text


def loaded(text: str) -> dict[str, Any]:
    """A canonical text as JSON's objects, coordinates as decimals."""
    found: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return found


def kind_of(text: str) -> str:
    """The type of a canonical text: Point, LineString …"""
    return text.split('"', 4)[3]


def polygons(text: str) -> list[list[list[tuple[Decimal, Decimal]]]]:
    """The polygons of a canonical text: each its outer ring and its holes; none for points and lines."""
    shape = loaded(text)
    parts = {"Polygon": [shape["coordinates"]], "MultiPolygon": shape["coordinates"]}.get(shape["type"], [])
    return [[[(Decimal(x), Decimal(y)) for x, y in ring] for ring in part] for part in parts]


def positions_of(text: str) -> list[tuple[Decimal, Decimal]]:
    """Every position of a canonical text; a ring's last one, which is its first, is left out."""
    shape = loaded(text)
    closed = shape["type"] in ("Polygon", "MultiPolygon")
    return [
        (Decimal(x), Decimal(y))
        for line in _lines(shape["coordinates"], DEPTHS[shape["type"]])
        for x, y in (line[:-1] if closed else line)
    ]


def said(text: str) -> str:
    """A shape in words: what it is, how many corners, where its middle lies."""
    kind, places = loaded(text)["type"], positions_of(text)
    middle = tuple(sum(each) / len(places) for each in zip(*places, strict=True))
    where = f"{middle[0]:.5f}, {middle[1]:.5f}"
    return f"点（{where}）" if kind == "Point" else f"{NAMES[kind]}，{len(places)} 个节点，中心 {where}"


def _geometry(found: Any) -> Mapping[str, Any]:
    if isinstance(found, Mapping):
        in_degrees(found)
        if found.get("type") == "Feature":
            return _geometry(found.get("geometry"))
        features = found.get("features")
        if found.get("type") == "FeatureCollection" and isinstance(features, list) and len(features) == 1:
            return _geometry(features[0])
        if found.get("type") in DEPTHS:
            return found
    raise BadShape(
        "kind",
        f"应为GeoJSON的一个图形，类型是 {'、'.join(DEPTHS)} 之一",
        "一条记录只放一个图形，多块的用 MultiPolygon",
    )


def in_degrees(found: Mapping[str, Any]) -> None:
    """Refuse what says that it is in another coordinate system."""
    crs = found.get("crs")
    name = str(crs.get("properties", {}).get("name", "")) if isinstance(crs, Mapping) else ""
    if name and not name.endswith(DEGREES):
        raise BadShape(
            "crs", f"坐标系是 {name}，应为WGS84（EPSG:4326）或CGCS2000（EPSG:4490）的经纬度", "请先转换坐标系"
        )


def _placed(given: Any, depth: int) -> Any:
    """Nested coordinates as whole ten-millionths of a degree."""
    if not isinstance(given, list) or not given:
        raise BadShape(
            "coordinates", "coordinates 应为一组坐标，每个坐标是 [经度, 纬度]", "请核对方括号的层数"
        )
    if depth:
        return [_placed(each, depth - 1) for each in given]
    if len(given) not in (2, 3):
        raise BadShape("coordinates", "每个坐标应为 [经度, 纬度] 两个数", "请核对方括号的层数")
    longitude, latitude = (_scaled(each) for each in given[:2])
    if abs(longitude) > 180 * 10**SCALE or abs(latitude) > 90 * 10**SCALE:
        turned = abs(latitude) <= 180 * 10**SCALE and abs(longitude) <= 90 * 10**SCALE
        raise BadShape(
            "range",
            f"坐标 [{_number(longitude)}, {_number(latitude)}] 应为度数，经度（-180至180）在前、纬度（-90至90）在后",
            "看来经纬度写反了，请对调" if turned else "平面坐标（以米计）请先转换为经纬度",
        )
    return longitude, latitude


def _scaled(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise BadShape("coordinates", f"坐标中的「{str(value)[:20]}」不是数", "每个坐标应为 [经度, 纬度]")
    if not (degrees := Decimal(value)).is_finite() or degrees.copy_abs() > MOST:
        raise BadShape("coordinates", f"坐标中的「{str(value)[:20]}」不是度数", "每个坐标应为 [经度, 纬度]")
    return int((degrees * 10**SCALE).to_integral_value())


def _judge(kind: str, positions: Any) -> None:
    if kind == "LineString":
        _judge_line(positions)
    elif kind == "MultiLineString":
        for line in positions:
            _judge_line(line)
    elif kind == "Polygon":
        _judge_polygon(positions)
    elif kind == "MultiPolygon":
        for polygon in positions:
            _judge_polygon(polygon)


def _judge_line(line: Ring) -> None:
    if len(set(line)) < 2:
        raise BadShape("line", "线至少要有两个不同的节点", "只有一处的请录成点（Point）")


def _judge_polygon(rings: list[Ring]) -> None:
    """Closed rings of an area that do not cross, holes within the outer one; each ring turned as RFC 7946 has it."""
    for place, ring in enumerate(rings):
        if ring[0] != ring[-1]:
            raise BadShape(
                "open", f"第{place + 1}个环没有闭合：最后一个坐标应与第一个相同", "请在末尾重复第一个坐标"
            )
        ring[:] = [each for n, each in enumerate(ring) if n == 0 or each != ring[n - 1]]
        if len(set(ring)) < 3 or not _twice(ring):
            raise BadShape(
                "flat", f"第{place + 1}个环围不成面：至少要有三个不在一线上的节点", "请核对节点坐标"
            )
    crossing = _crossing([side for ring in rings for side in pairwise(ring)])
    if crossing:
        raise BadShape(
            "crossing",
            f"边界在 [{_number(crossing[0])}, {_number(crossing[1])}] 附近自相交或重叠，应首尾相接、互不交叉",
            "请核对节点的次序",
        )
    for place, hole in enumerate(rings[1:], start=2):
        if not _inside(hole[0], rings[0]):
            raise BadShape("hole", f"第{place}个环（内环）不在外环之内", "分开的几块请用 MultiPolygon")
    for place, ring in enumerate(rings):
        if (_twice(ring) > 0) != (place == 0):
            ring.reverse()


def _twice(ring: Ring) -> int:
    """Twice the ring's area in squared ten-millionths of a degree, positive when it runs counter-clockwise."""
    return sum(x * b - a * y for (x, y), (a, b) in pairwise(ring))


def _crossing(sides: Sequence[tuple[Position, Position]]) -> Position | None:
    """A corner near which two sides meet elsewhere than where one ends and the next begins; None for none.

    Sides are taken from west to east, so that only those are compared whose longitudes overlap.
    """
    ordered = sorted(sides, key=lambda side: min(side[0][0], side[1][0]))
    for place, (first, second) in enumerate(ordered):
        east = max(first[0], second[0])
        for other in ordered[place + 1 :]:
            if min(other[0][0], other[1][0]) > east:
                break
            if _meet(first, second, *other):
                return first
    return None


def _meet(a: Position, b: Position, c: Position, d: Position) -> bool:
    """Whether side a–b and side c–d have a point in common that is no shared end; sides that overlap do."""
    shared = {a, b} & {c, d}
    if len(shared) == 2:
        return True
    turns = (_turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b))
    if shared:
        (corner,) = shared
        free, other = (b if corner == a else a), (d if corner == c else c)
        return not any(turns) and _same_way(corner, free, other)
    if not any(turns):
        return any(_between(a, each, b) for each in (c, d)) or _between(c, a, d)
    return turns[0] * turns[1] <= 0 and turns[2] * turns[3] <= 0


def _turn(a: Position, b: Position, c: Position) -> int:
    cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (cross > 0) - (cross < 0)


def _same_way(corner: Position, one: Position, other: Position) -> bool:
    return (one[0] - corner[0]) * (other[0] - corner[0]) + (one[1] - corner[1]) * (other[1] - corner[1]) > 0


def _between(a: Position, point: Position, b: Position) -> bool:
    return all(min(a[n], b[n]) <= point[n] <= max(a[n], b[n]) for n in (0, 1))


def _inside(point: Position, ring: Ring) -> bool:
    """Whether the point lies within the ring; on its border counts."""
    within = False
    for a, b in pairwise(ring):
        if _turn(a, b, point) == 0 and _between(a, point, b):
            return True
        if (a[1] > point[1]) != (b[1] > point[1]):
            upward = b[1] > a[1]
            within ^= (_turn(a, b, point) > 0) == upward
    return within


def _written(positions: Any) -> str:
    if isinstance(positions, tuple):
        return f"[{_number(positions[0])}, {_number(positions[1])}]"
    return f"[{', '.join(_written(each) for each in positions)}]"


def _number(value: int) -> str:
    text = format(Decimal(value).scaleb(-SCALE), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _lines(coordinates: Any, depth: int) -> Iterator[list[Any]]:
    if depth == 0:
        yield [coordinates]
    elif depth == 1:
        yield coordinates
    else:
        for each in coordinates:
            yield from _lines(each, depth - 1)


def bounds(texts: Iterable[str]) -> tuple[Decimal, Decimal, Decimal, Decimal] | None:
    """West, south, east, north of all those shapes; None for no shape."""
    places = [place for text in texts for place in positions_of(text)]
    if not places:
        return None
    longitudes, latitudes = zip(*places, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
