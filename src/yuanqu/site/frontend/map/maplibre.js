// The map by MapLibre GL: only the zone's own shapes, no tiles, no glyphs, no sprites from anywhere.
import { Map, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import { boundsOf, isPoint } from "./geometry.js";
import { markImage, nameImage } from "./marks.js";

const NAME = "name:"; // an image of this prefix is a name, made when it is asked for
const NAMES_FROM = 14.5; // zoom from which names are shown
const PAPER = "#f3f5f2";
const PICKED = "#a4461b";

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
const picked = (yes, no) => ["case", ["boolean", ["feature-state", "picked"], false], yes, no];

function styled(layer) {
  const source = layer.label;
  const areas = shapes("Polygon", "MultiPolygon");
  return [
    { id: `${source}/fill`, type: "fill", source, filter: areas, paint: { "fill-color": ["get", "colour"], "fill-opacity": picked(0.85, 0.55) } },
    {
      id: `${source}/line`,
      type: "line",
      source,
      filter: ["!", shapes("Point")],
      paint: { "line-color": picked(PICKED, ["case", areas, "#15282e", ["get", "colour"]]), "line-width": picked(3, ["case", areas, 0.8, 3]) },
    },
  ];
}

function marked(layer) {
  const image = ["concat", `${layer.mark}:`, ["get", "colour"]];
  const layout = { "icon-image": image, "icon-allow-overlap": true, "icon-size": ["interpolate", ["linear"], ["zoom"], 11, 0.45, 16, 1] };
  return { id: `${layer.label}/mark`, type: "symbol", source: layer.label, filter: shapes("Point"), layout };
}

function named(layer) {
  const layout = { "icon-image": ["concat", NAME, ["get", "title"]], "icon-offset": ["case", shapes("Point"), ["literal", [0, 14]], ["literal", [0, 0]]] };
  return { id: `${layer.label}/name`, type: "symbol", source: layer.label, minzoom: NAMES_FROM, layout };
}

/** Areas lie below lines, those below marks; names are on top and give way to one another. */
function style(layers) {
  const paper = { id: "paper", type: "background", paint: { "background-color": PAPER } };
  return { version: 8, sources: sources(layers), layers: [paper, ...layers.flatMap(styled), ...layers.map(marked), ...layers.map(named)] };
}

function makeImages(map) {
  const ratio = Math.ceil(window.devicePixelRatio || 1);
  map.setMissingStyleImageResolver((id) => {
    if (map.hasImage(id)) return;
    if (id.startsWith(NAME)) map.addImage(id, nameImage(id.slice(NAME.length), ratio), { pixelRatio: ratio });
    else {
      const [mark, colour] = id.split(":");
      map.addImage(id, markImage(mark, colour, 14 * ratio), { pixelRatio: ratio });
    }
  });
}

const WORDS = {
  "NavigationControl.ZoomIn": "放大",
  "NavigationControl.ZoomOut": "缩小",
  "ScaleControl.Meters": "米",
  "ScaleControl.Kilometers": "千米",
  "Map.Title": "地图",
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
  makeImages(map);
  const kinds = ["name", "mark", "line", "fill"];
  const drawn = kinds.flatMap((kind) => layers.map((layer) => `${layer.label}/${kind}`));
  const under = (point) => map.queryRenderedFeatures(point, { layers: drawn })[0];
  map.on("click", (event) => {
    const found = under(event.point);
    if (found) pick(found.properties.id);
  });
  map.on("mousemove", (event) => {
    map.getCanvas().style.cursor = under(event.point) ? "pointer" : "";
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
    else map.fitBounds(boundsOf(feature.geometry), { padding: 90, maxZoom: 16.5, ...motion });
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
