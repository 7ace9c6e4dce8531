// Names and numbers in the drawing without WebGL: they keep their size, and one that has no room is left out.
import { boundsOf, isPoint } from "./geometry.js";

const CELL = 42; // pixels within which points of a layer are drawn as one
const [SHORT, NEAR] = [6, 0.4]; // signs of a short name; size of a pixel below which longer ones are shown
const LOUD = 17;
const QUIET = 13;

/** Names of parks, then of lines, each once: what is drawn with them, where, and how large. */
export function namesOf(layers, grounds, project) {
  const parks = grounds.map(({ name, at }) => ({ text: name, at: project(at.map(Number)), size: LOUD, up: 12 }));
  const lines = layers.flatMap((layer) => layer.features.filter((each) => each.geometry.type.endsWith("LineString")));
  const once = new Map(lines.reverse().map((each) => [each.properties.title, each]));
  const named = [...once].map(([text, feature]) => {
    const [west, south, east, north] = boundsOf(feature.geometry);
    return { text, at: project([(west + east) / 2, (south + north) / 2]), size: QUIET, up: -5 };
  });
  return [...parks, ...named];
}

/** Which of the names have room where a pixel is so large. */
export function roomy(names, pixel) {
  const taken = [];
  return names.map(({ text, at, size, up }) => {
    if (size === QUIET && text.length > SHORT && pixel > NEAR) return false;
    const wide = (text.length * size * pixel) / 2;
    const high = size * pixel * 0.7;
    const box = [at[0] - wide, at[1] - up * pixel - high, at[0] + wide, at[1] - up * pixel + high];
    const free = taken.every((other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]);
    if (free) taken.push(box);
    return free;
  });
}

/** The points of each layer by the cell that they lie in, where a pixel is so large. */
export function crowds(layers, project, pixel) {
  return layers.flatMap((layer) => {
    const cells = new Map();
    layer.features.filter((each) => isPoint(each.geometry)).forEach((each) => {
      const [x, y] = project(each.geometry.coordinates);
      const key = `${Math.floor(x / pixel / CELL)}/${Math.floor(y / pixel / CELL)}`;
      cells.set(key, [...(cells.get(key) || []), { id: each.id, x, y }]);
    });
    return [...cells.values()].map((members) => ({ layer, members }));
  });
}

export const middle = (members) => ["x", "y"].map((way) => members.reduce((sum, each) => sum + each[way], 0) / members.length);
