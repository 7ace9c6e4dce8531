// Paper has no folds: what is folded is opened to be printed, and folded again afterwards.
(() => {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll(".content details:not([open])"));
    opened.forEach((each) => each.setAttribute("open", ""));
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((each) => each.removeAttribute("open"));
    opened = [];
  });
})();
