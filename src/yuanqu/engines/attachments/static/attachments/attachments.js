// Photos from a phone: the camera button, where the picture is taken (if the user agrees), how far the upload is.
(function () {
  "use strict";
  if (window.yuanquAttachments) return;
  window.yuanquAttachments = true;

  function fillPlace(form) {
    if (!navigator.geolocation) return;
    navigator.geolocation.getCurrentPosition(
      function (found) {
        form.elements.longitude.value = found.coords.longitude.toFixed(7);
        form.elements.latitude.value = found.coords.latitude.toFixed(7);
      },
      function () {}, // refused or not known: the picture is taken all the same
      { maximumAge: 60000, timeout: 8000, enableHighAccuracy: true }
    );
  }

  function showCamera() {
    var touch = window.matchMedia("(pointer: coarse)").matches;
    document.querySelectorAll(".attachment-camera[hidden]").forEach(function (label) {
      if (touch) label.hidden = false;
    });
  }

  document.addEventListener("click", function (event) {
    var camera = event.target.closest && event.target.closest("[data-camera]");
    if (camera) fillPlace(camera.form);
  });
  document.addEventListener("change", function (event) {
    if (!event.target.matches || !event.target.matches("[data-camera]")) return;
    event.target.form.elements.origin.value = "camera";
    event.target.form.requestSubmit ? event.target.form.requestSubmit() : event.target.form.querySelector("[type=submit]").click();
  });
  document.addEventListener("htmx:xhr:progress", function (event) {
    var form = event.target.closest && event.target.closest(".attachment-form");
    if (!form || !event.detail.lengthComputable) return;
    var bar = form.querySelector("progress");
    bar.hidden = false;
    bar.value = (100 * event.detail.loaded) / event.detail.total;
  });
  document.addEventListener("htmx:beforeSwap", function (event) {
    // The block comes back with what was refused: show it although the answer is an error.
    if (event.detail.target && event.detail.target.id === "attachments" && event.detail.xhr.status === 422) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.addEventListener("htmx:afterSettle", showCamera);
  showCamera();
})();
