// Draws trends from the JSON beside each figure. Values arrive as decimal text and become numbers only to be drawn;
// what is read (tooltip, table) is the printed text. Drawn on canvas with text in it, so no inline style is needed.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { fresh } from "./modules/content.js";

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const SHAPES = ["circle", "rect", "triangle", "diamond"]; // series differ by shape and stroke, not by colour alone
const STROKES = ["solid", "dashed", "dotted", "solid"];

function theme() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--yq-${name}`).trim();
  return {
    colours: [read("brand"), read("accent"), read("yellow-mark"), read("grey")],
    ink: read("ink"),
    soft: read("ink-soft"),
    line: read("line"),
    sheet: read("sheet"),
    font: getComputedStyle(document.body).fontFamily,
  };
}

function axis(unit, place, look) {
  return {
    type: "value",
    name: unit,
    position: place ? "right" : "left",
    scale: true,
    nameTextStyle: { color: look.soft, align: place ? "right" : "left", padding: [0, 0, 4, 0] },
    axisLabel: { color: look.soft },
    splitLine: { show: !place, lineStyle: { color: look.line } },
  };
}

function drawn(series, place, units, look) {
  return {
    name: series.name,
    type: series.kind,
    yAxisIndex: units.indexOf(series.unit),
    data: series.values.map((value) => (value === null ? null : Number(value))),
    connectNulls: false, // an unknown month is a gap, not a slope
    symbol: SHAPES[place % SHAPES.length],
    symbolSize: 7,
    lineStyle: { width: 2.25, type: STROKES[place % STROKES.length] },
    barMaxWidth: 30,
    itemStyle: { borderRadius: series.kind === "bar" ? [2, 2, 0, 0] : 0 },
    color: look.colours[place % look.colours.length],
  };
}

function tooltip(data, look) {
  return {
    trigger: "axis",
    renderMode: "richText",
    confine: true,
    backgroundColor: look.sheet,
    borderColor: look.line,
    textStyle: { color: look.ink, fontFamily: look.font, fontSize: 13, lineHeight: 20 },
    formatter: (points) => {
      const period = points[0].dataIndex;
      const lines = data.series.map((series, place) => {
        const known = series.values[period] !== null;
        return `${series.name}  ${known ? data.printed[place][period] + series.unit : "暂无数据"}`;
      });
      return [data.periods[period], ...lines].join("\n");
    },
  };
}

function options(data) {
  const look = theme();
  const units = data.series.map((series) => series.unit).filter((unit, place, all) => all.indexOf(unit) === place);
  const several = data.series.length > 1;
  const bars = data.series.some((series) => series.kind === "bar");
  return {
    animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 300,
    textStyle: { fontFamily: look.font, color: look.soft },
    grid: { left: 4, right: 8, top: several ? 64 : 36, bottom: 4, containLabel: true },
    legend: { show: several, left: 0, top: 0, itemGap: 20, itemWidth: 28, textStyle: { color: look.soft } },
    tooltip: tooltip(data, look),
    xAxis: {
      type: "category",
      data: data.periods,
      boundaryGap: bars,
      axisLine: { lineStyle: { color: look.soft } },
      axisTick: { show: false },
      axisLabel: { color: look.soft, hideOverlap: true },
    },
    yAxis: units.map((unit, place) => ({ ...axis(unit, place, look), scale: !bars })),
    series: data.series.map((series, place) => drawn(series, place, units, look)),
  };
}

function drawOne(figure) {
  const place = figure.querySelector("[data-chart-drawing]");
  const data = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
  place.hidden = false;
  const chart = init(place, null, { renderer: "canvas" });
  chart.setOption(options(data));
  const table = figure.querySelector("[data-chart-table]");
  if (table) table.open = false; // drawn: the table folds away, one click from here
  const resize = () => (place.isConnected ? chart.resize() : release());
  const observer = new ResizeObserver(resize);
  const release = () => {
    observer.disconnect();
    chart.dispose();
  };
  observer.observe(place);
}

window.yuanquCharts = {
  draw: (root) => fresh(root, "[data-chart]", "Chart").forEach(drawOne),
};
