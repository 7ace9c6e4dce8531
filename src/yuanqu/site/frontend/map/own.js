// The same drawing without WebGL: an SVG that is moved by hand, zoomed by buttons, wheel and keys.
import { boundsOf, isArea, isPoint, linesOf } from "./geometry.js";
import { EDGE, SIZE } from "./marks.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const STEP = 1.5;
const MARK = 13; // pixels
const REACH = 40; // pixels that an arrow key moves
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function drawn(name, attributes) {
  const made = document.createElementNS(NAMESPACE, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

/** Longitudes are drawn together as they are in the middle of the zone. */
function projection([west, south, east, north]) {
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = 1000 / Math.max((east - west) * narrow, north - south, 1e-6);
  return ([x, y]) => [(x - west) * narrow * scale, (north - y) * scale];
}

/** The hatching of layers in the colours that occur, as patterns of the drawing by their addresses. */
function hatching(layers) {
  const patterns = new Map();
  layers.forEach((layer, place) => {
    if (!layer.hatch.length) return;
    new Set(layer.features.map((each) => each.properties.colour)).forEach((colour) => {
      const id = `hatch-${place}-${colour.slice(1)}`;
      const tile = drawn("pattern", { id, patternUnits: "userSpaceOnUse", width: SIZE, height: SIZE });
      const d = layer.hatch.map(([a, b, c, e]) => `M${a} ${b}L${c} ${e}`).join("");
      tile.append(drawn("path", { d, fill: "none", stroke: colour, "stroke-width": 2.5 }));
      patterns.set(`${layer.label}${colour}`, tile);
    });
  });
  return patterns;
}

function shapeOf(feature, layer, project) {
  const { colour } = feature.properties;
  const common = { "data-id": feature.id, fill: colour, stroke: EDGE, "stroke-width": 0.8 };
  if (isPoint(feature.geometry)) {
    const [x, y] = project(feature.geometry.coordinates);
    const points = layer.mark.map((corner) => corner.map((each) => (each / SIZE - 0.5) * MARK)).join(" ");
    const mark = points ? drawn("polygon", { ...common, points }) : drawn("circle", { ...common, r: MARK / 2 });
    mark.dataset.x = x;
    mark.dataset.y = y;
    return mark;
  }
  const close = isArea(feature.geometry) ? "Z" : "";
  const path = linesOf(feature.geometry).map((line) => `M${line.map((each) => project(each).join(" ")).join("L")}${close}`);
  const open = { fill: "none", stroke: colour, "stroke-width": layer.width, "stroke-dasharray": layer.dash.map((each) => each * layer.width).join(" ") };
  return drawn("path", { ...common, ...(close ? { "fill-opacity": 0.65 } : open), d: path.join(""), "fill-rule": "evenodd" });
}

/** Draws the layers into `place`; picking and moving work by hand. */
export function drawOwn(place, layers, bounds, pick) {
  const project = projection(bounds);
  const svg = drawn("svg", { class: "map-own", role: "application", tabindex: 0, "aria-label": "地图，方向键移动，加减号缩放；逐条内容见列表", preserveAspectRatio: "xMidYMid meet" });
  const patterns = hatching(layers);
  const kept = drawn("defs", {});
  kept.append(...patterns.values());
  svg.append(kept);
  const order = (feature, layer) => (isArea(feature.geometry) ? 0 : isPoint(feature.geometry) ? 3 : layer.dash.length ? 2 : 1);
  const all = layers.flatMap((layer) => layer.features.map((feature) => [feature, layer]));
  const elements = new Map();
  all
    .sort((one, other) => order(...one) - order(...other))
    .forEach(([feature, layer]) => {
      const shape = shapeOf(feature, layer, project);
      const title = drawn("title", {});
      title.textContent = feature.properties.title;
      shape.append(title);
      elements.set(feature.id, shape);
      svg.append(shape);
      const tile = isArea(feature.geometry) && patterns.get(`${layer.label}${feature.properties.colour}`);
      if (tile) svg.append(drawn("path", { class: "map-hatch", d: shape.getAttribute("d"), "fill-rule": "evenodd", fill: `url(#${tile.id})` }));
    });
  place.append(svg);

  const [right, bottom] = project([bounds[2], bounds[1]]);
  const edge = Math.max(right, bottom, 1) * 0.05;
  let view = [-edge, -edge, right + 2 * edge, bottom + 2 * edge];
  function look(next) {
    view = next;
    svg.setAttribute("viewBox", view.join(" "));
    const pixel = Math.max(view[2] / (svg.clientWidth || 1), view[3] / (svg.clientHeight || 1));
    patterns.forEach((tile) => tile.setAttribute("patternTransform", `scale(${pixel})`));
    elements.forEach((shape) => {
      if (shape.dataset.x) shape.setAttribute("transform", `translate(${shape.dataset.x} ${shape.dataset.y}) scale(${pixel})`);
    });
  }
  function zoom(by, [x, y] = [view[0] + view[2] / 2, view[1] + view[3] / 2]) {
    look([x - (x - view[0]) / by, y - (y - view[1]) / by, view[2] / by, view[3] / by]);
  }
  const at = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());

  const buttons = document.createElement("div");
  buttons.className = "map-own-buttons";
  [["放大", "+", STEP], ["缩小", "−", 1 / STEP]].forEach(([label, sign, by]) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "btn", textContent: sign });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => zoom(by));
    buttons.append(button);
  });
  place.style.position = "relative";
  place.append(buttons);

  let held = null;
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const point = at(event);
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, [point.x, point.y]);
  });
  svg.addEventListener("pointerdown", (event) => {
    held = { from: at(event), moved: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!held || !event.buttons) return;
    const point = at(event);
    const [across, down] = [held.from.x - point.x, held.from.y - point.y];
    held.moved = held.moved || Math.abs(across) + Math.abs(down) > view[2] / 100;
    if (held.moved) look([view[0] + across, view[1] + down, view[2], view[3]]);
  });
  svg.addEventListener("click", (event) => {
    if (held && held.moved) return;
    const under = document.elementsFromPoint(event.clientX, event.clientY).map((each) => each.closest("[data-id]"));
    pick([...new Set(under.filter(Boolean).map((shape) => shape.dataset.id))]);
  });
  svg.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (way) {
      const pixel = view[2] / (svg.clientWidth || 1);
      look([view[0] + way[0] * REACH * pixel, view[1] + way[1] * REACH * pixel, view[2], view[3]]);
    } else if (event.key === "+" || event.key === "=") zoom(STEP);
    else if (event.key === "-") zoom(1 / STEP);
    else return;
    event.preventDefault();
  });
  window.addEventListener("resize", () => look(view));
  look(view);

  function show(feature) {
    svg.querySelectorAll(".map-picked").forEach((shape) => shape.classList.remove("map-picked"));
    if (!feature) return;
    elements.get(feature.id).classList.add("map-picked");
    const [west, south, east, north] = boundsOf(feature.geometry);
    const [x, y] = project([(west + east) / 2, (south + north) / 2]);
    const size = Math.max(project([east, south])[0] - project([west, south])[0], project([west, south])[1] - project([west, north])[1]);
    const wide = Math.max(size * 4, (right + 2 * edge) / 8);
    look([x - wide / 2, y - wide / 2, wide, wide]);
  }
  return { by: "svg", show };
}
