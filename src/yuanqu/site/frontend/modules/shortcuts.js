// "/" goes to the search box, "?" lists the shortcuts. Single keys never fire while someone is typing.

function isTyping(element) {
  return Boolean(element) && (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName));
}

export function startShortcuts() {
  const search = document.querySelector("[data-shortcut-search]");
  const sheet = document.getElementById("shortcuts");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (event.key === "/" && search) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "?" && sheet && !sheet.open) {
      event.preventDefault();
      sheet.showModal();
    }
  });
  if (!sheet || !sheet.showModal) return;
  document.querySelectorAll("[data-shortcuts-open]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      button.closest("details").open = false;
      sheet.showModal();
    });
  });
  sheet.querySelector("[data-shortcuts-close]").addEventListener("click", () => sheet.close());
}
