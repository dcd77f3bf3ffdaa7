// Where the phone is: the best of the fixes that come within a short time, in millionths of a degree.
"use strict";
self.hadir = self.hadir || {};
hadir.place = (() => {
  const GOOD_METRES = 25, FRESH_MS = 60000, PATIENCE_MS = 12000, EARTH = 6371008.8;
  let best = null, watch = null, fault = "", heard = () => {};

  const better = (fix) => !best || performance.now() - best.when > FRESH_MS || fix.accuracy <= best.accuracy;
  const take = ({ coords }) => {
    const fix = {
      lat: Math.round(coords.latitude * 1e6), lon: Math.round(coords.longitude * 1e6),
      accuracy: Math.ceil(coords.accuracy), when: performance.now(),
    };
    fault = "";
    if (better(fix)) best = fix;
    heard();
  };
  const miss = (error) => {
    fault = error.code === 1 ? "refused" : "none";
    heard();
  };
  const start = (hear) => {
    heard = hear;
    if (!navigator.geolocation) { fault = "none"; return heard(); }
    if (watch !== null) navigator.geolocation.clearWatch(watch);
    watch = navigator.geolocation.watchPosition(take, miss, { enableHighAccuracy: true, maximumAge: 5000, timeout: 30000 });
  };
  const stop = () => {
    if (watch !== null) navigator.geolocation.clearWatch(watch);
    watch = best = null; // the clock it is fresh by stands still while the phone sleeps
  };
  const fresh = () => (best && performance.now() - best.when <= FRESH_MS ? best : null);

  // Wait shortly for a good fix; then what there is must do, or nothing.
  const fix = async () => {
    const until = performance.now() + PATIENCE_MS;
    while (performance.now() < until) {
      const found = fresh();
      if ((found && found.accuracy <= GOOD_METRES) || fault) break;
      await new Promise((go) => setTimeout(go, 200));
    }
    return fresh();
  };

  const metres = (a, b) => {
    const turn = (millionths) => (millionths / 1e6) * (Math.PI / 180);
    const across = turn(b.lon - a.lon) * Math.cos(turn((a.lat + b.lat) / 2));
    return Math.round(EARTH * Math.hypot(across, turn(b.lat - a.lat)));
  };
  // For the eye only: whether a press counts as at work is decided by the site.
  const nearest = (places, at) => {
    const found = places.map((place) => ({ place, away: Math.max(0, metres(place, at) - place.radius) }));
    return found.sort((one, other) => one.away - other.away)[0] || null;
  };
  return { start, stop, fix, fresh, nearest, fault: () => fault };
})();
