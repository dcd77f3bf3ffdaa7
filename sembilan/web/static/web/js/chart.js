// Zooms and moves the chart of units: buttons, Ctrl with the wheel, + and − keys, and dragging with a mouse.
// Without this file the chart is read by scrolling; a finger scrolls it anyway.
"use strict";
(() => {
  const STEP = 1.2, LEAST = 0.25, MOST = 2;
  let scale = 1;
  const chart = () => document.querySelector("[data-chart]");
  const apply = () => { const sheet = chart()?.firstElementChild; if (sheet) sheet.style.zoom = scale; };
  const zoom = (to) => { scale = Math.min(MOST, Math.max(LEAST, to)); apply(); };
  const fit = () => {
    zoom(1);
    const frame = chart();
    zoom(Math.min(1, frame.clientWidth / frame.scrollWidth));
  };
  const tools = document.querySelector("[data-chart-zoom]");
  if (tools && matchMedia("(min-width: 40em)").matches) tools.hidden = false;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    if (!button) return;
    const way = Number(button.dataset.zoom);
    if (way === 0) fit(); else zoom(scale * STEP ** way);
  });
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches("[data-chart]")) return;
    if (event.key === "+" || event.key === "=") zoom(scale * STEP);
    else if (event.key === "-") zoom(scale / STEP);
    else if (event.key === "0") fit();
  });
  document.addEventListener("wheel", (event) => {
    if (!event.ctrlKey || !event.target.closest("[data-chart]")) return;
    event.preventDefault();
    zoom(scale * (event.deltaY < 0 ? STEP : 1 / STEP));
  }, { passive: false });
  let held = null;
  document.addEventListener("pointerdown", (event) => {
    const frame = event.target.closest("[data-chart]");
    if (!frame || event.pointerType !== "mouse" || event.target.closest("a")) return;
    held = { frame, x: event.clientX + frame.scrollLeft, y: event.clientY + scrollY };
  });
  document.addEventListener("pointermove", (event) => {
    if (!held) return;
    held.frame.scrollLeft = held.x - event.clientX;
    scrollTo(scrollX, held.y - event.clientY);
  });
  document.addEventListener("pointerup", () => { held = null; });
  document.addEventListener("htmx:afterSwap", apply);
})();
