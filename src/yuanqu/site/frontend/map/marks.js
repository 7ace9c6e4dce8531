// The marks of points: layers differ by their outline, a record's status by its colour.

const OUTLINES = {
  circle: null,
  square: [[0.12, 0.12], [0.88, 0.12], [0.88, 0.88], [0.12, 0.88]],
  triangle: [[0.5, 0.05], [0.97, 0.92], [0.03, 0.92]],
  diamond: [[0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5]],
};

/** The corners of a mark in a box of `size` around a middle; null for a circle. */
export function corners(mark, x, y, size) {
  const outline = OUTLINES[mark];
  return outline && outline.map(([right, down]) => [x + (right - 0.5) * size, y + (down - 0.5) * size]);
}

/** A mark as pixels, for MapLibre. */
export function markImage(mark, colour, size) {
  const edge = 3;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size + 2 * edge;
  const pen = canvas.getContext("2d");
  const middle = size / 2 + edge;
  const outline = corners(mark, middle, middle, size);
  pen.beginPath();
  if (outline) outline.forEach(([x, y]) => pen.lineTo(x, y));
  else pen.arc(middle, middle, size / 2, 0, 2 * Math.PI);
  pen.closePath();
  pen.fillStyle = colour;
  pen.strokeStyle = "#ffffff";
  pen.lineWidth = edge;
  pen.fill();
  pen.stroke();
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** A name as pixels, in the page's own font: no glyphs are fetched from anywhere. */
export function nameImage(text, ratio) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const font = `${13 * ratio}px ${getComputedStyle(document.body).fontFamily}`;
  pen.font = font;
  canvas.width = Math.ceil(pen.measureText(text).width) + 8 * ratio;
  canvas.height = 20 * ratio;
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
