// Builds what pages load into ../static/bundle: site.css, main.js, chart.js, icons.svg; map.js, its worker and map-style.css
// for the map alone.
// Run from anywhere after `npm ci --ignore-scripts`: `node build.mjs` (add --watch while writing styles).
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "static", "bundle");
const floor = "chrome81"; // the oldest browser of government desktops

/** One symbol per name of ../icons.txt, so that a page downloads only the icons that are used. */
async function writeIcons() {
  const names = (await readFile(join(here, "..", "icons.txt"), "utf8")).split("\n").filter(Boolean);
  const symbols = await Promise.all(
    names.map(async (name) => {
      const file = join(here, "node_modules", "@tabler", "icons", "icons", "outline", `${name}.svg`);
      const drawing = (await readFile(file, "utf8")).replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$|<path stroke="none"[^>]*>/g, "");
      return `<symbol id="${name}" viewBox="0 0 24 24">${drawing.replace(/\s*\n\s*/g, "")}</symbol>`;
    }),
  );
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("\n")}</svg>\n`;
  await writeFile(join(out, "icons.svg"), sprite);
}

const options = {
  absWorkingDir: here,
  entryPoints: {
    main: "main.js",
    chart: "chart.js",
    site: "site.css",
    map: "map.js",
    "map-worker": "maplibre-gl/dist/maplibre-gl-worker.mjs",
    "map-style": "map-style.css",
  },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: floor,
  charset: "utf8",
  legalComments: "eof", // the licences of Tabler and ECharts ask for their notice to stay
  logLevel: "warning",
};

/** Takes out the addresses that MapLibre names in its own texts: nothing is fetched from them, and nothing should seem to be. */
async function nameNobody(...names) {
  for (const name of names) {
    const file = join(out, name);
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(/https?:\/\/(?!www\.w3\.org)[a-z0-9-]+\.[a-z0-9./_-]+/gi, ""));
  }
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await writeIcons();
if (process.argv.includes("--watch")) {
  const context = await esbuild.context(options);
  await context.watch();
} else {
  await esbuild.build(options);
  await nameNobody("map.js", "map-worker.js", "map-style.css");
}
