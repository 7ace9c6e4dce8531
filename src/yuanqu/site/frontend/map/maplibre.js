// The map by MapLibre GL: only the zone's own shapes, no tiles, no glyphs, no sprites from anywhere.
import { Map, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import { boundsOf, isPoint } from "./geometry.js";
import { countImage, hatchImage, markImage, nameImage } from "./marks.js";
import { COUNT, HATCH, LOUD, MARK, NAME, PICKED, styleOf } from "./style.js";

const CARD = 310; // pixels that the card takes
const REACH = 3; // pixels around a click: a line is hard to hit
const KINDS = ["point-name", "name", "count", "mark", "line", "fill"]; // what can be clicked, from the top

/** Whether MapLibre can draw here. */
export function hasWebGL() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

function makeImages(map, layers) {
  const ratio = Math.ceil(window.devicePixelRatio || 1);
  const made = (id) => {
    if (id.startsWith(NAME)) return nameImage(id.slice(NAME.length), ratio, 13);
    if (id.startsWith(LOUD)) return nameImage(id.slice(LOUD.length), ratio, 17, "600 ");
    const [prefix, label, what, broken] = id.split("|");
    const layer = layers.find((each) => each.label === label);
    if (`${prefix}|` === COUNT) return countImage(what, layer.hue, ratio);
    if (`${prefix}|` === MARK) return markImage(layer.mark, what, 14 * ratio, broken === "true");
    return `${prefix}|` === HATCH ? hatchImage(layer.hatch, layer.hue, ratio) : null;
  };
  map.setMissingStyleImageResolver((id) => {
    if (!map.hasImage(id)) map.addImage(id, made(id), { pixelRatio: ratio });
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
export function drawWithMapLibre(place, layers, { bounds, grounds }, pick, worker) {
  setWorkerUrl(new URL(worker, window.location.href).href);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new Map({
    container: place,
    style: styleOf(layers, grounds),
    bounds,
    fitBoundsOptions: { padding: { top: 44, right: 28, bottom: 28, left: 28 }, maxZoom: 17 },
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
  const drawn = KINDS.flatMap((kind) => layers.map((layer) => `${layer.label}/${kind}`));
  const under = ({ x, y }) => {
    const around = [[x - REACH, y - REACH], [x + REACH, y + REACH]];
    return map.queryRenderedFeatures(around, { layers: drawn.filter((id) => map.getLayer(id)) });
  };
  /** What lies together is looked at from nearer; where it cannot come apart, it is told. */
  async function open(together) {
    const source = map.getSource(together.layer.source);
    const zoom = await source.getClusterExpansionZoom(together.properties.cluster_id);
    map.easeTo({ center: together.geometry.coordinates, zoom: zoom + 0.2, animate: !still, duration: 400 });
  }
  map.on("click", (event) => {
    const found = under(event.point);
    const together = found.find((each) => each.properties.cluster_id !== undefined);
    if (together && together === found[0]) open(together);
    else pick([...new Set(found.map((each) => each.properties.id).filter(Boolean))]);
  });
  map.on("mousemove", (event) => {
    map.getCanvas().style.cursor = under(event.point).length ? "pointer" : "";
  });
  function show(feature) {
    map.getSource(PICKED).setData({ type: "FeatureCollection", features: feature ? [feature] : [] });
    if (!feature) return;
    const motion = { animate: !still, duration: 400 };
    const wide = map.getContainer().clientWidth;
    const left = wide > 2 * CARD ? CARD : 0; // beside the card, where there is room beside it
    if (isPoint(feature.geometry)) map.easeTo({ center: feature.geometry.coordinates, offset: [left / 2, 0], zoom: Math.max(map.getZoom(), 16), ...motion });
    else map.fitBounds(boundsOf(feature.geometry), { padding: { top: 60, right: 60, bottom: 60, left: left || 60 }, maxZoom: 16.5, ...motion });
  }
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      map.remove();
      reject(new Error("nothing drawn in time"));
    }, 15000);
    map.once("load", () => {
      clearTimeout(late);
      const watch = (told) => {
        const tell = () => told(map.getBounds().toArray().flat());
        map.on("moveend", tell);
        tell();
      };
      resolve({ by: "maplibre", show, watch });
    });
  });
}
