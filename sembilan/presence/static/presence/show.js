// What stands on the page. Every word comes from the page itself, in the language it was fetched in.
"use strict";
self.hadir = self.hadir || {};
hadir.words = JSON.parse(document.getElementById("kata").textContent);
hadir.say = (name, values = {}) => hadir.words[name].replace(/%\((\w+)\)s/g, (_, key) => values[key]);
hadir.show = (() => {
  const MARKS = { good: "✓", warn: "!", bad: "✕", info: "i" };
  const part = (name) => document.querySelector(`[data-part="${name}"]`);
  const put = (name, text) => {
    const place = part(name);
    if (place.textContent !== text) place.textContent = text;
    place.hidden = !text;
  };
  const make = (tag, text, name) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (name) made.className = name;
    return made;
  };
  const zoned = (moment, options) => {
    const zone = hadir.zone ? { timeZone: hadir.zone } : {};
    return new Intl.DateTimeFormat(document.documentElement.lang, { ...options, ...zone }).format(moment);
  };
  const hour = (hours, minutes) => hadir.say("clock", { hour: hours, minute: minutes });
  const clock = (moment) => {
    const parts = new Intl.DateTimeFormat("en-GB", {
      hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(hadir.zone ? { timeZone: hadir.zone } : {}),
    }).format(moment);
    return hour(...parts.split(":"));
  };
  const minutes = (count) => hour(String(Math.floor(count / 60) % 24).padStart(2, "0"), String(count % 60).padStart(2, "0"));
  const day = (moment) => zoned(moment, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const dayKey = (moment) => {
    const zone = hadir.zone ? { timeZone: hadir.zone } : {};
    return new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", ...zone }).format(moment);
  };
  const notice = (tone, title, sentences = []) => {
    const made = make("div", "", "notice");
    made.dataset.tone = tone;
    const mark = make("b", MARKS[tone]);
    mark.setAttribute("aria-hidden", "true");
    const body = make("div", "", "grow");
    if (title) body.append(make("b", title));
    for (const one of sentences) body.append(make("p", one));
    made.append(mark, body);
    return made;
  };
  const answered = (one) => notice(one.tone, one.title, one.sentences);
  const fill = (name, nodes) => {
    const place = part(name);
    place.replaceChildren(...nodes);
    place.hidden = !nodes.length;
  };
  const line = (at, title, sentences, tone) => {
    const made = make("li");
    made.dataset.tone = tone;
    made.append(make("b", at, "num"), make("span"));
    made.lastChild.append(make("b", title), ...sentences.map((one) => make("small", one)));
    return made;
  };
  return { part, put, make, clock, minutes, day, dayKey, notice, answered, fill, line };
})();
