// What MapLibre draws of the layers, from below to the top: areas, lines, marks, names, and the one that is picked.
import { EDGE } from "./marks.js";

export const [NAME, LOUD, MARK, HATCH, COUNT] = ["name|", "loud|", "mark|", "hatch|", "count|"]; // images made when asked for
export const PICKED = "picked";
const PAPER = "#f3f5f2";
const ACCENT = "#a4461b";
const NAMES_FROM = 14.5; // zoom from which areas and points are named; lines and parks are at once
const [SHORT, LONG_FROM] = [6, 13]; // signs of a name that is short; zoom from which longer ones of lines are shown
const TOGETHER = { cluster: true, clusterRadius: 30, clusterMaxZoom: 16 };

const isPoint = (feature) => feature.geometry.type === "Point";
const collection = (features) => ({ type: "FeatureCollection", features });
const shapes = (...types) => ["in", ["geometry-type"], ["literal", types]];
const areas = shapes("Polygon", "MultiPolygon");
const lines = shapes("LineString", "MultiLineString");
const broken = ["boolean", ["get", "broken"], false];

export const pointsOf = (layer) => `${layer.label}/points`;

/** Points lie in a source of their own: where they crowd they are drawn as one with their number. */
export function sources(layers, grounds) {
  const named = grounds.map(({ name, at }) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: at.map(Number) },
    properties: { name },
  }));
  const found = { grounds: { type: "geojson", data: collection(named) }, [PICKED]: { type: "geojson", data: collection([]) } };
  layers.forEach((layer) => {
    const points = layer.features.filter(isPoint);
    found[layer.label] = { type: "geojson", data: collection(layer.features.filter((each) => !isPoint(each))) };
    found[pointsOf(layer)] = { type: "geojson", data: collection(points), ...TOGETHER };
  });
  return found;
}

const image = (prefix, layer) => ["concat", `${prefix}${layer.label}|`, ["get", "colour"], "|", ["to-string", broken]];

function styled(layer) {
  const source = layer.label;
  const edge = { "line-color": EDGE, "line-width": 1 };
  return [
    { id: `${source}/fill`, type: "fill", source, filter: areas, paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.8 } },
    ...(layer.hatch.length ? [{ id: `${source}/hatch`, type: "fill", source, filter: areas, paint: { "fill-pattern": image(HATCH, layer), "fill-opacity": 0.7 } }] : []),
    { id: `${source}/edge`, type: "line", source, filter: ["all", areas, ["!", broken]], paint: edge },
    { id: `${source}/broken`, type: "line", source, filter: ["all", areas, broken], paint: { ...edge, "line-width": 1.5, "line-dasharray": [3, 2] } },
  ];
}

/** Lines by their dashes, on an edge of their own: broken ones lie on unbroken ones, which are wider. */
function lined(layer) {
  const dashed = (width) => (layer.dash.length ? { "line-dasharray": layer.dash.map((each) => (each * layer.width) / width) } : {});
  const drawn = (id, colour, width, filter = lines) => ({
    id: `${layer.label}/${id}`,
    type: "line",
    source: layer.label,
    filter,
    paint: { "line-color": colour, "line-width": width, ...dashed(width) },
  });
  return [
    drawn("casing", EDGE, layer.width + 2),
    drawn("line", ["get", "colour"], layer.width),
    drawn("core", "#ffffff", Math.max(layer.width / 3, 1), ["all", lines, broken]),
  ];
}

function marked(layer) {
  const common = { type: "symbol", source: pointsOf(layer) };
  const layout = { "icon-allow-overlap": true };
  return [
    { ...common, id: `${layer.label}/mark`, filter: ["!", ["has", "point_count"]], layout: { ...layout, "icon-image": image(MARK, layer), "icon-size": ["interpolate", ["linear"], ["zoom"], 11, 0.6, 16, 1] } },
    { ...common, id: `${layer.label}/count`, filter: ["has", "point_count"], layout: { ...layout, "icon-image": ["concat", `${COUNT}${layer.label}|`, ["get", "point_count"]] } },
  ];
}

function named(layer) {
  const icon = { "icon-image": ["concat", NAME, ["get", "title"]] };
  const common = { type: "symbol", minzoom: NAMES_FROM, layout: icon };
  return [
    { ...common, id: `${layer.label}/name`, source: layer.label, filter: areas },
    { ...common, id: `${layer.label}/point-name`, source: pointsOf(layer), filter: ["!", ["has", "point_count"]], layout: { ...icon, "icon-offset": [0, 14] } },
  ];
}

/** Names of lines run along them; short ones are there at first sight, long ones from nearer. */
function namedLine(layer) {
  const layout = { "symbol-placement": "line-center", "icon-keep-upright": true, "icon-image": ["concat", NAME, ["get", "title"]] };
  const common = { type: "symbol", source: layer.label, layout };
  const short = ["<=", ["length", ["get", "title"]], SHORT];
  return [
    { ...common, id: `${layer.label}/long-line-name`, minzoom: LONG_FROM, filter: ["all", lines, ["!", short]] },
    { ...common, id: `${layer.label}/line-name`, filter: ["all", lines, short] },
  ];
}

const outstanding = [
  { id: "picked/area", type: "line", source: PICKED, filter: ["!", shapes("Point")], paint: { "line-color": ACCENT, "line-width": 4 } },
  { id: "picked/point", type: "circle", source: PICKED, filter: shapes("Point"), paint: { "circle-radius": 12, "circle-color": ACCENT, "circle-opacity": 0.35, "circle-stroke-color": ACCENT, "circle-stroke-width": 3 } },
];

/** The whole style; names are on top and give way to one another, those of parks to none. */
export function styleOf(layers, grounds) {
  const paper = { id: "paper", type: "background", paint: { "background-color": PAPER } };
  const ordered = [...layers].sort((one, other) => one.dash.length - other.dash.length);
  const loud = { "icon-image": ["concat", LOUD, ["get", "name"]], "icon-anchor": "bottom", "icon-offset": [0, -12], "icon-allow-overlap": true };
  const grounded = { id: "grounds", type: "symbol", source: "grounds", layout: loud };
  const drawn = [layers.flatMap(styled), ordered.flatMap(lined), layers.flatMap(marked), layers.flatMap(named), [...ordered].reverse().flatMap(namedLine)];
  return { version: 8, sources: sources(layers, grounds), layers: [paper, ...drawn.flat(), ...outstanding, grounded] };
}
