// The phone's key: made here, never taken out, one for each person who uses this browser.
"use strict";
self.hadir = self.hadir || {};
hadir.key = (() => {
  const KIND = { name: "ECDSA", namedCurve: "P-256" };
  const text64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
  const url64 = (buffer) => text64(buffer).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const hex = (buffer) => [...new Uint8Array(buffer)].map((one) => one.toString(16).padStart(2, "0")).join("");

  const number = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };
  const make = () => crypto.subtle.generateKey(KIND, false, ["sign", "verify"]);
  const open = async (pair) => text64(await crypto.subtle.exportKey("spki", pair.publicKey));
  const said = (press) =>
    ["sembilan-press-1", press.instansi, press.device, press.id, press.meaning, press.pressed_at,
     press.lat, press.lon, press.accuracy, press.code, press.photo].map((one) => (one === null ? "" : one)).join("\n");
  const sign = async (pair, press) =>
    url64(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, new TextEncoder().encode(said(press))));
  const digest = async (buffer) => hex(await crypto.subtle.digest("SHA-256", buffer));

  // The same random number for everybody who uses this browser, so that a shared phone shows.
  const install = async () => {
    const known = await hadir.store.get("install");
    if (known) return known;
    const made = number();
    await hadir.store.set("install", made);
    return made;
  };
  return { number, make, open, sign, digest, install };
})();
