// What the phone keeps by itself: entries that wait for signal, and what the page last knew of choices.
"use strict";
self.harian = self.harian || {};
harian.store = (() => {
  let opened = null;
  const open = () => {
    opened = opened || new Promise((done, fail) => {
      const asked = indexedDB.open("harian", 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("kept");
        asked.result.createObjectStore("entries", { keyPath: "token" });
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    return opened;
  };
  const work = async (name, mode, act) => {
    const database = await open();
    return new Promise((done, fail) => {
      // Strict: an entry counts as kept once it is on the disk, not once it is on its way there.
      const all = database.transaction(name, mode, { durability: "strict" });
      const asked = act(all.objectStore(name));
      all.oncomplete = () => done(asked.result);
      all.onerror = all.onabort = () => fail(all.error);
    });
  };
  return {
    get: (key) => work("kept", "readonly", (rows) => rows.get(key)),
    set: (key, value) => work("kept", "readwrite", (rows) => rows.put(value, key)),
    all: () => work("entries", "readonly", (rows) => rows.getAll()),
    put: (value) => work("entries", "readwrite", (rows) => rows.put(value)),
    drop: (token) => work("entries", "readwrite", (rows) => rows.delete(token)),
  };
})();
