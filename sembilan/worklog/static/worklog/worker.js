// Stands between the page of a day and the network: without signal an empty page opens that keeps entries on the phone.
// `harian.version` and `harian.files` stand above; another version is another worker with a store of its own.
"use strict";
const KEPT = `harian-${harian.version}`, PAGE = "/harian/", SHELL = "/harian/tanpa-sinyal/", PATIENCE_MS = 8000;

self.addEventListener("install", (event) => {
  const keep = async () => {
    const all = await caches.open(KEPT);
    await all.addAll([SHELL, ...harian.files].map((path) => new Request(path, { cache: "reload" })));
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});
self.addEventListener("activate", (event) => {
  const clear = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("harian-") && name !== KEPT);
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clear());
});
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  const isPage = address.pathname === PAGE && event.request.mode === "navigate";
  if (!isPage && !harian.files.includes(address.pathname + address.search)) return;
  const patient = () => Promise.race([fetch(event.request), new Promise((_done, fail) => setTimeout(fail, PATIENCE_MS))]);
  const answer = async () => {
    const all = await caches.open(KEPT);
    if (!isPage) return (await all.match(event.request)) || fetch(event.request);
    return patient().catch(async () => (await all.match(SHELL)) || Response.error());
  };
  event.respondWith(answer());
});
