// Runs a preparation on the page, and again on whatever htmx puts into it later.

/** Calls `prepare(root)` now and after every swap. A preparation must bear being run twice on one element. */
export function onContent(prepare) {
  prepare(document);
  document.addEventListener("htmx:afterSwap", (event) => prepare(event.detail.target || document));
}

/** Elements under `root` that match, each of them only once for each `mark`. */
export function fresh(root, selector, mark) {
  const flag = `ready${mark}`;
  const found = Array.from(root.querySelectorAll(selector)).filter((element) => !element.dataset[flag]);
  found.forEach((element) => {
    element.dataset[flag] = "1";
  });
  return found;
}
