// The page of a day: one tap fills all; what is saved is kept on the phone first and leaves when the site has it.
"use strict";
(() => {
  const form = document.getElementById("catat"), place = document.getElementById("menunggu");
  const words = JSON.parse(document.getElementById("kata").textContent);
  const told = document.getElementById("simpan");
  const { store } = harian, LOST_MS = 15000, DAYS_MS = 7 * 86400000, FIRST_MS = 5000, MOST_MS = 120000;
  const isOffline = !told;
  let pause = FIRST_MS, timer = null;
  let known = told ? JSON.parse(told.textContent) : null;
  const say = (name, values = {}) => words[name].replace(/%\((\w+)\)s/g, (_all, key) => values[key]);
  const said = (day) => new Date(`${day}T12:00`).toLocaleDateString(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long" });
  const make = (tag, text, kind) => Object.assign(document.createElement(tag), { textContent: text, className: kind || "" });
  const button = (text, act) => {
    const made = make("button", text, "button");
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  const fill = (text, minutes, rhk) => {
    form.elements.text.value = text;
    let found = false;
    for (const one of form.querySelectorAll("[name=preset]")) { one.checked = one.value === String(minutes); found = found || one.checked; }
    form.elements.minutes.value = found ? "" : minutes;
    if ([...form.elements.rhk.options].some((one) => one.value === String(rhk))) form.elements.rhk.value = rhk;
    form.querySelector("[data-tone=main]").focus();
  };
  const notice = (tone, title, lines, buttons) => {
    const made = make("div", "", "notice"), body = make("div", "", "grow stack tight");
    made.dataset.tone = tone;
    body.append(make("b", title), ...lines.map((one) => make("p", one)), ...buttons);
    made.append(body);
    return made;
  };
  const show = async () => {
    const all = await store.all(), mine = all.filter((one) => known && one.person === known.person);
    const waiting = mine.filter((one) => !one.stopped), others = all.length - mine.length, made = [];
    const line = (one) => `${said(one.fields.day)} · ${one.fields.text} · ${say("minutes", { n: one.fields.minutes || one.fields.preset })}`;
    if (waiting.length) made.push(notice("info", say("waits", { n: waiting.length }), [...waiting.map(line), say(harian.signedOut ? "signed_out" : "waits_text")], isOffline ? [] : [button(say("send"), send)]));
    for (const one of mine.filter((each) => each.stopped)) {
      made.push(notice("bad", say("stopped", { text: one.said }), [line(one)], [
        button(say("again"), async () => { fill(one.fields.text, one.fields.minutes || one.fields.preset, one.fields.rhk); form.elements.note.value = one.fields.note || ""; form.elements.day.value = one.fields.day; await store.drop(one.token); show(); }),
        button(say("drop"), async () => { await store.drop(one.token); show(); })]));
    }
    if (known && others) made.push(notice("warn", say("others", { n: others }), [], []));
    place.replaceChildren(...made);
    place.hidden = !made.length;
  };

  const post = async (entry) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(entry.fields)) body.append(name, value);
    for (const one of entry.files) body.append(one.name, one.content, one.file);
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const stop = new AbortController(), timer = setTimeout(() => stop.abort(), LOST_MS);
    try {
      const answer = await fetch("/harian/", { method: "POST", body, headers: { Accept: "application/json" }, signal: stop.signal, credentials: "same-origin" });
      const isOurs = (answer.headers.get("Content-Type") || "").includes("json");
      harian.signedOut = answer.redirected || answer.status === 403;
      if (answer.ok && isOurs) { await store.drop(entry.token); return true; }
      if (answer.status === 422 && isOurs) { await store.put({ ...entry, stopped: true, said: (await answer.json()).sentence }); return false; }
      if (answer.status === 413 || answer.status === 400) { await store.put({ ...entry, stopped: true, said: say("too_large") }); return false; }
      throw new Error("later");
    } finally { clearTimeout(timer); }
  };
  const deliver = async () => {
    let sent = 0;
    for (const entry of (await store.all()).filter((one) => one.person === known.person && !one.stopped)) if (await post(entry)) sent += 1;
    return sent;
  };
  // A phone often says it has signal before the line carries anything, or never says it: ask again, each time later.
  const later = () => {
    clearTimeout(timer);
    if (harian.signedOut) return;
    timer = setTimeout(send, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, MOST_MS);
  };
  const isWriting = () => form.elements.text.value || form.elements.note.value || form.elements.photo.files.length;
  const leave = async () => {
    try {
      if (isWriting()) throw new Error("later");
      const answer = await fetch("/harian/tanpa-sinyal/", { method: "HEAD", cache: "no-store", redirect: "error" });
      if (!answer.ok || isWriting()) throw new Error("later");
      location.reload();
    } catch { later(); }
  };
  // Two open pages must not send the same at once; it would do no harm, but costs a weak line twice.
  const send = async () => {
    if (isOffline) { await leave(); return; }
    try {
      const sent = navigator.locks ? await navigator.locks.request("harian", deliver) : await deliver();
      if (sent) { location.replace(`/harian/?hari=${form.elements.day.value}`); return; }
    } catch { later(); /* no signal: it stays on the phone */ }
    show();
  };

  const taken = () => {
    const fields = {}, files = [];
    for (const [name, value] of new FormData(form)) {
      if (value instanceof File) { if (value.size) files.push({ name, file: value.name, content: value }); } else if (name !== "csrfmiddlewaretoken") fields[name] = value;
    }
    return { token: fields.token, person: known.person, at: Date.now(), fields, files };
  };
  const renew = () => {
    const day = form.elements.day.value, person = form.elements.person.value;
    form.reset();
    Object.entries({ day, person, token: crypto.randomUUID() }).forEach(([name, value]) => { form.elements[name].value = value; });
  };
  const keep = async (event) => {
    if (!known || !form.elements.minutes.value && !form.querySelector("[name=preset]:checked")) return isOffline ? event.preventDefault() : undefined;
    event.preventDefault();
    const entry = taken();
    try { await store.put(entry); } catch {
      if (isOffline) place.replaceChildren(notice("bad", say("not_kept"), [], [])); else form.submit();
      return undefined;
    }
    renew();
    await show();
    return send();
  };

  // Without signal the page knows only what it kept, and only for some days.
  const remember = async () => {
    const kept = await store.get("page");
    const usable = kept && Date.now() - kept.at < DAYS_MS ? kept : null;
    document.getElementById("atas-nama").textContent = usable ? say("as", { name: usable.name }) : say("unknown");
    if (!usable) { form.hidden = true; return null; }
    form.elements.rhk.replaceChildren(...usable.rhks.map(([value, text]) => Object.assign(make("option", text), { value })));
    document.getElementById("saran").replaceChildren(...usable.fills.map((one) => button(`${one[0]} · ${one[1]}`, () => fill(...one))));
    form.elements.person.value = usable.person;
    form.elements.token.value = crypto.randomUUID();
    const now = new Date();
    form.elements.day.value = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    return usable;
  };
  const start = async () => {
    if (!("indexedDB" in window) || !crypto.randomUUID) return;
    if (form || isOffline) window.addEventListener("online", () => { pause = FIRST_MS; send(); });
    if (isOffline) later();
    if (!isOffline) await store.set("page", { ...known, at: Date.now() });
    else if (!(known = await remember())) return;
    show();
    if (form) form.addEventListener("submit", keep);
    if (!isOffline && form) send();
    if (!isOffline && "serviceWorker" in navigator) navigator.serviceWorker.register("/harian/sw.js", { scope: "/harian/" }).catch(() => {});
  };
  document.addEventListener("click", (event) => {
    const one = event.target.closest("[data-minutes]");
    if (!one || !form) return;
    event.preventDefault();
    fill(one.dataset.text, one.dataset.minutes, one.dataset.rhk);
  });
  start();
})();
