// Draws each figure from the table beneath it and folds the table; colours are the page's own, light and dark.
// Without this file the tables stand open and say the same.
"use strict";
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const grouped = (value) => Math.abs(value).toLocaleString(document.documentElement.lang);

function read(figure) {
  const cells = (row) => [...row.cells].map((cell) => cell.dataset.value ?? cell.textContent.trim());
  const [head, ...rows] = [...figure.querySelectorAll("tr")].map(cells);
  return { heads: head.slice(1), names: rows.map((row) => row[0]), values: rows.map((row) => row.slice(1).map(Number)) };
}

function common() {
  const text = { color: token("--ink-2"), fontFamily: token("--font"), fontSize: 12 };
  return {
    animation: false, textStyle: text, color: ["--part-1", "--part-rest", "--part-3", "--warn", "--bad"].map(token),
    grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
    tooltip: { renderMode: "richText", backgroundColor: token("--raised"), borderColor: token("--line"), textStyle: text },
  };
}

const names = (data) => ({ type: "category", data, axisLabel: { color: token("--ink-3") }, axisTick: { show: false }, axisLine: { lineStyle: { color: token("--line") } } });
const counts = () => ({ type: "value", minInterval: 1, axisLabel: { color: token("--ink-3"), formatter: grouped, hideOverlap: true }, splitLine: { lineStyle: { color: token("--line") } } });
const legend = () => ({ top: 0, textStyle: { color: token("--ink-2") } });

const DRAWN = {
  column: ({ names: labels, values }) => ({
    xAxis: names(labels), yAxis: counts(), series: [{ type: "bar", data: values.map((row) => row[0]), barCategoryGap: "25%" }],
  }),
  stack: ({ heads, names: labels, values }) => ({
    legend: legend(), xAxis: counts(), yAxis: { ...names(labels), inverse: true },
    series: heads.map((name, place) => ({ name, type: "bar", stack: "all", barMaxWidth: 40, data: values.map((row) => row[place]) })),
  }),
  pyramid: ({ heads, names: labels, values }) => ({
    legend: legend(), xAxis: counts(), yAxis: names(labels),
    series: heads.map((name, place) => ({
      name, type: "bar", stack: "all", barCategoryGap: "15%", data: values.map((row) => (place ? row[place] : -row[place])),
    })),
  }),
  map: ({ names: labels, values }) => {
    const most = Math.max(...values.map((row) => row[2]), 1);
    // Only the largest places are named in the picture; the others tell their name when touched, and in the table.
    const named = new Set(values.map((row, place) => [row[2], place]).sort((a, b) => b[0] - a[0]).slice(0, 6).map((one) => one[1]));
    const degrees = (name) => ({ type: "value", scale: true, name, nameTextStyle: { color: token("--ink-3") }, axisLabel: { color: token("--ink-3") }, splitLine: { lineStyle: { color: token("--line") } } });
    return {
      xAxis: degrees(""), yAxis: degrees(""),
      series: [{
        type: "scatter", data: values.map(([north, east, people], place) => ({ name: labels[place], value: [east, north, people] })),
        symbolSize: (value) => 5 + 23 * Math.sqrt(value[2] / most), itemStyle: { opacity: 0.6 },
        label: { show: true, position: "top", color: token("--ink"), formatter: ({ name, dataIndex }) => (named.has(dataIndex) ? name : ""), overflow: "truncate", width: 140 }, labelLayout: { hideOverlap: true },
      }],
    };
  },
};

function tip(entry) {
  const value = Array.isArray(entry.value) ? entry.value[2] : entry.value;
  return `${entry.seriesName && !entry.seriesName.startsWith("series") ? `${entry.seriesName}, ` : ""}${entry.name}: ${grouped(value)}`;
}

function draw(figure) {
  const canvas = figure.querySelector(".chart-canvas");
  const chart = echarts.getInstanceByDom(canvas) ?? echarts.init(canvas);
  const option = { ...common(), ...DRAWN[figure.dataset.chart](read(figure)) };
  option.tooltip.formatter = tip;
  chart.setOption(option, true);
}

document.addEventListener("DOMContentLoaded", () => {
  const figures = [...document.querySelectorAll("figure[data-chart]")];
  for (const figure of figures) {
    figure.querySelector(".chart-canvas").hidden = false;
    figure.querySelector("details").open = false;
    draw(figure);
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => figures.forEach(draw));
  addEventListener("resize", () => figures.forEach((figure) => echarts.getInstanceByDom(figure.querySelector(".chart-canvas")).resize()));
});
