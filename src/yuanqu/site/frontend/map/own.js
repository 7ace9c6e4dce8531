// The same drawing without WebGL: an SVG that is moved by hand, zoomed by buttons, wheel and keys.
import { boundsOf, isArea, isPoint, linesOf } from "./geometry.js";
import { EDGE, SIZE } from "./marks.js";
import { crowds, middle, namesOf, roomy } from "./names.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const STEP = 1.5;
const MARK = 13; // pixels
const REACH = 40; // pixels that an arrow key moves
const APART = 40; // how much nearer than the whole points are no longer drawn together
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function drawn(name, attributes) {
  const made = document.createElementNS(NAMESPACE, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

/** Longitudes are drawn together as they are in the middle of the zone; `back` goes from the drawing to degrees. */
function projection([west, south, east, north]) {
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = 1000 / Math.max((east - west) * narrow, north - south, 1e-6);
  const project = ([x, y]) => [(x - west) * narrow * scale, (north - y) * scale];
  project.back = ([x, y]) => [x / (narrow * scale) + west, north - y / scale];
  return project;
}

/** The hatching of layers in their hues, as patterns of the drawing by their layers. */
function hatching(layers) {
  const patterns = new Map();
  layers.forEach((layer, place) => {
    if (!layer.hatch.length) return;
    [layer.hue].forEach((colour) => {
      const id = `hatch-${place}`;
      const tile = drawn("pattern", { id, patternUnits: "userSpaceOnUse", width: SIZE, height: SIZE });
      const d = layer.hatch.map(([a, b, c, e]) => `M${a} ${b}L${c} ${e}`).join("");
      tile.append(drawn("path", { d, fill: "none", stroke: colour, "stroke-width": 2.5 }));
      patterns.set(layer.label, tile);
    });
  });
  return patterns;
}

/** Remembers where something of constant size stands. */
function put(made, x, y) {
  made.dataset.x = x;
  made.dataset.y = y;
  return made;
}

function shapeOf(feature, layer, project) {
  const { colour, broken } = feature.properties;
  const common = { "data-id": feature.id, fill: colour, stroke: EDGE, "stroke-width": 0.8 };
  if (isPoint(feature.geometry)) {
    const [x, y] = project(feature.geometry.coordinates);
    const points = layer.mark.map((corner) => corner.map((each) => (each / SIZE - 0.5) * MARK)).join(" ");
    const mark = points ? drawn("polygon", { ...common, points }) : drawn("circle", { ...common, r: MARK / 2 });
    const whole = drawn("g", { "data-id": feature.id });
    whole.append(mark, ...(broken ? [drawn("circle", { r: MARK / 6, fill: "#ffffff" })] : []));
    return put(whole, x, y);
  }
  const close = isArea(feature.geometry) ? "Z" : "";
  const path = linesOf(feature.geometry).map((line) => `M${line.map((each) => project(each).join(" ")).join("L")}${close}`);
  const d = path.join("");
  const dashes = { "stroke-dasharray": layer.dash.map((each) => each * layer.width).join(" ") };
  if (close) return drawn("path", { ...common, ...(broken ? { "stroke-dasharray": "4 3" } : {}), "fill-opacity": 0.8, d, "fill-rule": "evenodd" });
  const line = (stroke, wide) => drawn("path", { d, fill: "none", stroke, "stroke-width": wide, ...dashes });
  const whole = drawn("g", { "data-id": feature.id });
  whole.append(line(EDGE, layer.width + 2), line(colour, layer.width), ...(broken ? [line("#ffffff", Math.max(layer.width / 3, 1))] : []));
  return whole;
}

/** Draws the layers into `place`; picking and moving work by hand. */
export function drawOwn(place, layers, { bounds, grounds }, pick) {
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
      const tile = isArea(feature.geometry) && patterns.get(layer.label);
      if (tile) svg.append(drawn("path", { class: "map-hatch", d: shape.getAttribute("d"), "fill-rule": "evenodd", fill: `url(#${tile.id})` }));
    });
  const written = drawn("g", { class: "map-written" });
  svg.append(written);
  place.append(svg);

  const names = namesOf(layers, grounds, project);
  const [right, bottom] = project([bounds[2], bounds[1]]);
  const edge = Math.max(right, bottom, 1) * 0.05;
  let view = [-edge, -edge, right + 2 * edge, bottom + 2 * edge];
  /** Numbers of what lies together, and the names that have room, all in their constant size. */
  function write(pixel) {
    const scaled = (name, [x, y], attributes, text = "") => {
      const made = drawn(name, { ...attributes, transform: `translate(${x} ${y}) scale(${pixel})` });
      made.textContent = text;
      return made;
    };
    const near = view[2] * APART < right;
    const together = near ? [] : crowds(layers, project, pixel).filter(({ members }) => members.length > 1);
    const hidden = new Set(together.flatMap(({ members }) => members.map(({ id }) => id)));
    elements.forEach((shape, id) => shape.toggleAttribute("hidden", hidden.has(id) && !shape.classList.contains("map-picked")));
    const counts = together.flatMap(({ layer, members }) => {
      const at = middle(members);
      const ring = scaled("circle", at, { class: "map-count", r: 10 + 2 * String(members.length).length, fill: "#ffffff", stroke: layer.hue, "stroke-width": 3 });
      ring.addEventListener("click", (event) => {
        event.stopPropagation();
        if (!held || !held.moved) zoom(2.5 * STEP, at);
      });
      return [ring, scaled("text", at, { class: "map-count-text", y: 4 }, members.length)];
    });
    const room = roomy(names, pixel);
    const said = names.filter((_, at) => room[at]).map((name) => scaled("text", name.at, { y: -name.up, "font-size": name.size }, name.text));
    written.replaceChildren(...counts, ...said);
  }
  let held = null;
  let told = () => {};
  /** What the frame shows in degrees: more than the view, where the frame is wider or higher than it. */
  function seen(pixel) {
    const [wide, high] = [svg.clientWidth * pixel, svg.clientHeight * pixel];
    const [x, y] = [view[0] + view[2] / 2, view[1] + view[3] / 2];
    return [...project.back([x - wide / 2, y + high / 2]), ...project.back([x + wide / 2, y - high / 2])];
  }
  function look(next) {
    view = next;
    svg.setAttribute("viewBox", view.join(" "));
    const pixel = Math.max(view[2] / (svg.clientWidth || 1), view[3] / (svg.clientHeight || 1));
    patterns.forEach((tile) => tile.setAttribute("patternTransform", `scale(${pixel})`));
    elements.forEach((shape) => {
      if (shape.dataset.x) shape.setAttribute("transform", `translate(${shape.dataset.x} ${shape.dataset.y}) scale(${pixel})`);
    });
    write(pixel);
    told(seen(pixel));
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
    if (!feature) return look(view);
    elements.get(feature.id).classList.add("map-picked");
    const [west, south, east, north] = boundsOf(feature.geometry);
    const [x, y] = project([(west + east) / 2, (south + north) / 2]);
    const size = Math.max(project([east, south])[0] - project([west, south])[0], project([west, south])[1] - project([west, north])[1]);
    const wide = Math.max(size * 4, (right + 2 * edge) / 8);
    look([x - wide / 2, y - wide / 2, wide, wide]);
  }
  function watch(tell) {
    told = tell;
    look(view);
  }
  return { by: "svg", show, watch };
}
