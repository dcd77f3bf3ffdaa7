// What the phone keeps by itself: its key, what the site last said, presses that wait, photos that wait.
"use strict";
self.hadir = self.hadir || {};
hadir.store = (() => {
  let opened = null;
  const open = () => {
    opened = opened || new Promise((done, fail) => {
      const asked = indexedDB.open("hadir", 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("kept");
        asked.result.createObjectStore("presses", { keyPath: "id" });
        asked.result.createObjectStore("photos", { keyPath: "id" });
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    return opened;
  };
  const work = async (name, mode, act) => {
    const database = await open();
    return new Promise((done, fail) => {
      // Strict: a press counts as kept once it is on the disk, not once it is on its way there.
      const all = database.transaction(name, mode, { durability: "strict" });
      const asked = act(all.objectStore(name));
      all.oncomplete = () => done(asked.result);
      all.onerror = all.onabort = () => fail(all.error);
    });
  };
  return {
    get: (key) => work("kept", "readonly", (rows) => rows.get(key)),
    set: (key, value) => work("kept", "readwrite", (rows) => rows.put(value, key)),
    all: (name) => work(name, "readonly", (rows) => rows.getAll()),
    one: (name, id) => work(name, "readonly", (rows) => rows.get(id)),
    put: (name, value) => work(name, "readwrite", (rows) => rows.put(value)),
    drop: (name, id) => work(name, "readwrite", (rows) => rows.delete(id)),
  };
})();
