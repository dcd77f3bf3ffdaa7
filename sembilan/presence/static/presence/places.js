// Draws places of work, and lets an officer put a point or the corners of an edge. The fields of the form are the truth:
// they work without this file, and what is drawn is written into them.
"use strict";
(() => {
const stage = document.querySelector("[data-map]");
if (!stage || !window.L) return;
const data = JSON.parse(document.getElementById("peta-data").textContent);
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const HERE = [-6.2, 106.8];
stage.hidden = false;

const map = L.map(stage, { zoomControl: false, attributionControl: Boolean(data.tiles), maxZoom: 19, zoomAnimation: false, fadeAnimation: false }).setView(HERE, 11);
L.control.zoom({ zoomInTitle: data.words.in, zoomOutTitle: data.words.out }).addTo(map);
L.control.scale({ imperial: false }).addTo(map);
const Grid = L.GridLayer.extend({ createTile: () => L.DomUtil.create("div", "map-grid") });
(data.tiles ? L.tileLayer(data.tiles, { maxZoom: 19 }) : new Grid({ maxZoom: 19 })).addTo(map);

const shapeOf = (place, style) => (place.outline.length
  ? L.polygon(place.outline, style) : L.circle([place.lat, place.lon], { ...style, radius: place.radius }));
const others = L.featureGroup().addTo(map);
const isBusy = data.places.length > 40;
for (const place of data.places) {
  const shape = shapeOf(place, { color: token("--edge"), weight: 2, fillOpacity: 0.12 }).addTo(others);
  shape.bindTooltip(document.createTextNode(place.name).data.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`), { permanent: !isBusy, direction: "top" });
}
const look = (group) => (group.getLayers().length ? map.fitBounds(group.getBounds().pad(0.3), { maxZoom: 18, animate: false }) : map);

if (!("draws" in stage.dataset)) { look(others); return; }

const form = stage.closest("form");
const field = (name) => form.elements[name];
const number = (name) => Number(field(name).value.replace(",", "."));
const isPolygon = () => field("shape").value === "poligon";
const said = form.querySelector("[data-said]");
const own = L.featureGroup().addTo(map);
let corners = [];
let history = [];

function readCorners() {
  const rows = field("corners").value.split("\n").map((line) => line.trim().split(/[,;\s]+/).map(Number));
  return rows.filter((pair) => pair.length === 2 && pair.every(Number.isFinite));
}
const fixed = (value) => value.toFixed(6);

function write() {
  if (isPolygon()) field("corners").value = corners.map((pair) => pair.map(fixed).join(", ")).join("\n");
}

function handle(at, moved) {
  const marker = L.marker(at, { draggable: true, keyboard: false, icon: L.divIcon({ className: "map-corner", iconSize: null }) }).addTo(own);
  marker.on("dragstart", remember);
  marker.on("dragend", () => moved(marker.getLatLng()));
}

function draw() {
  own.clearLayers();
  const style = { color: token("--brand"), weight: 3, fillOpacity: 0.2 };
  if (isPolygon()) {
    if (corners.length) L.polygon(corners, style).addTo(own);
    corners.forEach((pair, place) => handle(pair, (at) => { corners[place] = [at.lat, at.lng]; write(); draw(); }));
  } else if (field("latitude").value && field("longitude").value) {
    const at = [number("latitude"), number("longitude")];
    if (!at.every(Number.isFinite)) return;
    L.circle(at, { ...style, radius: Math.max(1, Number(field("radius_metres").value) || 0) }).addTo(own);
    handle(at, point);
  }
}

function point(at) {
  field("latitude").value = fixed(at.lat);
  field("longitude").value = fixed(at.lng);
  draw();
}

const now = () => ({ corners: corners.map((pair) => [...pair]), lat: field("latitude").value, lon: field("longitude").value });
function remember() { history.push(now()); }

function put(at) {
  remember();
  if (isPolygon()) { corners.push([at.lat, at.lng]); write(); draw(); } else point(at);
}

function undo() {
  const before = history.pop();
  if (!before) return;
  corners = before.corners;
  field("latitude").value = before.lat;
  field("longitude").value = before.lon;
  write();
  draw();
}

function here() {
  const found = ({ coords }) => {
    const at = L.latLng(coords.latitude, coords.longitude);
    said.textContent = `± ${Math.round(coords.accuracy)} m`;
    put(at);
    map.setView(at, 18);
  };
  const nowhere = () => { said.textContent = data.words.nowhere; };
  if (navigator.geolocation) navigator.geolocation.getCurrentPosition(found, nowhere, { enableHighAccuracy: true, timeout: 15000 });
  else nowhere();
}

function shaped() {
  for (const part of form.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== field("shape").value;
  corners = readCorners();
  draw();
}

form.querySelector("[data-tools]").hidden = false;
form.querySelector("[data-do=here]").addEventListener("click", here);
form.querySelector("[data-do=undo]").addEventListener("click", undo);
field("shape").addEventListener("change", shaped);
for (const name of ["latitude", "longitude", "radius_metres"]) field(name).addEventListener("input", draw);
field("corners").addEventListener("input", () => { corners = readCorners(); draw(); });
map.on("click", (event) => put(event.latlng));
shaped();
look(own.getLayers().length ? own : others);
})();
