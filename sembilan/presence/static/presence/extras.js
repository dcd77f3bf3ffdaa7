// Beside the button: the photo, the code of the door, the name of this phone, and a newer version of the page.
"use strict";
self.hadir = self.hadir || {};
hadir.extras = (() => {
  const { show, camera } = hadir;
  let taken = null, scanning = false;
  const field = () => show.part("code");
  const close = () => {
    scanning = false;
    camera.close();
    show.part("view").hidden = true;
  };
  const photograph = async () => {
    if (show.part("view").hidden) {
      show.part("view").hidden = false;
      await camera.open(show.part("video"), "user");
      show.put("photo-name", hadir.say("photo_take"));
      return;
    }
    taken = await camera.take(show.part("video"), show.part("canvas"));
    close();
    show.put("photo-name", hadir.say(taken ? "photo_taken" : "photo_open"));
  };
  const scan = async () => {
    show.part("view").hidden = false;
    scanning = true;
    await camera.open(show.part("video"), "environment");
    const found = await camera.scan(show.part("video"), () => !scanning);
    if (found) field().value = found;
    close();
  };
  const guarded = (act) => () => act().catch(() => {
    close();
    show.put("camera-fault", hadir.say("camera_fault"));
  });
  const begin = () => {
    show.part("photo").addEventListener("click", guarded(photograph));
    show.part("scan").addEventListener("click", guarded(scan));
    show.part("scan").hidden = !camera.canScan();
    field().value = new URLSearchParams(location.search).get("kode") || "";
  };
  const clear = () => {
    taken = null;
    show.put("photo-name", hadir.say("photo_open"));
  };
  return { begin, clear, code: () => camera.codeIn(field().value), photo: () => taken };
})();
hadir.label = () => {
  const told = navigator.userAgentData || {};
  const model = (navigator.userAgent.match(/Android [^;)]*; ([^;)]+)/) || [])[1];
  const kind = told.platform || (navigator.userAgent.match(/Android|iPhone|iPad|Windows|Linux|Mac/) || ["?"])[0];
  return [model && model !== "K" ? model : kind, screen.width + "×" + screen.height].join(", ").slice(0, 120);
};
// A newer page is fetched beside the old one; it is told and taken when the person wishes, never in the middle of a press.
hadir.update = async () => {
  if (!navigator.serviceWorker) return;
  let first = !navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (!first) hadir.show.part("newer").hidden = false;
    first = false;
  });
  hadir.show.part("reload").addEventListener("click", () => location.reload());
  await navigator.serviceWorker.register("/hadir/sw.js", { scope: "/hadir/" }).catch(() => {});
};
