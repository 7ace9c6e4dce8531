// Marks, hatching and names as pixels, for MapLibre. What they look like the page says (maps/signs.py), in boxes of SIZE.

export const SIZE = 16;
export const EDGE = "#15282e";

function canvasOf(size) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  return [canvas, canvas.getContext("2d")];
}

/** The mark of a layer in a colour, `size` pixels wide, with its edge; a white middle stands for a broken one. */
export function markImage(corners, colour, size, broken) {
  const edge = 2;
  const [canvas, pen] = canvasOf(size + 2 * edge);
  const at = (each) => edge + (each * size) / SIZE;
  pen.beginPath();
  if (corners.length) corners.forEach(([x, y]) => pen.lineTo(at(x), at(y)));
  else pen.arc(at(SIZE / 2), at(SIZE / 2), size / 2, 0, 2 * Math.PI);
  pen.closePath();
  pen.fillStyle = colour;
  pen.strokeStyle = EDGE;
  pen.lineWidth = edge;
  pen.fill();
  pen.stroke();
  if (broken) {
    pen.beginPath();
    pen.arc(at(SIZE / 2), at(SIZE / 2), size / 6, 0, 2 * Math.PI);
    pen.fillStyle = "#ffffff";
    pen.fill();
  }
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** A tile of a layer's hatching in a colour; nothing of it is drawn where the layer has none. */
export function hatchImage(strokes, colour, ratio) {
  const [canvas, pen] = canvasOf(SIZE * ratio);
  pen.scale(ratio, ratio);
  pen.strokeStyle = colour;
  pen.lineWidth = 2.5;
  strokes.forEach(([a, b, c, d]) => {
    pen.beginPath();
    pen.moveTo(a, b);
    pen.lineTo(c, d);
    pen.stroke();
  });
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** How many lie at one place, in the hue of their layer. */
export function countImage(count, hue, ratio) {
  const size = (20 + 4 * count.length) * ratio;
  const [canvas, pen] = canvasOf(size);
  pen.beginPath();
  pen.arc(size / 2, size / 2, size / 2 - 2 * ratio, 0, 2 * Math.PI);
  pen.fillStyle = "#ffffff";
  pen.strokeStyle = hue;
  pen.lineWidth = 3 * ratio;
  pen.fill();
  pen.stroke();
  pen.font = `600 ${12 * ratio}px ${getComputedStyle(document.body).fontFamily}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = EDGE;
  pen.fillText(count, size / 2, size / 2 + ratio / 2);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** A name as pixels, in the page's own font: no glyphs are fetched from anywhere. */
export function nameImage(text, ratio, size, weight = "") {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const font = `${weight}${size * ratio}px ${getComputedStyle(document.body).fontFamily}`;
  pen.font = font;
  canvas.width = Math.ceil(pen.measureText(text).width) + 8 * ratio;
  canvas.height = (size + 7) * ratio;
  pen.font = font;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.strokeStyle = "rgba(255, 255, 255, 0.9)";
  pen.lineWidth = 4 * ratio;
  pen.strokeText(text, canvas.width / 2, canvas.height / 2);
  pen.fillStyle = "#15282e";
  pen.fillText(text, canvas.width / 2, canvas.height / 2);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
