// The map by MapLibre GL: only the zone's own shapes, no tiles, no glyphs, no sprites from anywhere.
import { Map, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import { boundsOf, isPoint } from "./geometry.js";
import { EDGE, hatchImage, markImage, nameImage } from "./marks.js";

const [NAME, MARK, HATCH] = ["name|", "mark|", "hatch|"]; // images of these prefixes are made when they are asked for
const NAMES_FROM = 14.5; // zoom from which names are shown
const PAPER = "#f3f5f2";
const PICKED = "#a4461b";
const CARD = 310; // pixels that the card takes
const REACH = 3; // pixels around a click: a line is hard to hit

/** Whether MapLibre can draw here. */
export function hasWebGL() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

function sources(layers) {
  return Object.fromEntries(
    layers.map((layer) => [
      layer.label,
      { type: "geojson", promoteId: "id", data: { type: "FeatureCollection", features: layer.features } },
    ]),
  );
}

const shapes = (...types) => ["in", ["geometry-type"], ["literal", types]];
const image = (prefix, layer) => ["concat", `${prefix}${layer.label}|`, ["get", "colour"]];
const picked = (yes, no) => ["case", ["boolean", ["feature-state", "picked"], false], yes, no];

function styled(layer) {
  const source = layer.label;
  const areas = shapes("Polygon", "MultiPolygon");
  return [
    { id: `${source}/fill`, type: "fill", source, filter: areas, paint: { "fill-color": ["get", "colour"], "fill-opacity": picked(0.9, 0.65) } },
    ...(layer.hatch.length ? [{ id: `${source}/hatch`, type: "fill", source, filter: areas, paint: { "fill-pattern": image(HATCH, layer) } }] : []),
    { id: `${source}/edge`, type: "line", source, filter: areas, paint: { "line-color": picked(PICKED, EDGE), "line-width": picked(3, 0.8) } },
  ];
}

/** Lines by their dashes: broken ones lie on unbroken ones, which are wider. */
function lined(layer) {
  const dash = layer.dash.length ? { "line-dasharray": layer.dash } : {};
  const paint = { "line-color": picked(PICKED, ["get", "colour"]), "line-width": layer.width, ...dash };
  return { id: `${layer.label}/line`, type: "line", source: layer.label, filter: shapes("LineString", "MultiLineString"), paint };
}

function marked(layer) {
  const layout = { "icon-image": image(MARK, layer), "icon-allow-overlap": true, "icon-size": ["interpolate", ["linear"], ["zoom"], 11, 0.45, 16, 1] };
  return { id: `${layer.label}/mark`, type: "symbol", source: layer.label, filter: shapes("Point"), layout };
}

function named(layer) {
  const layout = { "icon-image": ["concat", NAME, ["get", "title"]], "icon-offset": ["case", shapes("Point"), ["literal", [0, 14]], ["literal", [0, 0]]] };
  return { id: `${layer.label}/name`, type: "symbol", source: layer.label, minzoom: NAMES_FROM, layout };
}

/** Areas lie below lines, those below marks; names are on top and give way to one another. */
function style(layers) {
  const paper = { id: "paper", type: "background", paint: { "background-color": PAPER } };
  const lines = [...layers].sort((one, other) => one.dash.length - other.dash.length);
  const drawn = [...layers.flatMap(styled), ...lines.map(lined), ...layers.map(marked), ...layers.map(named)];
  return { version: 8, sources: sources(layers), layers: [paper, ...drawn] };
}

function makeImages(map, layers) {
  const ratio = Math.ceil(window.devicePixelRatio || 1);
  map.setMissingStyleImageResolver((id) => {
    if (map.hasImage(id)) return;
    const add = (made) => map.addImage(id, made, { pixelRatio: ratio });
    if (id.startsWith(NAME)) return add(nameImage(id.slice(NAME.length), ratio));
    const [prefix, label, colour] = id.split("|");
    const layer = layers.find((each) => each.label === label);
    add(prefix === "mark" ? markImage(layer.mark, colour, 14 * ratio) : hatchImage(layer.hatch, colour, ratio));
  });
}

const WORDS = {
  "NavigationControl.ZoomIn": "放大",
  "NavigationControl.ZoomOut": "缩小",
  "ScaleControl.Meters": "米",
  "ScaleControl.Kilometers": "千米",
  "Map.Title": "地图，方向键移动，加减号缩放；逐条内容见列表",
};

/** Draws the layers; resolves when the first picture stands, rejects where it cannot be drawn. */
export function drawWithMapLibre(place, layers, bounds, pick, worker) {
  setWorkerUrl(new URL(worker, window.location.href).href);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new Map({
    container: place,
    style: style(layers),
    bounds,
    fitBoundsOptions: { padding: 32, maxZoom: 17 },
    attributionControl: false,
    fadeDuration: still ? 0 : 200,
    dragRotate: false,
    pitchWithRotate: false,
    locale: WORDS,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
  makeImages(map, layers);
  const kinds = ["name", "mark", "line", "fill"];
  const drawn = kinds.flatMap((kind) => layers.map((layer) => `${layer.label}/${kind}`));
  const under = ({ x, y }) => {
    const around = [[x - REACH, y - REACH], [x + REACH, y + REACH]];
    return map.queryRenderedFeatures(around, { layers: drawn }).map((each) => each.properties.id);
  };
  map.on("click", (event) => pick([...new Set(under(event.point))]));
  map.on("mousemove", (event) => {
    map.getCanvas().style.cursor = under(event.point).length ? "pointer" : "";
  });
  let last = null;
  const setPicked = (feature, on) => {
    const layer = feature && layers.find((each) => each.features.includes(feature));
    if (layer) map.setFeatureState({ source: layer.label, id: feature.id }, { picked: on });
  };
  function show(feature) {
    setPicked(last, false);
    last = feature;
    setPicked(feature, true);
    if (!feature) return;
    const motion = { animate: !still, duration: 400 };
    if (isPoint(feature.geometry)) map.easeTo({ center: feature.geometry.coordinates, zoom: Math.max(map.getZoom(), 15.5), ...motion });
    else {
      const wide = map.getContainer().clientWidth;
      const left = wide > 2 * CARD ? CARD : 60; // beside the card, where there is room beside it
      map.fitBounds(boundsOf(feature.geometry), { padding: { top: 60, right: 60, bottom: 60, left }, maxZoom: 16.5, ...motion });
    }
  }
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      map.remove();
      reject(new Error("nothing drawn in time"));
    }, 15000);
    map.once("load", () => {
      clearTimeout(late);
      resolve({ by: "maplibre", show });
    });
  });
}
