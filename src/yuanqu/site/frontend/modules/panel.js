// The panel on the right, where the records of a figure open beside the text.
// Wide pages: beside the text, both usable. Narrow pages: over the text, focus stays inside until it is closed.

const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), select, textarea, summary, [tabindex='0']";
const narrow = window.matchMedia("(max-width: 1199px)");
let panel = null;
let opener = null;

const isOpen = () => !panel.hidden;
const heldUrl = () => (history.state && history.state.panel) || "";

function links() {
  return Array.from(document.querySelectorAll("[data-panel-link]"));
}

/** Tells readers of the page which link the panel belongs to. */
function markOpener(url) {
  const same = links().filter((link) => url && !panel.contains(link) && link.getAttribute("hx-get") === url);
  const marked = same.includes(opener) ? opener : same[0];
  links().forEach((link) => link.setAttribute("aria-expanded", String(link === marked)));
}

function setCover() {
  const covers = isOpen() && narrow.matches;
  document.body.classList.toggle("panel-covers", covers);
  if (covers) {
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-modal", "true");
  } else {
    panel.removeAttribute("role");
    panel.removeAttribute("aria-modal");
  }
}

function setOpen(open) {
  const anchor = opener && opener.isConnected ? opener : null;
  const before = anchor ? anchor.getBoundingClientRect().top : 0;
  panel.hidden = !open;
  document.getElementById("shell").classList.toggle("has-panel", open);
  setCover();
  // The text breaks into other lines beside the panel: keep the reader's line where it was.
  if (anchor) window.scrollBy(0, anchor.getBoundingClientRect().top - before);
  window.dispatchEvent(new Event("resize"));
}

function show(url) {
  setOpen(true);
  markOpener(url);
  const title = panel.querySelector("[data-panel-title]");
  if (title) {
    panel.setAttribute("aria-label", title.textContent.trim());
    title.focus({ preventScroll: true });
  }
}

function hide() {
  if (!isOpen()) return;
  setOpen(false);
  markOpener("");
  panel.textContent = "";
  if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  opener = null;
}

/** Closing goes through the history, so that the back button and the close button do the same. */
function close() {
  if (heldUrl()) history.back();
  else hide();
}

function remember(url) {
  const state = { ...history.state, panel: url };
  if (heldUrl()) history.replaceState(state, "");
  else history.pushState(state, "");
}

function keepFocusInside(event) {
  const stops = Array.from(panel.querySelectorAll(FOCUSABLE)).filter((element) => element.offsetParent !== null);
  if (!stops.length) return;
  const inside = panel.contains(document.activeElement);
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
  const other = event.shiftKey ? stops[stops.length - 1] : stops[0];
  if (!inside || document.activeElement === edge || document.activeElement.tabIndex < 0) {
    event.preventDefault();
    (inside && document.activeElement.tabIndex < 0 && !event.shiftKey ? stops[0] : other).focus();
  }
}

function onKey(event) {
  if (!isOpen() || document.querySelector("dialog[open], [data-menu][open]")) return;
  if (event.key === "Escape") close();
  else if (event.key === "Tab" && narrow.matches) keepFocusInside(event);
}

/** A click that asks for a new tab or window stays the browser's. */
function leaveToBrowser(event) {
  const link = event.target.closest && event.target.closest("[data-panel-link]");
  if (!link) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) event.stopImmediatePropagation();
  else if (!panel.contains(link)) opener = link;
}

function watchRequests() {
  const forPanel = (event) => event.detail.target === panel;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (forPanel(event)) panel.classList.add("panel-busy");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (forPanel(event)) panel.classList.remove("panel-busy");
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    // A whole page came instead of a part, as when the session has ended: go there.
    if (!forPanel(event) || !/^\s*<!doctype/i.test(event.detail.serverResponse)) return;
    event.detail.shouldSwap = false;
    window.location.assign(event.detail.xhr.responseURL || event.detail.pathInfo.requestPath);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (!forPanel(event)) return;
    const url = event.detail.pathInfo.requestPath;
    if (event.detail.requestConfig.verb === "get" && heldUrl() !== url) remember(url);
    show(url);
  });
}

function load(url) {
  if (window.htmx) window.htmx.ajax("GET", url, { target: "#panel", swap: "innerHTML" });
}

/** Starts the panel, when the page has one. */
export function startPanel() {
  panel = document.getElementById("panel");
  if (!panel) return;
  watchRequests();
  document.addEventListener("click", leaveToBrowser, true);
  document.addEventListener("keydown", onKey);
  panel.addEventListener("click", (event) => {
    if (event.target.closest("[data-panel-close]")) close();
  });
  narrow.addListener(setCover);
  window.addEventListener("popstate", () => (heldUrl() ? load(heldUrl()) : hide()));
  if (panel.querySelector("[data-panel-title]")) setOpen(true);
  else if (heldUrl()) window.addEventListener("load", () => load(heldUrl()));
}

/** Links that open in the panel say that they control it. */
export function preparePanelLinks(root) {
  root.querySelectorAll("[data-panel-link]:not([aria-expanded])").forEach((link) => {
    link.setAttribute("aria-controls", "panel");
    link.setAttribute("aria-expanded", "false");
  });
}
