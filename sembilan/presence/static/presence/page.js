// The page of checking in: what the site last said, the large button, and what waits. A press is never a toggle:
// its meaning stands on the button, and after a press the button stays with what was pressed until another is chosen.
"use strict";
(() => {
  const { store, key, queue, place, show, say } = hadir;
  const SAME_MS = 30 * 60000, WAIT_MOST = 300, CLOCK_MS = 120000, HOUR = 3600000;
  let state = null, phone = null, chosen = 0, busy = false, tries = 0, timer = 0, signedIn = true, latest = "";
  const now = () => Date.now() + ((state && state.ahead) || 0);
  const name = () => `${state.instansi} ${state.person}`;
  const today = () => show.dayKey(now());
  const isToday = (one) => show.dayKey(one.at ? Date.parse(one.at) : one.pressed_at) === today();

  const mine = async () => {
    const waiting = (await store.all("presses")).sort((a, b) => a.pressed_at - b.pressed_at);
    const kept = ((await store.get("answers")) || []).filter((one) => state && one.person === name());
    const told = state && state.today.date === today() ? state.today.presses : [];
    const all = new Map([...kept, ...told].filter(isToday).map((one) => [one.id, one]));
    return { waiting, done: [...all.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)) };
  };

  // What is next today; somebody who has pressed nothing by the middle of her hours is more likely to be going.
  const next = ({ waiting, done }) => {
    const made = [...done.filter((one) => one.decision !== 2), ...waiting.filter(isToday)].pop();
    const { meanings, today: { hours } } = state;
    if (!made) {
      const late = hours.starts !== null && hours.ends !== null && minutesNow() > (hours.starts + hours.ends) / 2;
      return late ? meanings[meanings.length - 1] : meanings[0];
    }
    const at = made.at ? Date.parse(made.at) : made.pressed_at;
    if (now() - at < SAME_MS) return made.meaning;
    return meanings[Math.min(meanings.indexOf(made.meaning) + 1, meanings.length - 1)];
  };
  const minutesNow = () => {
    const [hours, minutes] = show.clock(now()).split(/\D/).map(Number);
    return hours * 60 + minutes;
  };

  const choices = () => {
    const place = show.part("meanings");
    const wanted = state.meanings.join();
    if (place.dataset.made !== wanted) {
      place.dataset.made = wanted;
      place.querySelectorAll("label").forEach((one) => one.remove());
      for (const meaning of state.meanings) {
        const label = show.make("label", "", "");
        const input = Object.assign(document.createElement("input"), { type: "radio", name: "meaning", value: meaning });
        label.append(input, show.make("span", say(`meaning_${meaning}`)));
        place.append(label);
      }
    }
    place.querySelectorAll("input").forEach((one) => { one.checked = Number(one.value) === chosen; });
    place.hidden = false;
  };
  const button = ({ waiting, done }) => {
    const press = show.part("press");
    const same = waiting.find((one) => one.meaning === chosen && isToday(one) && !one.stopped && one.person === name());
    const had = done.filter((one) => one.meaning === chosen && one.decision !== 2 && now() - Date.parse(one.at) < SAME_MS).pop();
    press.disabled = busy || !usable() || Boolean(same) || Boolean(had);
    show.put("press-name", say(`meaning_${chosen}`));
    show.put("press-note", busy ? say(place.fresh() ? "keeping" : "seeking") : same ? say("waits_short", { time: show.clock(same.pressed_at) })
      : had ? say("recorded", { time: show.clock(Date.parse(had.at)) }) : usable() ? say("press") : say("not_yet"));
  };
  const usable = () => Boolean(phone && phone.device && !phone.ended && Date.parse(phone.active_from) <= now());

  const tellPlace = () => {
    const found = place.fresh(), fault = place.fault();
    if (!found) return show.put("place", say(fault ? `position_${fault}` : "position_seek"));
    const metres = found.accuracy;
    const near = state && place.nearest(state.places, found);
    if (metres > 200) return show.put("place", say("position_rough", { metres }));
    if (!near) return show.put("place", say("position_known", { metres }));
    const far = near.away >= 2000;
    const at = { place: near.place.name, metres, away: far ? Math.round(near.away / 1000) : near.away };
    return show.put("place", say(far ? "position_far" : near.away > 0 ? "position_away" : "position_at", at));
  };
  const tellWaiting = (waiting) => show.fill("waiting", waiting.map((one) => {
    const what = { what: say(`meaning_${one.meaning}`), time: show.clock(one.pressed_at) };
    if (!one.stopped) return show.notice("info", say("waits", what), [say("waits_text")]);
    const made = show.notice("bad", say("stopped", what), [one.said || say("stopped_text"), say("other_ways")]);
    const away = show.make("button", say("dismiss"), "button");
    away.type = "button";
    away.addEventListener("click", async () => { await store.drop("presses", one.id); render(); });
    made.lastChild.append(away);
    return made;
  }));
  const tellToday = ({ done }) => {
    show.fill("list", done.map((one) => show.line(show.clock(Date.parse(one.at)), one.title, one.sentences, one.tone)));
    show.part("none").hidden = done.length > 0;
  };
  const tellPhone = () => {
    const lines = [];
    if (!signedIn) lines.push(show.notice("warn", say("signed_out"), [say("signed_out_text")]));
    if (state && state.drift > CLOCK_MS) lines.push(show.notice("warn", say("drift", { minutes: Math.round(state.drift / 60000) })));
    if (phone && phone.ended) lines.push(show.notice("bad", say("phone_ended"), [say("other_ways")]));
    else if (phone && phone.device && !usable()) {
      const when = { day: show.day(Date.parse(phone.active_from)), time: show.clock(Date.parse(phone.active_from)) };
      lines.push(show.notice("warn", say("phone_waits", when), [say("other_ways")]));
    }
    show.fill("phone", lines);
    show.part("sign-in").hidden = signedIn;
    show.part("register").hidden = !(state && signedIn && (!phone || phone.ended));
  };
  const tellHours = () => {
    const { hours } = state.today;
    const has = hours.starts !== null && hours.ends !== null && !hours.is_free;
    show.put("hours", has ? say("hours", { starts: show.minutes(hours.starts), ends: show.minutes(hours.ends) }) : say("free"));
  };

  const render = async () => {
    const all = await mine();
    tellWaiting(all.waiting);
    tellPhone();
    show.put("date", show.day(now()));
    show.part("checkin").hidden = !(phone && phone.device && state);
    if (!state) return;
    show.put("person", state.person);
    if (!chosen || !state.meanings.includes(chosen)) chosen = next(all);
    tellHours();
    choices();
    button(all);
    tellPlace();
    tellToday(all);
    const said = all.done.find((one) => one.id === latest);
    show.fill("result", said ? [show.answered(said)] : []);
    show.part("extras").hidden = !(state.photo_asked || state.code_asked || new URLSearchParams(location.search).has("kode"));
    show.part("photo").hidden = !(state.photo_asked && hadir.camera.canTake());
  };

  const go = async () => {
    clearTimeout(timer);
    const { done, seconds } = await queue.send();
    tries = done ? 0 : tries + 1;
    if (!done) timer = setTimeout(go, (seconds || Math.min(WAIT_MOST, 2 ** tries)) * 1000 * (0.75 + Math.random() / 2));
  };
  const soon = () => { tries = 0; go(); };
  const inBackground = async () => {
    const worker = navigator.serviceWorker && (await navigator.serviceWorker.getRegistration("/hadir/"));
    if (worker && worker.sync) await worker.sync.register("hadir").catch(() => {});
  };

  const signed = async (press) => {
    const owner = await store.get(`phone ${press.person}`);
    await store.put("presses", { ...press, signature: await key.sign(owner.pair, press) });
  };
  const press = async () => {
    if (busy || show.part("press").disabled) return;
    busy = true; // before anything is waited for: a second tap finds it set
    show.part("press").disabled = true;
    const steady = performance.now(), pressed_at = Date.now();
    try {
      const photo = hadir.extras.photo();
      const known = place.fresh();
      const made = {
        id: key.number(), person: name(), instansi: phone.instansi, device: phone.device, meaning: chosen, pressed_at,
        origin: performance.timeOrigin, steady, code: hadir.extras.code(), photo: photo ? photo.sha256 : "",
        lat: known ? known.lat : null, lon: known ? known.lon : null, accuracy: known ? known.accuracy : null,
      };
      latest = made.id;
      await store.put("presses", made);
      if (photo) await store.put("photos", { id: made.id, instansi: made.instansi, day: show.dayKey(pressed_at), content: photo.content });
      await render();
      const found = await place.fix();
      if (found) Object.assign(made, { lat: found.lat, lon: found.lon, accuracy: found.accuracy });
      await signed(made);
      hadir.extras.clear();
      inBackground();
      soon();
    } catch {
      show.fill("result", [show.notice("bad", say("not_kept"), [say("other_ways")])]);
    } finally {
      busy = false;
      await render();
    }
  };
  // Pressed, and the page was closed before its position came: it goes with what was known then.
  const rest = async () => {
    for (const one of await store.all("presses")) if (!one.signature && one.origin !== performance.timeOrigin) await signed(one);
  };

  const learn = async () => {
    let answer;
    try {
      answer = await fetch("/hadir/keadaan/", { cache: "no-store", redirect: "manual" });
    } catch { return; }
    signedIn = answer.type !== "opaqueredirect" && answer.status !== 404;
    if (!answer.ok) return;
    const told = await answer.json();
    told.ahead = told.server_now - Date.now();
    told.drift = Math.abs(told.ahead);
    // A small difference is the line; the hour on the page is then the phone's own.
    if (told.drift < CLOCK_MS) told.ahead = 0;
    told.places = told.places.map((one) => ({ ...one, lat: Math.round(one.lat * 1e6), lon: Math.round(one.lon * 1e6) }));
    await store.set("state", told);
    await recall();
    await remember(told.device);
  };
  const recall = async () => {
    state = (await store.get("state")) || null;
    hadir.zone = state ? state.zone : "";
    phone = (state && (await store.get(`phone ${name()}`))) || null;
  };
  const remember = async (device) => {
    if (!phone || !phone.device) return;
    const is = Boolean(device) && device.id === phone.device;
    if (is) phone.active_from = device.active_from;
    // Another phone counts now: ours either still waits its turn or has been ended.
    phone.ended = !is && Date.parse(phone.active_from) <= now();
    await store.set(`phone ${name()}`, phone);
  };

  const register = async () => {
    const asked = show.part("register-now");
    asked.disabled = true;
    try {
      const pair = await key.make();
      const cookie = (document.cookie.match(/csrftoken=([^;]+)/) || [])[1] || "";
      const body = JSON.stringify({ key: await key.open(pair), install: await key.install(), label: hadir.label() });
      const headers = { "Content-Type": "application/json", "X-CSRFToken": cookie };
      const answer = await fetch("/hadir/perangkat/", { method: "POST", headers, body, redirect: "manual" });
      const told = answer.type === "opaqueredirect" ? {} : await answer.json();
      if (!answer.ok) throw new Error(told.sentence || say("register_fault"));
      await store.set(`phone ${name()}`, { pair, instansi: told.instansi, device: told.device, active_from: told.active_from });
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
      await recall();
      place.start(tellPlace);
      await render();
      show.fill("result", [show.notice("good", told.sentence)]);
    } catch (fault) {
      show.fill("result", [show.notice("bad", say("register_not"), [fault instanceof TypeError ? say("register_fault") : fault.message])]);
    }
    asked.disabled = false;
  };

  const begin = async () => {
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((one) => {
      one.value = (document.cookie.match(/csrftoken=([^;]+)/) || [])[1] || one.value;
    });
    show.part("press").addEventListener("click", press);
    show.part("register-now").addEventListener("click", register);
    show.part("meanings").addEventListener("change", (event) => { chosen = Number(event.target.value); render(); });
    window.addEventListener("online", () => { soon(); learn().then(render); });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible") return place.stop();
      place.start(tellPlace);
      soon();
      learn().then(render);
    });
    hadir.changed = render;
    if (queue.channel) queue.channel.addEventListener("message", render);
    await recall();
    await rest();
    hadir.extras.begin(render);
    await render();
    if (phone) place.start(tellPlace);
    soon();
    await learn();
    await render();
    document.documentElement.dataset.ready = "1";
    setInterval(render, 30000);
    hadir.update();
  };
  begin();
})();
