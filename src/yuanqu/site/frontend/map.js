// The map: the records of the layers drawn from their own shapes, a card for the one that is picked. With WebGL 2 by
// MapLibre, without it as a plain drawing; the list beside it, which is in the page already, works either way.
import { narrow, startCard } from "./map/card.js";
import { drawOwn } from "./map/own.js";
import { drawWithMapLibre, hasWebGL } from "./map/maplibre.js";
import { followView } from "./map/view.js";

const MOST = 8; // records of one place that the card names
const worker = document.currentScript.dataset.worker;

async function fetched(layer) {
  const answer = await fetch(layer.url, { credentials: "same-origin", headers: { Accept: "application/geo+json" } });
  if (!answer.ok) throw new Error(`${layer.name}: ${answer.status}`);
  return { ...layer, features: (await answer.json()).features };
}

/** Lets the list beside the map show a record on it; with a modifier key a link stays a link. */
function tieList(features, card) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("[data-map-item]");
    const feature = link && features.get(link.dataset.mapItem);
    if (!feature || event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
    event.preventDefault();
    card.show(feature, link);
  });
}

async function start() {
  const place = document.querySelector("[data-map]");
  const data = JSON.parse(document.getElementById("map-data").textContent);
  if (!place || !data.bounds) return;
  // The map first; where something was asked for, a wide screen shows what.
  if (narrow.matches || !window.location.search) document.querySelector("[data-map-filters]").open = false;
  const layers = await Promise.all(data.layers.map(fetched));
  const features = new Map();
  layers.forEach((layer) => layer.features.forEach((each) => features.set(each.id, each)));
  place.hidden = false;
  document.querySelector("[data-map-plain]").hidden = true;
  const ground = { bounds: data.bounds.map(Number), grounds: data.grounds };
  let drawing = null;
  const card = startCard((feature) => drawing && drawing.show(feature));
  const pick = (ids) => {
    const [first, ...beside] = ids.slice(0, MOST).map((id) => features.get(id));
    card.show(first, place.querySelector("canvas, svg"), beside);
  };
  if (hasWebGL()) {
    try {
      drawing = await drawWithMapLibre(place, layers, ground, pick, worker);
    } catch (problem) {
      console.warn(`drawn without MapLibre: ${problem.message}`);
      place.textContent = "";
    }
  }
  if (!drawing) drawing = drawOwn(place, layers, ground, pick);
  place.dataset.drawn = drawing.by;
  tieList(features, card);
  followView(drawing, layers, features);
  if (features.has(data.at)) card.show(features.get(data.at), null);
}

// The list stays: nothing is lost to the reader; the words in the map's place say how to mend it.
start().catch((problem) => console.error(problem));
