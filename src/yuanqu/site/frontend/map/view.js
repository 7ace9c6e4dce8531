// The list beside the map, cut to what the map shows: only when the reader asks for it, as the list also moves the map.
import { boundsOf } from "./geometry.js";

const meets = ([west, south, east, north], [left, low, right, high]) => west <= right && east >= left && south <= high && north >= low;

function asked() {
  const label = document.createElement("label");
  label.className = "map-follow";
  const box = Object.assign(document.createElement("input"), { type: "checkbox", className: "form-check-input" });
  label.append(box, "只列视野内的");
  document.querySelector(".map-list h2").after(label);
  return box;
}

/** Puts the choice above the list; while it is chosen, what lies outside the view is not listed, and counts say so. */
export function followView(drawing, layers, features) {
  const box = asked();
  const around = new Map([...features].map(([id, each]) => [id, boundsOf(each.geometry)]));
  let view = null;

  function cut() {
    const inside = (id) => !box.checked || !view || !around.has(id) || meets(around.get(id), view);
    document.querySelectorAll("[data-map-item]").forEach((link) => {
      link.closest("li").hidden = !inside(link.dataset.mapItem);
    });
    document.querySelectorAll(".map-more").forEach((part) => {
      part.hidden = !part.querySelector("li:not([hidden])");
      part.dataset.name = part.dataset.name || part.getAttribute("name");
      // What is cut to the view is short, and nothing of it stays folded; parts of one name would close each other.
      if (box.checked) part.removeAttribute("name");
      part.open = box.checked && !part.hidden;
      if (!box.checked) part.setAttribute("name", part.dataset.name);
    });
    document.querySelectorAll("[data-map-layer]").forEach((part) => {
      const layer = layers.find((each) => each.label === part.dataset.mapLayer);
      const number = part.querySelector("summary .map-number");
      number.dataset.all = number.dataset.all || number.textContent;
      const seen = box.checked && layer ? layer.features.filter((each) => inside(each.id)).length : 0;
      number.textContent = box.checked ? `视野内 ${seen} 条，共 ${number.dataset.all}` : number.dataset.all;
    });
  }

  box.addEventListener("change", cut);
  drawing.watch((bounds) => {
    view = bounds;
    if (box.checked) cut();
  });
}
