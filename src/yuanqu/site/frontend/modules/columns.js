// Column choice of a table, remembered on this computer under the table's name.
import { fresh } from "./content.js";

const PREFIX = "yuanqu.columns.";

/** Keys of the hidden columns. Storage may be switched off by policy: then nothing is remembered. */
function recall(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + name) || "[]");
    return Array.isArray(kept) ? kept : [];
  } catch (problem) {
    console.warn("column choice could not be read", problem);
    return [];
  }
}

function keep(name, hidden) {
  try {
    if (hidden.length) localStorage.setItem(PREFIX + name, JSON.stringify(hidden));
    else localStorage.removeItem(PREFIX + name);
  } catch (problem) {
    console.warn("column choice could not be kept", problem);
  }
}

function apply(name, hidden) {
  document.querySelectorAll("table[data-columns]").forEach((table) => {
    if (table.dataset.columns !== name) return;
    table.querySelectorAll("[data-column]").forEach((cell) => {
      cell.toggleAttribute("data-column-off", hidden.includes(cell.dataset.column));
    });
  });
}

function prepareChoice(choice) {
  const name = choice.dataset.columnChoice;
  const boxes = Array.from(choice.querySelectorAll("input[type=checkbox]"));
  const update = () => {
    const hidden = boxes.filter((box) => !box.checked).map((box) => box.value);
    keep(name, hidden);
    apply(name, hidden);
  };
  const hidden = recall(name);
  boxes.forEach((box) => {
    box.checked = !hidden.includes(box.value);
    box.addEventListener("change", update);
  });
  choice.querySelector("[data-column-reset]").addEventListener("click", () => {
    boxes.forEach((box) => {
      box.checked = true;
    });
    update();
  });
  choice.hidden = false;
}

export function prepareColumns(root) {
  fresh(root, "[data-column-choice]", "Columns").forEach(prepareChoice);
  document.querySelectorAll("table[data-columns]").forEach((table) => {
    apply(table.dataset.columns, recall(table.dataset.columns));
  });
}
