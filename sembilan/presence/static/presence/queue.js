// Presses on their way: each is kept on the phone before it is sent, and leaves only when the site answered for its id.
"use strict";
self.hadir = self.hadir || {};
hadir.queue = (() => {
  const MOST = 50, LOST_MS = 20000, ASLEEP_MS = 2000, ANSWERS = 40;
  const channel = "BroadcastChannel" in self ? new BroadcastChannel("hadir") : null;
  const tell = () => {
    if (channel) channel.postMessage("changed");
    if (hadir.changed) hadir.changed();
  };

  // How long ago the press was, by a clock nobody can set. It stands still while a phone sleeps: where the ordinary
  // clock says more, a wait taken from it would make the person late, so then nothing is claimed.
  const elapsed = (press) => {
    if (press.origin !== performance.timeOrigin) return null;
    const steady = Math.round(performance.now() - press.steady);
    return Date.now() - press.pressed_at > steady + ASLEEP_MS ? null : steady;
  };
  const message = (press) => {
    const { id, meaning, pressed_at, lat, lon, accuracy, code, photo, signature } = press;
    return { id, meaning, pressed_at, elapsed: elapsed(press), lat, lon, accuracy, code, photo, signature };
  };
  const ask = async (path, options) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), LOST_MS);
    try {
      return await fetch(path, { method: "POST", credentials: "omit", cache: "no-store", signal: stop.signal, ...options });
    } finally {
      clearTimeout(timer);
    }
  };
  const sentence = async (answer) => {
    try {
      const said = await answer.text();
      try { const found = JSON.parse(said); return found.sentence || found.error || ""; } catch { return said.length < 300 && !said.startsWith("<") ? said : ""; }
    } catch { return ""; }
  };

  const settle = async (press, answer) => {
    const answers = (await hadir.store.get("answers")) || [];
    const { id, meaning, pressed_at, person } = press;
    const rest = answers.filter((one) => one.id !== id);
    await hadir.store.set("answers", [...rest, { ...answer, meaning, pressed_at, person }].slice(-ANSWERS));
    await hadir.store.drop("presses", id);
  };
  const stall = async (presses, answer) => {
    const said = await sentence(answer);
    for (const press of presses) await hadir.store.put("presses", { ...press, stopped: true, said });
  };

  // One message for one phone; true when all in it were dealt with.
  const post = async (presses) => {
    const { instansi, device } = presses[0];
    const body = JSON.stringify({ instansi, device, sent_at: Date.now(), presses: presses.map(message) });
    const headers = { "Content-Type": "application/json", "Sembilan-Language": hadir.lang || document.documentElement.lang };
    const answer = await ask("/hadir/kirim/", { headers, body });
    if (answer.status === 400 && presses.length > 1) {
      for (const press of presses) await post([press]); // one bad press must not hold up the others
      return;
    }
    if (answer.status === 400 || answer.status === 403) return stall(presses, answer);
    if (!answer.ok) throw Object.assign(new Error("later"), { seconds: Number(answer.headers.get("Retry-After")) || 0 });
    const answered = new Map((await answer.json()).presses.map((one) => [one.id, one]));
    let settled = 0;
    for (const press of presses) if (answered.has(press.id)) { await settle(press, answered.get(press.id)); settled += 1; }
    if (!settled) throw new Error("no answer for any of them");
  };
  const postPhotos = async () => {
    const waiting = new Set((await hadir.store.all("presses")).map((one) => one.id));
    for (const photo of await hadir.store.all("photos")) {
      if (waiting.has(photo.id) || !photo.day) continue;
      const path = `/hadir/foto/${photo.id}/?instansi=${photo.instansi}&hari=${photo.day}`;
      const answer = await ask(path, { headers: { "Content-Type": "image/jpeg" }, body: photo.content });
      if (answer.status >= 500) throw new Error("later");
      await hadir.store.drop("photos", photo.id); // taken, or refused for good
    }
  };
  const batches = (presses) => {
    const phones = new Map();
    for (const press of presses) phones.set(press.device, [...(phones.get(press.device) || []), press]);
    return [...phones.values()].map((some) => some.slice(0, MOST));
  };
  const ready = async () => (await hadir.store.all("presses")).filter((one) => one.signature && !one.stopped);

  const deliver = async () => {
    try {
      for (let waiting = await ready(); waiting.length; waiting = await ready()) {
        for (const some of batches(waiting)) await post(some);
        tell();
      }
      await postPhotos();
      return { done: true };
    } catch (fault) {
      tell();
      return { done: false, seconds: fault.seconds || 0 };
    }
  };
  // Page and service worker must not send the same at once; it would do no harm, but costs a weak line twice.
  const send = () =>
    navigator.locks ? navigator.locks.request("hadir", deliver) : deliver();
  return { send, tell, channel };
})();
