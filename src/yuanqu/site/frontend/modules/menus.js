// Menus are <details>: they open without scripts. This closes them on Escape and on a click elsewhere.

function closeAll(except) {
  document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
    if (menu !== except) menu.open = false;
  });
}

export function startMenus() {
  document.addEventListener("click", (event) => {
    closeAll(event.target.closest ? event.target.closest("details[data-menu]") : null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details[data-menu][open]");
    if (!open) return;
    event.stopImmediatePropagation();
    open.open = false;
    open.querySelector("summary").focus();
  });
}
