// Stands between the page and the network: the page opens without signal, and what waits goes when signal is back.
// `hadir.version` and `hadir.files` stand above; another version is another worker with a store of its own.
"use strict";
const KEPT = `hadir-${hadir.version}`;
const SHELL = "/hadir/";

self.addEventListener("install", (event) => {
  const keep = async () => {
    const all = await caches.open(KEPT);
    await all.addAll([SHELL, ...hadir.files].map((path) => new Request(path, { cache: "reload" })));
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});
self.addEventListener("activate", (event) => {
  const clear = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("hadir-") && name !== KEPT);
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clear());
});
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  const isShell = address.pathname === SHELL;
  if (!isShell && !hadir.files.includes(address.pathname + address.search)) return;
  const answer = async () => {
    const all = await caches.open(KEPT);
    return (await all.match(isShell ? SHELL : event.request)) || fetch(event.request);
  };
  event.respondWith(answer());
});
self.addEventListener("sync", (event) => {
  if (event.tag !== "hadir") return;
  const send = async () => {
    if (!(await hadir.queue.send()).done) throw new Error("later"); // the browser asks again by itself
  };
  event.waitUntil(send());
});
