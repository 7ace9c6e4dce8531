// Files can be dropped on a drop zone; the chosen file's name and size are said.
import { fresh } from "./content.js";

function sizeInWords(bytes) {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function prepareZone(zone) {
  const input = zone.querySelector("input[type=file]");
  const line = zone.querySelector("[data-drop-zone-name]");
  if (!input) return;
  const tell = () => {
    const files = Array.from(input.files);
    line.textContent = files.length
      ? `已选：${files.map((file) => `${file.name}（${sizeInWords(file.size)}）`).join("、")}`
      : "";
  };
  zone.classList.add("is-ready"); // from here on the name is said in our words, so the plain control may step back
  const over = (event) => {
    event.preventDefault();
    zone.classList.add("is-over");
  };
  zone.addEventListener("dragenter", over);
  zone.addEventListener("dragover", over);
  zone.addEventListener("dragleave", (event) => {
    if (!zone.contains(event.relatedTarget)) zone.classList.remove("is-over");
  });
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    if (!event.dataTransfer.files.length) return;
    if (event.dataTransfer.files.length > 1 && !input.multiple) {
      line.textContent = "一次只能导入一个文件，请只拖入一个。";
      return;
    }
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", tell);
  tell();
}

export function prepareDropZones(root) {
  fresh(root, "[data-drop-zone]", "DropZone").forEach(prepareZone);
}
