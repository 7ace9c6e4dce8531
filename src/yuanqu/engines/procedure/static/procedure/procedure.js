// On a phone the picture of a procedure is folded away: the moves and the record itself come first.
(function () {
  "use strict";
  function fold() {
    if (!window.matchMedia("(max-width: 767px)").matches) return;
    document.querySelectorAll(".procedure-picture[open]:not([data-folded])").forEach(function (picture) {
      picture.open = false;
      picture.setAttribute("data-folded", "");
    });
  }
  if (!window.yuanquProcedure) document.addEventListener("htmx:afterSettle", fold);
  window.yuanquProcedure = true;
  fold();
})();
