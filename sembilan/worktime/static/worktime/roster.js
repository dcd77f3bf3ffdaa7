// Arrows and Enter walk the cells; a letter moves on to the next day. Without this the grid is a plain form.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const grid = document.querySelector(".roster");
  if (!grid) return;
  const at = (row, column) => grid.tBodies[0].rows[row]?.cells[column]?.querySelector("input");
  const go = (input, down, right) => {
    const cell = input.closest("td");
    const next = at(cell.parentElement.sectionRowIndex + down, cell.cellIndex + right);
    if (next) { next.focus(); next.select(); }
  };
  const longest = Math.max(1, ...[...document.querySelectorAll(".shift-key b")].map((one) => one.textContent.length));
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  grid.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (!step || !event.target.matches("input")) return;
    event.preventDefault();
    go(event.target, ...step);
  });
  grid.addEventListener("input", (event) => {
    event.target.value = event.target.value.toUpperCase();
    if (event.target.value.length >= longest) go(event.target, 0, 1);
  });
});
