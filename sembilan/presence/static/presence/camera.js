// The camera: a photo of who presses, made small enough for a weak line, and the code on the office door.
"use strict";
self.hadir = self.hadir || {};
hadir.camera = (() => {
  const MOST_BYTES = 200000, LONGEST = 640;
  let stream = null;
  const open = async (video, side) => {
    close();
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: side, width: { ideal: LONGEST } } });
    video.srcObject = stream;
    await video.play();
  };
  const close = () => {
    if (stream) stream.getTracks().forEach((track) => track.stop());
    stream = null;
  };
  const jpeg = (canvas, quality) => new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
  const take = async (video, canvas) => {
    const share = Math.min(1, LONGEST / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * share);
    canvas.height = Math.round(video.videoHeight * share);
    canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
    for (const quality of [0.8, 0.6, 0.4, 0.2]) {
      const made = await jpeg(canvas, quality);
      if (made && made.size <= MOST_BYTES) {
        const content = await made.arrayBuffer();
        return { content, sha256: await hadir.key.digest(content) };
      }
    }
    return null;
  };
  const codeIn = (text) => {
    try { return new URL(text).searchParams.get("kode") || ""; } catch { return text.trim().slice(0, 80); }
  };
  // Looks until a code is seen or `stopped` says so.
  const scan = async (video, stopped) => {
    const reader = new BarcodeDetector({ formats: ["qr_code"] });
    while (!stopped()) {
      const found = await reader.detect(video).catch(() => []);
      if (found.length) return codeIn(found[0].rawValue);
      await new Promise((go) => setTimeout(go, 250));
    }
    return "";
  };
  const canScan = () => "BarcodeDetector" in self && canTake();
  const canTake = () => Boolean(navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
  return { open, close, take, scan, codeIn, canScan, canTake };
})();
