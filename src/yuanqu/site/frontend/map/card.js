// The small card of the picked record. Escape or its button closes it, and focus goes back to where it came from.

export const narrow = window.matchMedia("(max-width: 991px)"); // the list lies below the map there: show what was picked

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function facts(feature) {
  const list = document.createElement("dl");
  feature.properties.told.forEach(([label, text]) => {
    const line = document.createElement("div");
    line.append(element("dt", label), element("dd", text));
    list.append(line);
  });
  return list;
}

/** What else lies at the place that was clicked, each a button that shows it. */
function others(features, show) {
  const list = document.createElement("div");
  list.className = "map-card-others";
  list.append(element("p", `同一处还有 ${features.length} 条`, { class: "map-card-layer" }));
  features.forEach((feature) => {
    const { layer, title } = feature.properties;
    const button = element("button", `${layer}：${title}`, { type: "button" });
    button.addEventListener("click", () => show(feature));
    list.append(button);
  });
  return list;
}

/** Starts the card; `shown` is called with the feature that it shows, or null. */
export function startCard(shown) {
  const card = document.querySelector("[data-map-card]");
  let opener = null;

  function mark(id) {
    document.querySelectorAll("[data-map-item]").forEach((link) => {
      if (link.dataset.mapItem === id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }

  function hide() {
    if (card.hidden) return;
    card.hidden = true;
    mark("");
    shown(null);
    if (opener && opener.isConnected) opener.focus();
  }

  function show(feature, from, beside = []) {
    if (!feature) return;
    opener = from;
    const again = (next) => show(next, from, [feature, ...beside.filter((each) => each !== next)]);
    const close = element("button", "×", { type: "button", class: "icon-button", "aria-label": "关闭" });
    close.addEventListener("click", hide);
    const title = element("h2", feature.properties.title);
    const open = element("a", "打开记录", { class: "btn", href: feature.properties.url });
    const layer = element("p", feature.properties.layer, { class: "map-card-layer" });
    card.replaceChildren(layer, title, close, facts(feature), open, ...(beside.length ? [others(beside, again)] : []));
    card.setAttribute("aria-label", feature.properties.title);
    card.hidden = false;
    mark(feature.id);
    shown(feature);
    if (narrow.matches) document.querySelector("[data-map]").scrollIntoView({ block: "start" });
    card.focus({ preventScroll: true });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  return { show, hide };
}
