// What is asked of a GeoJSON geometry to draw it and to look at it.

/** The lists of positions of a geometry: rings of areas, lines, or single points. */
export function linesOf(geometry) {
  const { type, coordinates } = geometry;
  if (type === "Point") return [[coordinates]];
  if (type === "LineString") return [coordinates];
  return type === "MultiPolygon" ? coordinates.flat() : coordinates;
}

export const isPoint = (geometry) => geometry.type === "Point";
export const isArea = (geometry) => geometry.type.endsWith("Polygon");

/** West, south, east, north. */
export function boundsOf(geometry) {
  const places = linesOf(geometry).flat();
  const along = (n) => places.map((place) => place[n]);
  return [Math.min(...along(0)), Math.min(...along(1)), Math.max(...along(0)), Math.max(...along(1))];
}
