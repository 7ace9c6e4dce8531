// The same drawing without WebGL: an SVG that is moved by hand, zoomed by buttons, wheel and keys.
import { boundsOf, isArea, isPoint, linesOf } from "./geometry.js";
import { corners } from "./marks.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const STEP = 1.5;
const MARK = 13; // pixels

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

function shapeOf(feature, layer, project) {
  const common = { "data-id": feature.id, fill: feature.properties.colour };
  if (isPoint(feature.geometry)) {
    const [x, y] = project(feature.geometry.coordinates);
    const outline = corners(layer.mark, 0, 0, MARK);
    const mark = outline ? drawn("polygon", { ...common, points: outline.join(" ") }) : drawn("circle", { ...common, r: MARK / 2 });
    mark.dataset.x = x;
    mark.dataset.y = y;
    return mark;
  }
  const close = isArea(feature.geometry) ? "Z" : "";
  const path = linesOf(feature.geometry).map((line) => `M${line.map((each) => project(each).join(" ")).join("L")}${close}`);
  const open = close ? {} : { fill: "none", stroke: feature.properties.colour };
  return drawn("path", { ...common, ...open, d: path.join(""), "fill-rule": "evenodd" });
}

/** Draws the layers into `place`; picking and moving work by hand. */
export function drawOwn(place, layers, bounds, pick) {
  const project = projection(bounds);
  const svg = drawn("svg", { class: "map-own", role: "img", "aria-label": "地图，内容见列表", preserveAspectRatio: "xMidYMid meet" });
  const order = (feature) => (isArea(feature.geometry) ? 0 : isPoint(feature.geometry) ? 2 : 1);
  const all = layers.flatMap((layer) => layer.features.map((feature) => [feature, layer]));
  const elements = new Map();
  all
    .sort(([one], [other]) => order(one) - order(other))
    .forEach(([feature, layer]) => {
      const shape = shapeOf(feature, layer, project);
      const title = drawn("title", {});
      title.textContent = feature.properties.title;
      shape.append(title);
      elements.set(feature.id, shape);
      svg.append(shape);
    });
  place.append(svg);

  const [right, bottom] = project([bounds[2], bounds[1]]);
  const edge = Math.max(right, bottom, 1) * 0.05;
  let view = [-edge, -edge, right + 2 * edge, bottom + 2 * edge];
  function look(next) {
    view = next;
    svg.setAttribute("viewBox", view.join(" "));
    const pixel = Math.max(view[2] / (svg.clientWidth || 1), view[3] / (svg.clientHeight || 1));
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
    const shape = event.target.closest("[data-id]");
    if (shape && !(held && held.moved)) pick(shape.dataset.id);
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
